// The bulletin in MJML, as its documentation has newsletters written: sections, columns, ready components.
import mjml2html from 'mjml';

const text = (html, attributes = '') => `<mj-text ${attributes}>${html}</mj-text>`;

function block(value) {
  switch (value.type) {
    case 'paragraph':
      return text(value.html);
    case 'heading':
      return text(value.html, 'font-size="17px" font-weight="bold"');
    case 'list':
      return text(`<ul>${value.items.map(({ html }) => `<li>${html}</li>`).join('')}</ul>`);
    case 'actions':
      return `<mj-table>${value.items.map(({ mark, html }) => `<tr><td valign="top">${mark}</td><td>${html}</td></tr>`).join('')}</mj-table>`;
    case 'figure':
      return `<mj-image src="${value.src}" alt="${value.alt}" />${value.caption ? text(value.caption, 'mj-class="caption"') : ''}`;
    case 'button':
      return `<mj-button href="${value.href}">${value.text}</mj-button>`;
    case 'card':
      return text(`<strong>${value.text}</strong> ${value.alt}`, 'container-background-color="#EAF4EF"');
    default:
      throw new Error(value.type);
  }
}

const column = (inner, attributes = '') => `<mj-section><mj-column ${attributes}>${inner}</mj-column></mj-section>`;

/** Text beside a picture needs a section of its own. */
function blocks(list) {
  let open = '';
  let done = '';
  for (const value of list) {
    if (value.type !== 'media') open += block(value);
    else {
      if (open) done += column(open);
      open = '';
      const image = `<mj-image src="${value.src}" alt="${value.alt}" />${value.caption ? text(value.caption, 'mj-class="caption"') : ''}`;
      done += `<mj-section><mj-column width="35%">${image}</mj-column><mj-column width="65%">${value.blocks.map(block).join('')}</mj-column></mj-section>`;
    }
  }
  return open ? done + column(open) : done;
}

export function source(bulletin) {
  const contents = bulletin.sections.map(({ title, articles }) => `<strong>${title}</strong><br>${articles.map(({ id, title: name }) => `<a href="#${id}">${name.replace(/<[^>]*>/g, '')}</a>`).join('<br>')}`).join('<br>');
  const body = bulletin.sections.map(({ title, blocks: own, articles }) =>
    column(text(title, 'mj-class="kicker"')) + blocks(own) + articles.map(({ id, title: name, blocks: inner }) => column(text(`<h2 id="${id}">${name}</h2>`, 'mj-class="title"')) + blocks(inner)).join(''),
  ).join('');
  return `<mjml lang="zh-CN"><mj-head><mj-title>${bulletin.title}</mj-title><mj-preview>${bulletin.preheader}</mj-preview>
<mj-attributes><mj-all font-family="'PingFang SC', 'Microsoft YaHei', Arial, sans-serif" /><mj-text font-size="16px" line-height="28px" color="#24332E" /><mj-button background-color="#00694E" font-size="16px" align="left" />
<mj-class name="caption" font-size="13px" line-height="20px" color="#5A6B65" /><mj-class name="kicker" font-size="14px" color="#8A5A00" /><mj-class name="title" font-size="20px" font-weight="bold" color="#1B2A26" /></mj-attributes></mj-head>
<mj-body background-color="#EEF2F0" width="640px">
<mj-section background-color="#004D3A"><mj-column>${text(bulletin.kicker, 'color="#EAF4EF" font-size="13px"')}${text(`<h1>${bulletin.title}</h1>`, 'color="#FFFFFF" font-size="26px"')}${text(bulletin.slogan, 'color="#EAF4EF"')}${bulletin.cover ? `<mj-image src="${bulletin.cover.src}" alt="${bulletin.cover.alt}" padding="0" />` : ''}</mj-column></mj-section>
<mj-wrapper background-color="#FFFFFF">${blocks(bulletin.foreword)}${column(text(contents))}${body}
${column(text(bulletin.source, 'mj-class="caption"') + bulletin.contacts.map(({ office, role, email, url }) => text(`${office} ${role ?? ''} <a href="mailto:${email}">${email}</a> <a href="${url}">${url}</a>`, 'mj-class="caption"')).join('') + text(`${bulletin.publisher} <a href="${bulletin.unsubscribe}">退订</a>`, 'mj-class="caption"'))}</mj-wrapper>
</mj-body></mjml>`;
}

export async function render(bulletin) {
  const { html, errors } = await mjml2html(source(bulletin), { validationLevel: 'soft' });
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  return html;
}

// The bulletin as the rivals' templates take it: plain values, texts as HTML. The same words, links and pictures as in our own e-mail.
const escape = (text) => text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]);

function html(nodes = []) {
  return nodes.map((node) => {
    if (node.type === 'text' || node.type === 'code') return escape(node.value);
    if (node.type === 'link') return /^https?:|^mailto:/.test(node.url) ? `<a href="${escape(node.url)}">${html(node.children)}</a>` : html(node.children);
    if (node.type === 'strong') return `<strong>${html(node.children)}</strong>`;
    if (node.type === 'emphasis') return `<em>${html(node.children)}</em>`;
    if (node.type === 'hardBreak') return '<br>';
    return node.children ? html(node.children) : escape(node.alt ?? '');
  }).join('');
}

const marks = '一二三四五六七八九十';

export function bulletinFor({ meta, sections, foreword, footnotes }, config, id) {
  const picture = (url) => `${config.baseUrl}${id}/${url}`;
  const blocks = (list) => list.flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
      case 'signature':
        return [{ type: 'paragraph', html: html(block.children) }];
      case 'heading':
        return [{ type: 'heading', html: html(block.children) }];
      case 'list':
        return [{ type: block.ordered ? 'actions' : 'list', items: block.items.map((item, index) => ({ mark: block.ordered ? `${marks[index]}、` : '•', html: item.blocks.map(({ children }) => html(children)).join('<br>') })) }];
      case 'figure':
        return [{ type: 'figure', src: picture(block.image.url), alt: block.image.alt, caption: block.caption }];
      case 'media':
        return [{ type: 'media', src: picture(block.image.url), alt: block.image.alt, caption: block.caption, blocks: blocks(block.blocks) }];
      case 'button':
        return block.link.kind === 'web' ? [{ type: 'button', href: block.link.url, text: html(block.link.children) }] : [{ type: 'paragraph', html: html(block.link.children) }];
      case 'sdg':
        return [{ type: 'card', text: `SDG ${block.goal}${block.target ? `.${block.target}` : ''}`, alt: block.alt }];
      case 'events':
        return [{ type: 'list', items: block.events.map((event) => ({ mark: '•', html: `<strong>${html(event.title)}</strong> ${html(event.when)}` })) }];
      case 'partners':
        return [{ type: 'list', items: block.items.map((item) => ({ mark: '•', html: item.blocks.map(({ children }) => html(children)).join('<br>') })) }];
      case 'only':
        return block.targets.includes('email') ? blocks(block.blocks) : [];
      default:
        return block.blocks ? blocks(block.blocks) : [];
    }
  });
  return {
    title: meta.title,
    preheader: meta.preheader,
    kicker: config.brand.network.zh,
    slogan: meta.slogan,
    cover: meta.cover && { src: picture(meta.cover.url), alt: meta.cover.alt },
    foreword: blocks(foreword),
    sections: sections.map((section) => ({ id: section.id, title: html(section.title), blocks: blocks(section.blocks), articles: section.articles.map((article) => ({ id: article.id, title: html(article.title), blocks: blocks(article.blocks) })) })),
    notes: footnotes.map(({ number, blocks: list }) => ({ number, blocks: blocks(list) })),
    source: html(meta.source),
    contacts: meta.contacts,
    publisher: config.brand.publisher.zh,
    unsubscribe: config.mail.unsubscribe.url,
  };
}

// The bulletin in React Email's components, styled in place as its documentation does.
import { Body, Button, Column, Container, Head, Heading, Html, Img, Link, Preview, Row, Section, Text } from '@react-email/components';
import { render as toHtml } from '@react-email/render';
import { createElement as h } from 'react';

const font = "'PingFang SC', 'Microsoft YaHei', Arial, sans-serif";
const body = { fontFamily: font, fontSize: '16px', lineHeight: '28px', color: '#24332E', margin: '0 0 16px' };
const caption = { ...body, fontSize: '13px', lineHeight: '20px', color: '#5A6B65' };
const raw = (html) => ({ dangerouslySetInnerHTML: { __html: html } });

function block(value, key) {
  switch (value.type) {
    case 'paragraph':
      return h(Text, { key, style: body, ...raw(value.html) });
    case 'heading':
      return h(Heading, { key, as: 'h4', style: { ...body, fontWeight: 'bold' }, ...raw(value.html) });
    case 'list':
      return h('ul', { key, style: body }, value.items.map(({ html }, index) => h('li', { key: index, ...raw(html) })));
    case 'actions':
      return h(Section, { key, style: { background: '#EAF4EF' } }, value.items.map(({ mark, html }, index) => h(Row, { key: index }, h(Column, { style: { ...body, width: '40px' } }, mark), h(Column, { style: body, ...raw(html) }))));
    case 'figure':
      return h(Section, { key }, h(Img, { src: value.src, alt: value.alt, width: 576 }), value.caption && h(Text, { style: caption }, value.caption));
    case 'media':
      return h(Section, { key }, h(Row, null, h(Column, { width: '216', valign: 'top' }, h(Img, { src: value.src, alt: value.alt, width: 196 }), value.caption && h(Text, { style: caption }, value.caption)), h(Column, { valign: 'top' }, value.blocks.map(block))));
    case 'button':
      return h(Button, { key, href: value.href, style: { background: '#00694E', color: '#FFFFFF', padding: '8px 24px', fontWeight: 'bold', borderRadius: '4px' }, ...raw(value.text) });
    case 'card':
      return h(Text, { key, style: { ...body, background: '#EAF4EF' } }, `${value.text} ${value.alt}`);
    default:
      throw new Error(value.type);
  }
}

function Bulletin(bulletin) {
  return h(Html, { lang: 'zh-CN' }, h(Head, null, h('title', null, bulletin.title)), h(Preview, null, bulletin.preheader),
    h(Body, { style: { background: '#EEF2F0', margin: 0 } }, h(Container, { style: { maxWidth: '640px', background: '#FFFFFF' } },
      h(Section, { style: { background: '#004D3A', padding: '32px' } }, h(Text, { style: { ...caption, color: '#EAF4EF' } }, bulletin.kicker), h(Heading, { style: { fontFamily: font, fontSize: '26px', color: '#FFFFFF' } }, bulletin.title), h(Text, { style: { ...body, color: '#EAF4EF' } }, bulletin.slogan)),
      bulletin.cover && h(Img, { ...bulletin.cover, width: 640 }),
      h(Section, { style: { padding: '28px 32px 36px' } },
        bulletin.foreword.map(block),
        bulletin.sections.map(({ title, articles }, index) => h(Section, { key: index }, h(Text, { style: { ...body, fontWeight: 'bold' }, ...raw(title) }), articles.map(({ id, title: name }) => h(Link, { key: id, href: `#${id}`, style: { ...body, display: 'block', color: '#00608A' }, ...raw(name.replace(/<[^>]*>/g, '')) })))),
        bulletin.sections.map(({ title, blocks, articles }, index) => h(Section, { key: index },
          h(Heading, { as: 'h2', style: { ...body, fontSize: '14px', color: '#8A5A00' }, ...raw(title) }),
          blocks.map(block),
          articles.map(({ id, title: name, blocks: inner }) => h(Section, { key: id, id }, h(Heading, { as: 'h3', style: { ...body, fontSize: '20px', fontWeight: 'bold' }, ...raw(name) }), inner.map(block))))),
        h(Text, { style: caption, ...raw(bulletin.source) }),
        bulletin.contacts.map(({ office, role, email, url }, index) => h(Text, { key: index, style: caption }, `${office} ${role ?? ''} `, h(Link, { href: `mailto:${email}` }, email), ' ', h(Link, { href: url }, url))),
        h(Text, { style: caption }, bulletin.publisher, ' ', h(Link, { href: bulletin.unsubscribe }, '退订'))))));
}

export const render = (bulletin) => toHtml(h(Bulletin, bulletin));

import { strToU8, zipSync } from 'fflate';
import { picture } from './spp.js';

/** A zip archive of texts and bytes. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : new Uint8Array(content)])));
}

const spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="wp" xmlns:a="a"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const style = (id: string, name: string): string => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
const level = (i: number, format: string): string => `<w:lvl w:ilvl="${i}"><w:numFmt w:val="${format}"/></w:lvl>`;

/** A Word document as Chinese Word writes it: style ids are numbers, names tell. */
export function docxOf(body: string): Uint8Array {
  const part = (name: string, inside: string): string => `<w:${name} ${spaces}>${inside}</w:${name}>`;
  const relation = (id: string, type: string, target: string, mode = ''): string => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${mode}/>`;
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
      relation('rStyles', 'styles', 'styles.xml'), relation('rNumbers', 'numbering', 'numbering.xml'), relation('rNotes', 'footnotes', 'footnotes.xml'), relation('rComments', 'comments', 'comments.xml'),
      relation('rHead', 'header', 'header1.xml'), relation('rPicture', 'image', '/word/media/image1.png'), relation('rLink', 'hyperlink', 'https://example.org/ict?utm_source=x', ' TargetMode="External"'),
    ].join('')}</Relationships>`,
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/styles.xml': part('styles', style('Title', 'Title') + style('1', 'heading 1') + style('2', 'heading 2')),
    'word/numbering.xml': part('numbering', `<w:abstractNum w:abstractNumId="3">${level(0, 'chineseCounting')}${level(1, 'bullet')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>`),
    'word/footnotes.xml': part('footnotes', '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>脚注文字</w:t></w:r></w:p></w:footnote>'),
    'word/comments.xml': part('comments', '<w:comment w:id="5" w:author="王处"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>'),
    'word/header1.xml': part('hdr', '<w:p/>'),
    'word/media/image1.png': picture,
  });
}

import type { Root, RootContent } from 'mdast';
import { fromHtml } from '../../markdown/from-html.js';
import type { ImportNote, ImportResult } from '../../markdown/imported.js';
import { fromText } from '../text-import/read.js';
import { decodeText, type MimePart, readMessage } from './mime.js';

/** A picture that the message brings along, by its Content-ID. */
export type InlinePictures = ReadonlyMap<string, Uint8Array>;

/** An e-mail as Markdown nodes; of alternatives the HTML one. Attachments are named, not read. */
export function fromMail(bytes: Uint8Array): { readonly result: ImportResult; readonly inline: InlinePictures } {
  const { headers, body } = readMessage(bytes);
  const inline = new Map<string, Uint8Array>();
  const notes: ImportNote[] = [];
  const texts = choose(body, inline, notes);
  const children: RootContent[] = [];
  let preheader: string | undefined;
  for (const part of texts) {
    const text = decodeText(part.bytes, part.charset);
    const read = part.type === 'text/html' ? fromHtml(text, 'mail') : fromText(text);
    if ('problem' in read) return { result: read, inline };
    children.push(...read.tree.children);
    notes.push(...read.notes);
    preheader ??= read.preheader;
  }
  const subject = (headers.get('subject') ?? '').trim();
  const tree: Root = { type: 'root', children };
  return { result: { tree, pictures: [], notes, ...(subject !== '' && { title: subject }), ...(preheader !== undefined && { preheader }) }, inline };
}

/** The parts that are read as text, in order; pictures are kept by id, the rest is named. */
function choose(part: MimePart, inline: Map<string, Uint8Array>, notes: ImportNote[]): MimePart[] {
  if (part.type === 'multipart/alternative') {
    const readable = part.parts.map((each) => ({ each, texts: choose(each, new Map(), []) })).filter(({ texts }) => texts.length > 0);
    const best = readable.find(({ texts }) => texts.some(({ type }) => type === 'text/html')) ?? readable.at(-1);
    return best ? choose(best.each, inline, notes) : [];
  }
  if (part.parts.length > 0) return part.parts.flatMap((each) => choose(each, inline, notes));
  if (part.type.startsWith('multipart/')) return [];
  const isText = part.type === 'text/html' || part.type === 'text/plain' || part.type === '';
  if (isText && !part.isAttachment) return [part];
  if (part.type.startsWith('image/') && part.id !== '') inline.set(part.id, part.bytes);
  else {
    const name = part.name === '' ? part.type : part.name;
    notes.push({ rule: 'exchange/removed', severity: 'info', message: { zh: `附件未导入：${name}（${part.type}，${part.bytes.length} 字节）`, en: `Attachment, not imported: ${name} (${part.type}, ${part.bytes.length} octets)` }, actual: name });
  }
  return [];
}

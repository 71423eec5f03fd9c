import type { PhrasingContent } from 'mdast';
import type { Contact, EditionMeta, Inline } from '../model/edition.js';
import type { SourceFile, Span } from '../model/text.js';
import { type FrontMatter, frontMatterSchema } from '../schema/front-matter.js';
import { readYaml, type SchemaFinding, type YamlResult } from '../schema/read.js';
import { draft } from './drafts.js';
import { findDanger } from './guard.js';
import { readInlines } from './inlines.js';
import { makeImage, makeLink } from './link-nodes.js';
import { classifyPicture } from './links.js';
import { parseBody } from './long-text.js';
import { addString, addText, FootnoteOrder, type Reading } from './reading.js';

/** Values of the front matter; empty if there is none or it cannot be read. */
export type FrontMatterValues = FrontMatter;

interface FrontMatterRead {
  readonly values: FrontMatterValues;
  readonly findings: readonly SchemaFinding[];
  /** Offset at which the body begins. */
  readonly bodyStart: number;
  readonly spanOf: YamlResult<FrontMatter>['spanOf'];
}

const opening = /^---[ \t]*(?:\r\n|\n|\r)/;
const closing = /^---[ \t]*$/m;
// A key may have its colon from a Chinese input method: that is told as such.
const keyLine = /^(?:["']?[\p{L}_][^\r\n:：]*["']?\s*:(?:\s|$)|[a-z]+：)/mu;
// What stands at the left edge of a YAML mapping: a key, an item, a comment, a closing bracket; deeper lines belong to it.
const yamlLine = /^(?:[ \t]|#|-(?:[ \t]|$)|[\]}],?[ \t]*$|["']?[\p{L}_][^:：]*["']?\s*:(?:\s|$)|[a-z]+：|$)/u;

/** Length of the part of a text that can be YAML: up to its first line that cannot. */
function yamlLength(text: string): number {
  let at = 0;
  for (const line of text.split(/(?<=\n|\r(?!\n))/)) {
    if (!yamlLine.test(line.replace(/(?<![\r\n])[\r\n]+$/, ''))) break;
    at += line.length;
  }
  return at;
}

const known = new WeakMap<SourceFile, FrontMatterRead>();

/** The front matter of a file, if it has one. Two rules around plain text are no front matter. Read once for all who ask. */
export function readFrontMatter(file: SourceFile): FrontMatterRead {
  const read = known.get(file) ?? parseFrontMatter(file);
  known.set(file, read);
  return read;
}

function parseFrontMatter(file: SourceFile): FrontMatterRead {
  const none: FrontMatterRead = { values: {}, findings: [], bodyStart: 0, spanOf: () => undefined };
  const start = opening.exec(file.text)?.[0].length;
  if (start === undefined) return none;
  const close = closing.exec(file.text.slice(start));
  if (!close) return keyLine.test(firstParagraph(file.text.slice(start))) ? readUnclosed(file, start) : none;
  const yaml = file.text.slice(start, start + close.index);
  if (yaml.trim() !== '' && !keyLine.test(yaml)) return none;
  const read = readYaml(yaml, frontMatterSchema, { family: 'input', offset: start, lenient: true });
  // The body's own first rule (---) closed what the author left open.
  if (!read.value && yamlLength(yaml) < yaml.length) return readUnclosed(file, start);
  return { values: read.value ?? {}, findings: read.findings, bodyStart: start + close.index + close[0].length, spanOf: read.spanOf };
}

/**
 * Front matter without its closing line: read up to the first empty line, heading or line that is no YAML; the rest is body. If even that
 * cannot be read, all of it is body, so that nothing is lost.
 */
function readUnclosed(file: SourceFile, start: number): FrontMatterRead {
  const head = firstParagraph(file.text.slice(start));
  const heading = /^#{1,6}[ \t]/m.exec(head)?.index ?? head.length;
  const yaml = head.slice(0, Math.min(yamlLength(head), heading));
  const read = readYaml(yaml, frontMatterSchema, { family: 'input', offset: start, lenient: true });
  const finding: SchemaFinding = {
    rule: 'input/front-matter',
    severity: 'error',
    message: {
      zh: '文件头没有结束：第 1 行的 --- 之后应有另一行 --- 与正文分开；暂按文件头到第一个空行为止读取',
      en: 'Unexpected front matter without an end, expected a second line of --- before the text; read up to the first empty line',
    },
    span: { start: 0, end: 3 },
  };
  const bodyStart = read.value ? start + yaml.length : start;
  return { values: read.value ?? {}, findings: [finding, ...read.findings], bodyStart, spanOf: read.spanOf };
}

function firstParagraph(text: string): string {
  // Not between the two letters of a Windows line end, where `^` and `$` match too.
  const end = /(?<=^|\n|\r(?!\n))[ \t]*(?=[\r\n]|$)/.exec(text);
  return end ? text.slice(0, end.index) : text;
}

/** Front matter as the edition shows it; its texts, links and the cover are noted in the reading. */
export function readMeta(front: FrontMatterRead, reading: Reading): EditionMeta {
  const { values } = front;
  const noted = (value: string, path: readonly (string | number)[], role: 'meta' | 'alt' = 'meta'): string => {
    const span = front.spanOf(path);
    addString(reading, value, { role }, span, placeOf(value, span, reading.file));
    return value;
  };
  const lines = Object.fromEntries(
    (['title', 'subtitle', 'preheader', 'slogan'] as const).flatMap((key) => {
      const value = values[key];
      return value === undefined ? [] : [[key, noted(value.trim(), [key])]];
    }),
  );
  const cover = values.cover && readCover(values.cover, front, reading);
  const source = values.source === undefined ? undefined : readLine(values.source, front.spanOf(['source']), reading);
  const ending = values.closing === undefined ? undefined : readLine(values.closing, front.spanOf(['closing']), reading);
  const contacts = (values.contacts ?? []).map((contact, index): Contact => readContact(contact, index, front, reading, noted));
  return {
    ...lines,
    ...(cover ? { cover } : {}),
    ...(source ? { source } : {}),
    ...(ending ? { closing: ending } : {}),
    contacts,
  };
}

function readCover(cover: NonNullable<FrontMatter['cover']>, front: FrontMatterRead, reading: Reading): EditionMeta['cover'] {
  const span = front.spanOf(['cover', 'image']);
  const altSpan = front.spanOf(['cover', 'alt']);
  const alt = cover.alt.trim();
  makeImage(reading, { role: 'meta' }, { url: cover.image, alt, span, altSpan: placeOf(alt, altSpan, reading.file) });
  const { kind, url } = classifyPicture(cover.image);
  return kind === 'broken' ? undefined : { url, alt, ...(span ? { span } : {}) };
}

function readContact(
  contact: NonNullable<FrontMatter['contacts']>[number],
  index: number,
  front: FrontMatterRead,
  reading: Reading,
  noted: (value: string, path: readonly (string | number)[]) => string,
): Contact {
  const office = noted(contact.office.trim(), ['contacts', index, 'office']);
  const role = contact.role === undefined ? undefined : noted(contact.role.trim(), ['contacts', index, 'role']);
  for (const key of ['email', 'url'] as const) {
    const value = contact[key];
    if (value === undefined) continue;
    const span = front.spanOf(['contacts', index, key]);
    const targetSpan = placeOf(value, span, reading.file);
    makeLink(reading, { role: 'meta' }, { url: key === 'email' ? `mailto:${value}` : value, span, targetSpan }, [{ type: 'text', value: office }]);
  }
  const { email, url } = contact;
  return { office, ...(role === undefined ? {} : { role }), ...(email === undefined ? {} : { email }), ...(url === undefined ? {} : { url }) };
}

/** A line of inline Markdown. What is no paragraph there, such as a list, is taken as plain text. */
function readLine(value: string, span: Span | undefined, reading: Reading): readonly Inline[] {
  const at = placeOf(value, span, reading.file);
  const within: Reading = { ...reading, shift: at?.start, definitions: new Map(), footnotes: new FootnoteOrder([]) };
  // An escaped YAML string can hold what the guard did not see in the file.
  const nodes = findDanger(value) ? [] : parseBody(value).children;
  const paragraphs = nodes.flatMap((node) => (node.type === 'paragraph' ? [node.children] : []));
  const children: PhrasingContent[] = paragraphs.flatMap((each, index) => (index === 0 ? each : [{ type: 'break' } as const, ...each]));
  const scope = { role: 'meta', flow: false, deepen: 0 } as const;
  const plain = nodes.length === 0 || paragraphs.length < nodes.length;
  const text = draft(reading.places, value, at ? [{ at: 0, source: at.start, length: value.length }] : []);
  const inlines = plain ? [text] : readInlines(children, within, scope);
  addText(within, inlines, scope, span);
  return inlines;
}

/** Where a YAML string stands letter by letter: plain, or quoted without escapes. */
function placeOf(value: string, span: Span | undefined, file: SourceFile): Span | undefined {
  if (!span || value === '') return undefined;
  for (const start of [span.start, span.start + 1]) {
    if (start + value.length <= span.end && file.text.startsWith(value, start)) return { start, end: start + value.length };
  }
  return undefined;
}

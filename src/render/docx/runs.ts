import type { Asset } from '../../model/asset.js';
import type { Inline, Link } from '../../model/edition.js';
import { xmlAttribute, xmlText } from '../../text/xml.js';
import type { PackageParts } from './parts.js';

/** Letters of a paragraph as Word has them, and what they say as text. */
export interface Runs {
  readonly xml: string;
  readonly text: string;
}

export const noRuns: Runs = { xml: '', text: '' };

export function joinRuns(...runs: readonly Runs[]): Runs {
  return joinAll(runs);
}

/** As {@link joinRuns} does, of any number: a paragraph may hold more than a call takes arguments. */
function joinAll(runs: readonly Runs[]): Runs {
  return { xml: runs.map(({ xml }) => xml).join(''), text: runs.map(({ text }) => text).join('') };
}

export interface RunContext {
  readonly parts: PackageParts;
  /** Pictures that Word shows, by the URL of the draft. */
  readonly assets: ReadonlyMap<string, Asset>;
  readonly isChinese: boolean;
  href(link: Link): string | undefined;
}

// Quotation marks, dashes and ellipses are shared by both scripts: in Chinese text they come from the Chinese font (ECMA-376 part 1 §17.3.2.26, w:hint).
const shared = /[“”‘’—…·]/u;

/** A run of plain text. `properties`: inside `w:rPr`, in the order of its schema. */
export function textRun(value: string, properties: string, isChinese: boolean): Runs {
  if (value === '') return noRuns;
  const hint = isChinese && shared.test(value) && !properties.includes('<w:rFonts') ? '<w:rFonts w:hint="eastAsia"/>' : '';
  // w:rStyle comes first, w:rFonts second.
  const style = /^<w:rStyle [^>]*\/>/u.exec(properties)?.[0] ?? '';
  const all = style + hint + properties.slice(style.length);
  const pieces = value.split(/([\n\t])/u).map((piece) => (piece === '\n' ? '<w:br/>' : piece === '\t' ? '<w:tab/>' : piece === '' ? '' : `<w:t xml:space="preserve">${xmlText(piece)}</w:t>`));
  return { xml: `<w:r>${all === '' ? '' : `<w:rPr>${all}</w:rPr>`}${pieces.join('')}</w:r>`, text: value };
}

/** Formats in force, from outside to inside. */
interface Format {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly underline?: boolean;
  readonly marked?: boolean;
  readonly small?: boolean;
  readonly script?: 'superscript' | 'subscript';
  readonly link?: boolean;
}

/** The order is that of CT_RPr. */
function propertiesOf({ bold, italic, strike, underline, marked, small, script, link }: Format): string {
  return [
    link ? '<w:rStyle w:val="Hyperlink"/>' : '',
    bold ? '<w:b/><w:bCs/>' : '',
    italic ? '<w:i/><w:iCs/>' : '',
    strike ? '<w:strike/>' : '',
    small ? '<w:sz w:val="18"/><w:szCs w:val="18"/>' : '',
    marked ? '<w:highlight w:val="yellow"/>' : '',
    underline ? '<w:u w:val="single"/>' : '',
    script ? `<w:vertAlign w:val="${script}"/>` : '',
  ].join('');
}

export function inlineRuns(nodes: readonly Inline[], context: RunContext, format: Format = {}): Runs {
  return joinAll(nodes.map((node) => inlineRun(node, context, format)));
}

function inlineRun(node: Inline, context: RunContext, format: Format): Runs {
  const { isChinese, parts } = context;
  switch (node.type) {
    case 'text':
      return textRun(node.value, propertiesOf(format), isChinese);
    case 'strong':
      return inlineRuns(node.children, context, { ...format, bold: true });
    case 'emphasis':
      return inlineRuns(node.children, context, { ...format, italic: true });
    case 'delete':
      return inlineRuns(node.children, context, { ...format, strike: true });
    case 'tag':
      return inlineRuns(node.children, context, { ...format, ...tagFormats[node.tag] });
    case 'code':
      return textRun(node.value, `<w:rStyle w:val="Code"/>${propertiesOf({ ...format, link: false })}`, isChinese);
    case 'hardBreak':
      return { xml: '<w:r><w:br/></w:r>', text: '\n' };
    case 'link':
      return linkRuns(node, context, format);
    case 'image': {
      const asset = context.assets.get(node.url);
      // Text in place of a picture is no text of the draft.
      return asset ? { xml: parts.picture(asset, node.alt, 400), text: '' } : { xml: textRun(`[${node.alt}]`, propertiesOf(format), isChinese).xml, text: '' };
    }
    case 'footnoteRef':
      return { xml: `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${node.number}"/></w:r>`, text: '' };
  }
}

const tagFormats = { sup: { script: 'superscript' }, sub: { script: 'subscript' }, kbd: {}, mark: { marked: true }, small: { small: true }, u: { underline: true }, abbr: {} } as const satisfies Record<string, Format>;

function linkRuns(link: Link, context: RunContext, format: Format): Runs {
  const address = context.href(link);
  const isInner = address?.startsWith('#') === true;
  if (address === undefined || isInner) return inlineRuns(link.children, context, format);
  const { xml, text } = inlineRuns(link.children, context, { ...format, link: true });
  const tip = link.title === undefined ? '' : ` w:tooltip="${xmlAttribute(link.title)}"`;
  return { xml: `<w:hyperlink r:id="${context.parts.link(address)}"${tip} w:history="1">${xml}</w:hyperlink>`, text };
}

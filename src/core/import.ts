import type { Image, Nodes, Root } from 'mdast';
import { Buffer } from 'node:buffer';
import { pictureEnding } from '../exchange/docx/picture-ending.js';
import { fromDocx } from '../exchange/docx/to-markdown.js';
import { fromMail } from '../exchange/mail-import/read.js';
import { readText } from '../exchange/text-import/encoding.js';
import { fromText } from '../exchange/text-import/read.js';
import { hanShare } from '../lang/characters.js';
import { languageOf } from '../lang/registry.js';
import { fromHtml } from '../markdown/from-html.js';
import { withoutTracking } from '../markdown/html-clean.js';
import { countNote, type Imported, type ImportedPicture, type ImportNote, type ImportResult } from '../markdown/imported.js';
import { writeDraft } from '../markdown/write-draft.js';
import type { Lang, Localized } from '../model/text.js';
import { yamlScalar } from '../schema/yaml-strings.js';
import { shapeHeadings, wordsOf } from './import-headings.js';

/** A draft made from a foreign file, not yet written. */
export interface ImportedDraft {
  readonly lang: Lang;
  readonly text: string;
  readonly pictures: readonly ImportedPicture[];
  readonly notes: readonly ImportNote[];
}

export interface ImportSource {
  /** As shown to people. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A picture beside an HTML file, by its relative address; undefined if it is not there or leads outside the folder. */
  readonly beside: (address: string) => Promise<Uint8Array | undefined>;
}

/** Endings of files that can be imported. */
export const importEndings: readonly string[] = ['docx', 'html', 'htm', 'eml', 'txt', 'md'];

/** A foreign file as a draft of the dialect; or why it is not read. `lang`: absent is told by the share of Han. */
export async function importFile(source: ImportSource, lang?: Lang): Promise<ImportedDraft | { readonly problem: Localized }> {
  const ending = endingOf(source.name);
  if (ending === 'md' || ending === 'markdown') return importMarkdown(source, lang);
  const inline = new Map<string, Uint8Array>();
  const read = readAs(ending, source, inline);
  if ('problem' in read) return read;
  const notes = [...read.notes];
  const pictures = await new PictureCollector(read, inline, source, notes).collect();
  const shaped = shapeHeadings(read, notes);
  const chosen = lang ?? langOf(wordsOf(shaped.tree) + (shaped.title ?? ''));
  tidyLinks(shaped.tree, notes, chosen);
  return { lang: chosen, text: frontMatter(shaped) + writeDraft(shaped.tree.children, languageOf(chosen)), pictures, notes };
}

export function endingOf(name: string): string {
  return /\.([^./\\]+)$/u.exec(name.toLowerCase())?.[1] ?? '';
}

function langOf(text: string): Lang {
  return hanShare(text) > 0.1 ? 'zh' : 'en';
}

function readAs(ending: string, { name, bytes }: ImportSource, inline: Map<string, Uint8Array>): ImportResult {
  if (ending === 'docx') return fromDocx(bytes);
  if (ending === 'eml') {
    const { result, inline: own } = fromMail(bytes);
    for (const [id, picture] of own) inline.set(id, picture);
    return result;
  }
  const decoded = readText(bytes, name);
  if ('problem' in decoded) return decoded;
  const isPage = ending === 'html' || ending === 'htm';
  const result = isPage ? fromHtml(decoded.text, isMail(decoded.text) ? 'mail' : 'page') : fromText(decoded.text);
  if ('problem' in result || decoded.encoding === undefined) return result;
  const note: ImportNote = { rule: 'exchange/guessed', severity: 'info', message: { zh: `编码认作 ${decoded.encoding}`, en: `Read as ${decoded.encoding}` }, actual: decoded.encoding };
  return { ...result, notes: [note, ...result.notes] };
}

/** E-mails are set in tables, or say that they are for Outlook. */
function isMail(html: string): boolean {
  return /<!--\[if [^\]]*mso|\bmso-|urn:schemas-microsoft-com:office|role=["']?presentation/iu.test(html) || (/<table/iu.test(html) && !/<(?:main|nav|article|header|footer)\b/iu.test(html));
}

/** What is Markdown already stays as it is, byte for byte, but for its encoding. */
function importMarkdown({ name, bytes }: ImportSource, lang: Lang | undefined): ImportedDraft | { readonly problem: Localized } {
  const decoded = readText(bytes, name);
  if ('problem' in decoded) return decoded;
  const { text, encoding } = decoded;
  const notes: ImportNote[] = encoding === undefined ? [] : [{ rule: 'exchange/guessed', severity: 'info', message: { zh: `编码认作 ${encoding}`, en: `Read as ${encoding}` }, actual: encoding }];
  notes.push({ rule: 'exchange/kept', severity: 'info', message: { zh: '本来就是 Markdown，原样保留；请用 spp check 检查', en: 'It is Markdown already and stays as it is; run spp check on it' } });
  return { lang: lang ?? langOf(text), text, pictures: [], notes };
}

function frontMatter({ title, subtitle, preheader, slogan, source, closing }: Imported): string {
  const lines = Object.entries({ title, subtitle, preheader, slogan, source, closing }).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`${key}: ${yamlScalar(value, 'plain')}`]));
  return lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n\n`;
}

/** Tracking goes; an address that a copy has lost becomes an honest gap. */
function tidyLinks(tree: Root, notes: ImportNote[], lang: Lang): void {
  let [gaps, cleaned] = [0, 0];
  const visit = (node: Nodes): void => {
    if (node.type === 'link') {
      const clean = withoutTracking(node.url);
      if (clean !== node.url) cleaned += 1;
      node.url = clean;
      if (/^#?$/u.test(clean.trim())) {
        gaps += 1;
        const words = wordsOf(node).replace(/[<>\s]+/gu, ' ').trim();
        node.url = lang === 'zh' ? `todo:${words}的网址` : `todo:the address of ${words}`;
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  notes.push(...countNote(gaps, 'exchange/guessed', (n) => `${n} 个链接没有地址，已标为待补（todo:）`, (n) => `${n} links have no address and are marked as gaps (todo:)`, 'warning'));
  notes.push(...countNote(cleaned, 'exchange/removed', (n) => `${n} 个链接去掉了跟踪参数`, (n) => `Tracking parameters removed from ${n} links`));
}

/** Brings the pictures that the file holds, or that lie beside it, into the draft's `images/`. */
class PictureCollector {
  readonly #pictures: ImportedPicture[];
  readonly #paths = new Map<string, string>();

  constructor(
    private readonly read: Imported,
    private readonly inline: ReadonlyMap<string, Uint8Array>,
    private readonly source: ImportSource,
    private readonly notes: ImportNote[],
  ) {
    this.#pictures = [...read.pictures];
  }

  async collect(): Promise<readonly ImportedPicture[]> {
    const own = new Set(this.read.pictures.map(({ path }) => path));
    const images: Image[] = [];
    const visit = (node: Nodes): void => {
      if (node.type === 'image' && !own.has(node.url)) images.push(node);
      if ('children' in node) for (const child of node.children) visit(child);
    };
    visit(this.read.tree);
    for (const image of images) await this.#place(image);
    return this.#pictures;
  }

  async #place(image: Image): Promise<void> {
    if (/^(?:https?:\/\/|sdg:|qr:)/iu.test(image.url)) return;
    const bytes = await this.#bytes(image.url);
    const ending = bytes && pictureEnding(bytes);
    const shown = image.url.length > 60 ? `${image.url.slice(0, 60)}…` : image.url;
    if (!bytes || ending === undefined) {
      this.notes.push({ rule: 'exchange/picture', severity: 'warning', message: { zh: `图片没有导入（不在文件夹内，或不是 PNG、JPEG、GIF）：${shown}`, en: `Picture not imported (not in the folder, or no PNG, JPEG or GIF): ${shown}` }, actual: shown });
      if (image.url.startsWith('data:')) image.url = 'images/missing.png';
      return;
    }
    const known = this.#paths.get(image.url);
    const path = known ?? `images/figure-${this.#pictures.length + 1}.${ending}`;
    if (known === undefined) {
      this.#paths.set(image.url, path);
      this.#pictures.push({ path, bytes });
    }
    image.url = path;
  }

  async #bytes(address: string): Promise<Uint8Array | undefined> {
    const data = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)$/u.exec(address);
    if (data) return new Uint8Array(Buffer.from(data[1] ?? '', 'base64'));
    if (/^cid:/iu.test(address)) return this.inline.get(decodeURIComponent(address.slice(4))) ?? this.inline.get(address.slice(4));
    return /^[a-z][a-z\d+.-]*:|^[/\\]/iu.test(address) ? undefined : this.source.beside(address);
  }
}

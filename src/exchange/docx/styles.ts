import type { XmlElement } from '../xml-tree.js';
import type { ParagraphRole } from './model.js';

/** The value of an attribute whatever its namespace: strict and transitional documents differ in it. */
export function val(element: XmlElement | undefined, name = 'val'): string | undefined {
  return element?.attributes.find((each) => each.local === name)?.value;
}

/** A toggle such as `w:b`: present and not switched off (ECMA-376 part 1 §17.17.4). Undefined: nothing is said. */
export function isOn(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = properties?.first(name);
  return element && !['0', 'false', 'off', 'none'].includes(val(element) ?? '1');
}

interface Style {
  readonly name: string;
  readonly basedOn: string;
  readonly paragraph?: XmlElement | undefined;
  readonly run?: XmlElement | undefined;
}

/** The styles of a document, each with what it takes over. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  #default = '';

  constructor(root: XmlElement | undefined) {
    for (const style of root?.all('style') ?? []) {
      const id = val(style, 'styleId') ?? '';
      this.#styles.set(id, { name: val(style.first('name')) ?? id, basedOn: val(style.first('basedOn')) ?? '', paragraph: style.first('pPr'), run: style.first('rPr') });
      if (val(style, 'type') === 'paragraph' && val(style, 'default') === '1') this.#default = id;
    }
  }

  /** The style and those it is based on, itself first. */
  #chain(id: string): Style[] {
    const chain: Style[] = [];
    const seen = new Set<string>();
    for (let at = id === '' ? this.#default : id; !seen.has(at); ) {
      seen.add(at);
      const style = this.#styles.get(at);
      if (!style) break;
      chain.push(style);
      at = style.basedOn;
    }
    return chain;
  }

  /** What a paragraph is by its style's name, id or outline level. */
  role(id: string, own: XmlElement | undefined): { role: ParagraphRole; level: number } {
    const chain = this.#chain(id);
    const names = chain.length === 0 ? [id] : chain.map(({ name }) => name);
    for (const name of [...names, id]) {
      const heading = /^(?:heading|标题|überschrift|titre)\s*(\d)$/iu.exec(name.trim());
      if (heading) return { role: 'heading', level: Number(heading[1]) };
      if (/^(?:title|标题)$/iu.test(name)) return { role: 'title', level: 0 };
      if (/^(?:subtitle|副标题)$/iu.test(name)) return { role: 'subtitle', level: 0 };
      if (/^(?:toc(?: ?\d| heading)?|目录 ?\d?|table of figures)$/iu.test(name)) return { role: 'contents', level: 0 };
      if (/^(?:intense )?quote$|^引用/iu.test(name)) return { role: 'quote', level: 0 };
      if (/^caption$|^题注$/iu.test(name)) return { role: 'caption', level: 0 };
      if (/^(?:html preformatted|source code|code|preformatted text)$/iu.test(name)) return { role: 'code', level: 0 };
    }
    const outline = [own, ...chain.map(({ paragraph }) => paragraph)].map((properties) => val(properties?.first('outlineLvl'))).find((level) => level !== undefined);
    return outline !== undefined && Number(outline) < 9 ? { role: 'heading', level: Number(outline) + 1 } : { role: 'text', level: 0 };
  }

  numbering(id: string): XmlElement | undefined {
    return this.#chain(id).map(({ paragraph }) => paragraph?.first('numPr')).find(Boolean);
  }

  /** A toggle of a character or paragraph style. */
  isOn(id: string, name: string): boolean {
    return id !== '' && this.#chain(id).map(({ run }) => isOn(run, name)).find((state) => state !== undefined) === true;
  }

  name(id: string): string {
    return this.#styles.get(id)?.name ?? id;
  }
}

/** Which lists are numbered: by list and level. */
export class Numbering {
  readonly #abstract = new Map<string, XmlElement>();
  readonly #lists = new Map<string, XmlElement>();

  constructor(root: XmlElement | undefined) {
    for (const each of root?.all('abstractNum') ?? []) this.#abstract.set(val(each, 'abstractNumId') ?? '', each);
    for (const each of root?.all('num') ?? []) this.#lists.set(val(each, 'numId') ?? '', each);
  }

  /** Undefined for a list that does not exist: id 0 switches numbering off. */
  ordered(id: string, level: number): boolean | undefined {
    const list = this.#lists.get(id);
    if (!list) return undefined;
    const override = list.all('lvlOverride').find((each) => val(each, 'ilvl') === String(level))?.first('lvl');
    const abstract = this.#abstract.get(val(list.first('abstractNumId')) ?? '');
    const format = val((override ?? abstract?.all('lvl').find((each) => val(each, 'ilvl') === String(level)))?.first('numFmt')) ?? 'bullet';
    return format !== 'bullet' && format !== 'none';
  }
}

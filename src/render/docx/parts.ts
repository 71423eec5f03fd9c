import type { Zippable } from 'fflate';
import type { Asset } from '../../model/asset.js';
import { xmlAttribute } from '../../text/xml.js';

export const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const wordTypes = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
// CSS pixels: under half of the text's height on A4.
const tallest = 420;
// English Metric Units in a CSS pixel (96 to the inch).
const emu = 9525;

/** What a document's text refers to: links, pictures, and the parts beside it. Ids are given in the order of asking. */
export class PackageParts {
  readonly #links = new Map<string, string>();
  readonly #pictures = new Map<string, { readonly id: string; readonly name: string; readonly bytes: Uint8Array }>();
  #drawings = 0;

  link(address: string): string {
    const known = this.#links.get(address) ?? `rLink${this.#links.size + 1}`;
    this.#links.set(address, known);
    return known;
  }

  /** A picture in a line, no wider than `widest` CSS pixels. */
  picture(asset: Asset, alt: string, widest: number): string {
    const ending = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' }[asset.mediaType as string] ?? 'png';
    const known = this.#pictures.get(asset.url) ?? { id: `rPicture${this.#pictures.size + 1}`, name: `picture${this.#pictures.size + 1}.${ending}`, bytes: asset.bytes };
    this.#pictures.set(asset.url, known);
    this.#drawings += 1;
    // Neither wider than its place nor so tall that it takes a page for itself.
    const width = Math.max(1, Math.round(Math.min(asset.width, widest, (asset.width * tallest) / Math.max(1, asset.height))));
    const height = Math.max(1, Math.round((asset.height * width) / Math.max(1, asset.width)));
    const size = `cx="${Math.round(width * emu)}" cy="${height * emu}"`;
    const n = this.#drawings;
    const described = `id="${n}" name="${xmlAttribute(known.name)}" descr="${xmlAttribute(alt)}"`;
    return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr ${described}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr ${described}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${known.id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  }

  /** The whole file. `parts`: XML by name under `word/`, without declaration; `core`: document properties. The same input gives the same bytes. */
  async pack(parts: Readonly<Record<string, string>>, core: string): Promise<Uint8Array> {
    const named = Object.keys(parts).filter((name) => name !== 'document');
    const kinds: Readonly<Record<string, string>> = { header1: 'header', footer1: 'footer' };
    const kind = (name: string): string => kinds[name] ?? name;
    const overrides = Object.keys(parts).map((name) => `<Override PartName="/word/${name}.xml" ContentType="${wordTypes}.${name === 'document' ? 'document.main' : kind(name)}+xml"/>`).join('');
    const relations = [
      ...named.map((name) => `<Relationship Id="r_${name}" Type="${office}/${kind(name)}" Target="${name}.xml"/>`),
      ...this.#linkRelations(),
      ...[...this.#pictures.values()].map(({ id, name }) => `<Relationship Id="${id}" Type="${office}/image" Target="media/${name}"/>`),
    ];
    const texts: Record<string, string> = {
      '[Content_Types].xml': `<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="gif" ContentType="image/gif"/>${overrides}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${packageTypes}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
      'docProps/core.xml': core,
      'word/_rels/document.xml.rels': `<Relationships xmlns="${packageTypes}/relationships">${relations.join('')}</Relationships>`,
      // Links in footnotes have relations of their own.
      ...('footnotes' in parts && { 'word/_rels/footnotes.xml.rels': `<Relationships xmlns="${packageTypes}/relationships">${this.#linkRelations().join('')}</Relationships>` }),
      ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [`word/${name}.xml`, xml])),
    };
    const encoder = new TextEncoder();
    // The same bytes anywhere: a fixed day in local time (zip knows none before 1980, and no zones).
    const options = { mtime: new Date(1980, 0, 1), level: 6 } as const;
    const files: Zippable = Object.fromEntries(Object.entries(texts).map(([path, xml]) => [path, [encoder.encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`), options]]));
    for (const { name, bytes } of this.#pictures.values()) files[`word/media/${name}`] = [bytes, { ...options, level: 0 }];
    // Makes tables when it is loaded, which takes as long as a page of e-mail.
    const { zipSync } = await import('fflate');
    return zipSync(files);
  }

  #linkRelations(): string[] {
    return [...this.#links].map(([address, id]) => `<Relationship Id="${id}" Type="${office}/hyperlink" Target="${xmlAttribute(address)}" TargetMode="External"/>`);
  }
}

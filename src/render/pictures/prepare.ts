import type { Asset } from '../../model/asset.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Edition } from '../../model/edition.js';
import type { PictureProblem, PictureWish } from '../../model/pictures.js';
import type { Format } from '../../model/bulletin.js';
import { LineIndex } from '../../text/lines.js';
import { sha256 } from '../../text/hash.js';
import type { RenderInput } from '../renderer.js';
import { drawnSvg } from './svg-drawing.js';

/** Where a picture can stand. */
export type Place = 'cover' | 'column' | 'media' | 'line';

/** What a medium shows: CSS pixels of each place, and what it takes of a picture that is so wide. */
export interface Medium {
  readonly format: Format;
  readonly widths: Readonly<Record<Place, number>>;
  wish(width: number): PictureWish;
}

export interface PreparedPictures {
  /** By the URL in the Markdown; what is missing there cannot be shown. */
  readonly assets: ReadonlyMap<string, Asset>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every local picture of the edition, made fit for the widest place it stands in. Without a desk they stay as they are. */
export async function preparePictures(input: RenderInput, medium: Medium): Promise<PreparedPictures> {
  const { pictures: desk, edition } = input;
  if (!desk) return { assets: input.assets, diagnostics: [] };
  const places = widestPlaces(edition, medium);
  const done = await Promise.all(
    [...places].map(async ([url, width]): Promise<Outcome> => {
      const asset = input.assets.get(url);
      if (!asset) return { url };
      const wish = medium.wish(width);
      if (asset.mediaType === 'image/svg+xml' && wish.types.includes(asset.mediaType)) return { url, asset };
      if (asset.mediaType !== 'image/svg+xml') return { url, ...(await desk.fit(asset, wish)) };
      const drawn = await drawnSvg(input, desk, asset, width);
      return 'kind' in drawn ? { url, problem: drawn } : { url, ...(await desk.fit(drawn, wish)) };
    }),
  );
  const assets = new Map<string, Asset>();
  for (const { url, asset } of done) if (asset) assets.set(url, asset);
  return { assets, diagnostics: problems(edition, done) };
}

/** In CSS pixels. */
function widestPlaces(edition: Edition, { format, widths }: Medium): Map<string, number> {
  const found = new Map<string, number>();
  const enter = (url: string, place: Place): void => void found.set(url, Math.max(found.get(url) ?? 0, widths[place]));
  const visit = (value: unknown, place: Place): void => {
    if (Array.isArray(value)) {
      for (const each of value) visit(each, place);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const node = value as { readonly type?: string; readonly targets?: readonly string[]; readonly kind?: string; readonly url?: string };
    if (node.type === 'only' && node.targets?.includes(format) !== true) return;
    if (node.type === 'image') {
      if (node.kind === 'local' && node.url !== undefined) enter(node.url, place);
      return;
    }
    for (const [key, child] of Object.entries(value)) visit(child, key === 'image' && node.type === 'figure' ? 'column' : key === 'image' && node.type === 'media' ? 'media' : 'line');
  };
  if (edition.meta.cover) enter(edition.meta.cover.url, 'cover');
  visit([edition.foreword, edition.sections, edition.footnotes, edition.meta.source, edition.meta.closing], 'line');
  return found;
}

interface Outcome {
  readonly url: string;
  readonly asset?: Asset;
  readonly problem?: PictureProblem;
}

/** One warning for all pictures that lack the same tool; one for each damaged picture, at its place. */
function problems({ file, images }: Edition, outcomes: readonly Outcome[]): Diagnostic[] {
  const index = new LineIndex(file.text);
  const said = new Map<string, Diagnostic>();
  for (const { url, problem } of outcomes) {
    if (!problem) continue;
    const span = images.find((image) => image.url === url)?.span;
    const place = { rule: 'image/prepared', severity: 'warning', file: file.path, ...(span && { range: index.range(span) }) } as const;
    const first = said.get(problem.kind);
    if (problem.said === undefined) {
      const message = { zh: `图片“${url}”无法解码，按原样使用；请用图像软件重新保存`, en: `Picture “${url}” cannot be decoded and is used as it is; save it anew with an image program` };
      said.set(url, { ...place, actual: url, message });
    } else if (!first) said.set(problem.kind, { ...place, actual: url, message: problem.said });
    else said.set(problem.kind, { ...first, actual: `${first.actual}, ${url}` });
  }
  return [...said.values()];
}

/** Its own path for a picture that is used as it stands, else one with what it holds in its name: addresses of hosted pictures never change meaning. */
export function sentPath(source: Asset, sent: Asset): string {
  if (source.bytes === sent.bytes) return source.url;
  const [, stem = source.url] = /^(.*?)(?:\.[A-Za-z0-9]+)?$/s.exec(source.url) ?? [];
  return `${stem}.${sha256(sent.bytes).slice(0, 10)}${endingOf(sent)}`;
}

export function endingOf({ mediaType }: Pick<Asset, 'mediaType'>): string {
  return `.${mediaType.slice('image/'.length).replace('jpeg', 'jpg').replace('svg+xml', 'svg')}`;
}

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asset } from '../model/asset.js';
import type { PictureDesk, PictureWish } from '../model/pictures.js';
import { createFontLibrary } from './fonts.js';
import { packageRoot } from './package.js';
import { readPictureHeader } from './picture-header.js';
import { createPictureDesk, type PictureDeskOptions } from './pictures.js';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spp-pictures-'));
  folders.push(folder);
  return folder;
}

const desk = (cacheFolder: string, more: Partial<PictureDeskOptions> = {}): PictureDesk =>
  createPictureDesk({ packageRoot, cacheFolder, fonts: createFontLibrary(packageRoot), printer: () => undefined, ...more });
const without = { loadConverter: () => Promise.resolve(undefined) };

const wish: PictureWish = { types: ['image/jpeg', 'image/png', 'image/gif'], widths: [600, 300], weight: 100_000, light: 2000 };

const noise = (width: number, height: number): Sharp => sharp({ create: { width, height, channels: 3, background: '#336699', noise: { type: 'gaussian', mean: 128, sigma: 20 } } });
function asset(url: string, bytes: Uint8Array): Asset {
  const header = readPictureHeader(bytes);
  if (!header) throw new Error(url);
  return { url, bytes, ...header };
}

/** Taken at a place that nobody else need know, with the camera held upright. */
let photo: Asset;
let turned: Asset;
let webp: Asset;
let avif: Asset;
let transparent: Asset;
let screenshot: Asset;
beforeAll(async () => {
  const jpeg = await noise(900, 600).jpeg().withExif({ IFD0: { Copyright: 'secret place' }, IFD3: { GPSLatitude: '39/1 54/1 0/1' } }).toBuffer();
  photo = asset('images/photo.jpg', jpeg);
  turned = asset('images/turned.jpg', await sharp(jpeg).resize(300, 200).withMetadata({ orientation: 6 }).toBuffer());
  webp = asset('images/图.webp', await noise(640, 300).webp().toBuffer());
  avif = asset('images/a.avif', await noise(200, 100).avif({ effort: 0 }).toBuffer());
  transparent = asset('images/t.webp', await sharp({ create: { width: 700, height: 100, channels: 4, background: { r: 0, g: 99, b: 0, alpha: 0.3 } } }).webp().toBuffer());
  screenshot = asset('images/s.png', await sharp(await noise(500, 100).png().toBuffer()).withExif({ IFD0: { Artist: 'secret name' } }).png().toBuffer());
});

const facts = ({ mediaType, width, height }: Asset): unknown => [mediaType, width, height];
const holds = ({ bytes }: Asset, text: string): boolean => Buffer.from(bytes).includes(text);

describe('fit', () => {
  it('turns a light picture in the inks of a press into sRGB', async () => {
    const { fit } = desk(await newFolder());
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#2a7' } }).toColourspace('cmyk').jpeg().toBuffer();
    const { asset: made, problem } = await fit(asset('images/press.jpg', bytes), { ...wish, light: 100_000 });
    expect(problem).toBeUndefined();
    expect([(await sharp(bytes).metadata()).space, (await sharp(made.bytes).metadata()).space]).toEqual(['cmyk', 'srgb']);
  });

  it('makes pictures smaller, upright, free of metadata, and of a kind that mail shows', async () => {
    const { fit } = desk(await newFolder());
    const of = async (source: Asset): Promise<Asset> => {
      const { asset: made, problem } = await fit(source, wish);
      expect(problem).toBeUndefined();
      expect(made.bytes.length).toBeLessThanOrEqual(wish.weight);
      expect(asset('', made.bytes)).toEqual({ ...made, url: '' });
      return made;
    };
    expect(facts(await of(photo))).toEqual(['image/jpeg', 600, 400]);
    expect([holds(photo, 'secret'), holds(await of(photo), 'secret')]).toEqual([true, false]);
    expect(facts(turned)).toEqual(['image/jpeg', 200, 300]);
    expect(facts(await of(turned))).toEqual(['image/jpeg', 200, 300]);
    expect((await sharp((await of(turned)).bytes).metadata()).orientation).toBeUndefined();
    expect(facts(await of(webp))).toEqual(['image/jpeg', 600, 281]);
    expect(facts(await of(avif))).toEqual(['image/jpeg', 200, 100]);
    expect(facts(await of(transparent))).toEqual(['image/png', 600, 86]);
  });

  it('takes the smaller width where the larger weighs too much', async () => {
    const { asset: made } = await desk(await newFolder()).fit(photo, { ...wish, weight: 20_000 });
    expect(made.width).toBe(300);
  });

  it('copies what fits without decoding it, metadata left out, and needs no converter for that', async () => {
    const { fit } = desk(await newFolder(), without);
    const wide = { ...wish, widths: [900], weight: 1e6 };
    for (const source of [photo, screenshot]) {
      const { asset: kept, problem } = await fit(source, wide);
      expect(problem).toBeUndefined();
      expect([holds(source, 'secret'), holds(kept, 'secret')]).toEqual([true, false]);
      expect((await sharp(kept.bytes).raw().toBuffer()).equals(await sharp(source.bytes).raw().toBuffer())).toBe(true);
      // Once more: nothing is left to leave out.
      expect((await fit(kept, wide)).asset.bytes).toBe(kept.bytes);
    }
  });

  it('leaves a picture as it is and says why, where it has no converter or the picture is damaged', async () => {
    const none = await desk(await newFolder(), without).fit(webp, wish);
    expect(none).toMatchObject({ asset: webp, problem: { kind: 'converter' } });
    expect(none.problem?.said?.en).toContain('npm install sharp@');
    const damaged = { ...webp, bytes: webp.bytes.slice(0, 200) };
    expect(await desk(await newFolder()).fit(damaged, wish)).toMatchObject({ asset: damaged, problem: { kind: 'damaged' } });
  });

  it('comes from the cache the next time, also where there is no converter then', async () => {
    const folder = await newFolder();
    const { asset: first } = await desk(folder).fit(webp, wish);
    expect(await desk(folder, without).fit(webp, wish)).toEqual({ asset: { ...first, bytes: Buffer.from(first.bytes) } });
    // Another wish, and another picture of the same name, are other entries.
    expect(await desk(folder, without).fit(webp, { ...wish, widths: [500] })).toHaveProperty('problem');
    expect(await desk(folder, without).fit({ ...avif, url: webp.url }, wish)).toHaveProperty('problem');
  });

  it('makes a damaged entry anew, and the same bytes in two runs at once', async () => {
    const folder = await newFolder();
    const [one, two] = await Promise.all([desk(folder).fit(webp, wish), desk(folder).fit(webp, wish)]);
    expect(Buffer.compare(one.asset.bytes, two.asset.bytes)).toBe(0);
    const cache = join(folder, 'pictures');
    const [entry = '', ...rest] = await readdir(cache);
    expect(rest).toEqual([]);
    const whole = await readFile(join(cache, entry));
    for (const damage of [whole.subarray(0, 70), Buffer.alloc(0), Buffer.concat([whole, Buffer.from('x')])]) {
      await writeFile(join(cache, entry), damage);
      expect(Buffer.compare((await desk(folder).fit(webp, wish)).asset.bytes, one.asset.bytes)).toBe(0);
      expect(await readFile(join(cache, entry))).toEqual(whole);
    }
  });

  it('works without a place for its cache', async () => {
    const file = join(await newFolder(), 'file');
    await writeFile(file, '');
    expect((await desk(file).fit(webp, wish)).problem).toBeUndefined();
  });
});

describe('draw', () => {
  const drawing = { key: 'x', document: async () => '<p>x</p>', width: 10, height: 10, scale: 1, urgent: false };

  it('asks the browser once, and the cache afterwards', async () => {
    const folder = await newFolder();
    let pages = 0;
    const printer = {
      version: Promise.resolve('x'),
      open: async () => ({ refused: [], fill: async () => undefined, setProperty: async () => undefined, print: async () => new Uint8Array(), printBlank: async () => new Uint8Array(), draw: async () => new Uint8Array([(pages += 1)]), close: async () => undefined }),
    };
    const drawn = desk(folder, { printer: () => printer });
    expect(await Promise.all([drawn.draw(drawing), drawn.draw(drawing)])).toEqual([new Uint8Array([1]), new Uint8Array([1])]);
    expect(await desk(folder).draw(drawing)).toEqual(Buffer.from([1]));
    expect(await desk(folder).draw({ ...drawing, width: 11 })).toBeUndefined();
  });
});

import type { Asset } from '../../model/asset.js';
import type { ImageView } from '../html/views.js';
import { type PictureAddress, Pictures, webCode } from '../pictures/sent.js';
import { endingOf, type Medium, type PreparedPictures } from '../pictures/prepare.js';
import { stem, type RenderInput } from '../renderer.js';

/** What “media/uploadimg” takes: JPEG or PNG of 1 MB; WeChat itself makes pictures no wider than 1,080 pixels, and not well. */
export const article: Medium = {
  format: 'wechat',
  // Everything but a picture within a line takes the whole column.
  widths: { cover: 540, column: 540, media: 540, line: 240 },
  wish: (width) => ({ types: ['image/jpeg', 'image/png'], widths: [width * 2, Math.ceil((width * 4) / 3)], weight: 1024 * 1024 }),
};

/**
 * Pictures in a folder of their own, numbered in the order of reading: `issue-9.zh.wechat/01-masthead.jpg`. That is how they are
 * uploaded, one after the other, when the article is pasted into WeChat's editor.
 */
export function numberedPictures(input: RenderInput, prepared: PreparedPictures, address: PictureAddress): Pictures {
  return new Pictures(input, prepared, address, (source, sent, number) => numbered(input, source.url, sent, number));
}

function numbered({ bulletin, edition }: RenderInput, url: string, sent: Pick<Asset, 'mediaType'>, number: number): string {
  const [, name = ''] = /([^/\\]*?)(?:\.[A-Za-z0-9]+)?$/.exec(url) ?? [];
  return `${stem(bulletin, edition.lang)}.wechat/${String(number).padStart(2, '0')}${name === '' ? '' : `-${name}`}${endingOf(sent)}`;
}

export interface NumberedCode {
  readonly image: ImageView;
  readonly href: string;
}

/** The QR code of the web version, for the place it stands at first; null if the issue has none. */
export function numberedCode(input: RenderInput, pictures: Pictures, address: PictureAddress): () => NumberedCode | null {
  const code = input.edition.images.some((image) => image.kind === 'qr') ? webCode(input, address) : null;
  let placed: NumberedCode | null = null;
  return () => {
    if (code === null || placed) return placed;
    const path = numbered(input, code.artifact.path, { mediaType: 'image/png' }, pictures.count + 1);
    pictures.add({ ...code.artifact, path });
    placed = { href: code.href, image: { ...code.image, src: address(path) ?? path } };
    return placed;
  };
}

import type { Lang } from '../../model/text.js';
import { escapeHtml } from '../html/escape.js';

export interface FrameContent {
  readonly format: string;
  readonly lang: Lang;
  readonly bytes: Uint8Array;
  readonly pictures: readonly { readonly hash: string; readonly address: string }[];
}

/** What may be in a frame; scripts never. */
export interface FrameLook {
  readonly images: boolean;
  /** False: as a mail program shows it that strips styles. */
  readonly styles: boolean;
}

/** An output as a document for a frame of the preview: its pictures come from the preview, text and article get a page around them. */
export function frameDocument({ format, lang, bytes, pictures }: FrameContent): string {
  const made = new TextDecoder().decode(bytes);
  const html = pictures.reduce((text, { hash, address }) => text.replaceAll(`"${escapeHtml(address)}"`, () => `"/picture/${hash}"`), made);
  switch (format) {
    case 'text':
      return around(lang, 'pre{margin:0;padding:24px 28px;font:14px/1.7 Menlo,Consolas,"DejaVu Sans Mono","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",monospace;white-space:pre-wrap}', `<pre>${escapeHtml(made)}</pre>`);
    case 'wechat':
      // The editor of WeChat sets 17 px on white; the article brings its own sizes.
      return around(lang, 'body{padding:24px 16px 40px;font:17px/1.6 -apple-system,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:677px;margin:0 auto!important}img{max-width:100%}', html);
    default:
      return html;
  }
}

function around(lang: Lang, style: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${lang}</title>
<style>html{background:#fff;color:#1b2a26}body{margin:0}@media (prefers-color-scheme:dark){html{background:#191c1b;color:#d5e0db}}${style}</style></head>
<body>${content}</body></html>
`;
}

/** No script, nothing from elsewhere; images and styles as wished: what the policy forbids is off, whatever the document says. */
export function framePolicy({ images, styles }: FrameLook): string {
  return [
    "default-src 'none'",
    `img-src ${images ? "'self' data:" : "'none'"}`,
    `style-src ${styles ? "'unsafe-inline'" : "'none'"}`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin',
  ].join('; ');
}

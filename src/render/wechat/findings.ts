import type { Diagnostic } from '../../model/diagnostic.js';
import type { Edition } from '../../model/edition.js';
import type { Asset } from '../../model/asset.js';
import { contentLimit } from './parts.js';

/** What WeChat's form takes, in characters (mp.weixin.qq.com, “draft/add”). */
export const limits = { title: 32, author: 16, digest: 128 } as const;

/** Bytes of one picture of an article (“media/uploadimg”). */
const pictureLimit = 1024 * 1024;

/** Formats of the same interface. */
export function isAccepted({ mediaType }: Pick<Asset, 'mediaType'>): boolean {
  return mediaType === 'image/png' || mediaType === 'image/jpeg';
}

export interface ArticleFacts {
  readonly title: string;
  readonly author: string | null;
  readonly digest: string | null;
  /** Finished parts, in order. */
  readonly parts: readonly string[];
  readonly pictures: Iterable<Asset>;
}

/** What WeChat would refuse or cut off. Nothing here stops the other outputs. */
export function wechatFindings({ file }: Edition, facts: ArticleFacts): Diagnostic[] {
  const at = { file: file.path } as const;
  const found: Diagnostic[] = [];
  const { title, author, digest, parts, pictures } = facts;
  if (length(title) > limits.title) {
    const said = tooLong('标题', 'title', length(title), limits.title);
    found.push({ ...at, rule: 'wechat/title', severity: 'info', actual: title, message: said });
  }
  if (author !== null && length(author) > limits.author) {
    const said = tooLong('作者', 'author', length(author), limits.author);
    found.push({ ...at, rule: 'wechat/author', severity: 'info', actual: author, message: said });
  }
  if (digest !== null && length(digest) > limits.digest) {
    const said = tooLong('摘要', 'digest', length(digest), limits.digest);
    found.push({ ...at, rule: 'wechat/digest', severity: 'info', actual: digest, message: said });
  }
  return [...found, ...sizes(at, parts), ...[...pictures].flatMap((picture) => pictureFindings(at, picture))];
}

function sizes(at: { readonly file: string }, parts: readonly string[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (parts.length > 1) {
    found.push({
      ...at,
      rule: 'wechat/size',
      severity: 'info',
      message: {
        zh: `正文超过微信公众号 ${contentLimit} 字符（含标记）的上限，已拆分为 ${parts.length} 篇`,
        en: `The article is over WeChat's ${contentLimit} characters with markup; it was split into ${parts.length} parts`,
      },
    });
  }
  for (const [index, part] of parts.entries()) {
    if (part.length < contentLimit) continue;
    found.push({
      ...at,
      rule: 'wechat/size',
      severity: 'warning',
      message: {
        zh: `第 ${index + 1} 篇有 ${part.length} 字符（含标记），应少于 ${contentLimit}，且无法在内容块之间拆分；请缩短或拆开其中的长段落、长表格`,
        en: `Part ${index + 1} has ${part.length} characters with markup, expected fewer than ${contentLimit}, and cannot be split between blocks; shorten or divide its long paragraphs and tables`,
      },
    });
  }
  return found;
}

function pictureFindings(at: { readonly file: string }, picture: Asset): Diagnostic[] {
  const { url, mediaType, bytes } = picture;
  const rule = { ...at, rule: 'wechat/picture', severity: 'warning', actual: url } as const;
  if (!isAccepted(picture)) {
    const kind = mediaType.slice('image/'.length);
    return [
      {
        ...rule,
        message: {
          zh: `微信公众号文章的图片应为 JPEG 或 PNG，而“${url}”是 ${kind}，文中以替代文字代替；请另存为 PNG`,
          en: `WeChat takes JPEG and PNG pictures, and "${url}" is ${kind}: its words stand for it; save it as PNG`,
        },
      },
    ];
  }
  if (bytes.length <= pictureLimit) return [];
  const size = (bytes.length / pictureLimit).toFixed(1);
  return [
    {
      ...rule,
      message: {
        zh: `图片“${url}”有 ${size} MB，微信公众号只接受 1 MB 以内的图片；请缩小`,
        en: `Picture "${url}" has ${size} MB, and WeChat takes 1 MB at most; make it smaller`,
      },
    },
  ];
}

/** Characters as people count them, so that a rare Han character is one. */
export function length(text: string): number {
  return Array.from(text).length;
}

function tooLong(zh: string, en: string, found: number, limit: number): Diagnostic['message'] {
  return {
    zh: `微信公众号${zh}有 ${found} 字，应不超过 ${limit} 字；请在公众号后台另写一个短的`,
    en: `Unexpected ${en} of ${found} characters for WeChat, expected ${limit} at most; type a shorter one there`,
  };
}

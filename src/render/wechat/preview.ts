import { Buffer } from 'node:buffer';
import type { Language } from '../../lang/language.js';
import type { Localized } from '../../model/text.js';
import { sha256 } from '../../text/hash.js';
import { escapeHtml } from '../html/escape.js';
import { safe, type Templates } from '../templates.js';
import { length, limits } from './findings.js';
import { contentLimit } from './parts.js';

export interface PreviewFacts {
  readonly facts: { readonly title: string; readonly author: string | null; readonly digest: string | null };
  readonly parts: readonly string[];
  /** Paths of the pictures, in reading order. */
  readonly pictures: readonly string[];
  /** The address by which the article loads one. */
  readonly hosted: (path: string) => string;
}

const words = {
  preview: { zh: '微信公众号预览', en: 'WeChat preview' },
  title: { zh: '标题', en: 'Title' },
  author: { zh: '作者', en: 'Author' },
  digest: { zh: '摘要', en: 'Digest' },
  content: { zh: '正文', en: 'Article' },
  copy: { zh: '复制正文', en: 'Copy the article' },
  copied: { zh: '已复制，可粘贴到公众号编辑器', en: 'Copied: paste it into WeChat’s editor' },
  failed: { zh: '浏览器不允许复制；正文已选中，请按 Ctrl+C（Mac 为 ⌘C）', en: 'The browser does not allow it; the article is selected: press Ctrl+C (⌘C on a Mac)' },
  pictures: { zh: '图片（按出现次序）', en: 'Pictures in order' },
  none: { zh: '（未填写）', en: '(none)' },
} satisfies Record<string, Localized>;

/** A page for the compiler: the article as a phone shows it, what goes into WeChat's form, and a button that puts the article on the clipboard. */
export function previewPage(article: PreviewFacts, language: Language, templates: Templates): string {
  const { code } = language;
  const said = Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word[code]]));
  const { title, author, digest } = article.facts;
  const script = templates.render('preview-script', {}).trim();
  const field = (name: keyof typeof limits, text: string | null): object => ({
    name: words[name][code],
    text: text ?? words.none[code],
    count: text === null ? 0 : length(text),
    limit: limits[name],
    over: text !== null && length(text) > limits[name],
  });
  return templates.render(
    'preview',
    {
      words: said,
      title,
      fields: [field('title', title), field('author', author), field('digest', digest)],
      parts: article.parts.map((html, index) => ({
        name: article.parts.length === 1 ? words.content[code] : `${words.content[code]} ${index + 1}/${article.parts.length}`,
        id: `part-${index + 1}`,
        count: html.length,
        limit: contentLimit,
        over: html.length >= contentLimit,
        source: html,
        shown: safe(besideIt(html, article)),
      })),
      pictures: article.pictures,
      // Only this script may run (CSP 3, §2.3.1): whatever text could bring in, it could not start.
      scriptHash: `sha256-${Buffer.from(sha256(script), 'hex').toString('base64')}`,
      script: safe(script),
    },
  );
}

/** The article with its pictures from the folder it lies in: before they are published, their addresses lead nowhere. */
function besideIt(html: string, { pictures, hosted }: PreviewFacts): string {
  const beside = (path: string): string => encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F');
  return pictures.reduce((text, path) => text.replaceAll(`src="${escapeHtml(hosted(path))}"`, () => `src="${escapeHtml(beside(path))}"`), html);
}

import type { Diagnostic, Related, RuleId } from '../../model/diagnostic.js';
import type { Localized, Span } from '../../model/text.js';
import { eachLine, LineIndex } from '../../text/lines.js';
import { displayWidth } from '../../text/width.js';
import { plainText } from '../html/plain-text.js';
import type { RenderInput } from '../renderer.js';
import type { SentPicture } from '../pictures/sent.js';
import { subjectOf } from './subject.js';
import { transferEncodingOf } from './transfer-encoding.js';

/** What mail programs take. Octets unless named otherwise. */
export const budgets = {
  /** Gmail shows no more of a page, the foot with the unsubscribe link least of all; whether it counts before or after decoding is not known. */
  clip: 102_400,
  /** From this share of the clip on a bulletin is warned about: the next article may be too much. */
  near: 0.8,
  /** Half of the 16 KiB after which Gmail drops a style element: programs of less renown have less. */
  style: 8 * 1024,
  /** Cells: no list shows more of a subject, and on a phone it is half of it. */
  subject: 90,
  /** Characters: the most that a list shows beside the subject. */
  preheader: 90,
  /** One picture, and all of a message: what loads in a few seconds on a slow line. */
  picture: 300 * 1024,
  pictures: 1024 * 1024,
  /** RFC 5322 §2.1.1, without CRLF. */
  line: 998,
} as const;

/** A page, and how many octets it takes in UTF-8. */
export interface Page {
  readonly html: string;
  readonly octets: number;
}

/** Warnings about an e-mail that is larger or longer than mail programs show. Never errors: not every reader has such a program. */
export function budgetFindings(input: RenderInput, page: Page, pictures: readonly SentPicture[]): Diagnostic[] {
  return [...sizes(input, page), ...lengths(input), ...weights(input, pictures)];
}

const warning = (input: RenderInput, rule: RuleId, message: Localized, related: readonly Related[] = []): Diagnostic => ({
  rule,
  severity: 'warning',
  message,
  file: input.edition.file.path,
  ...(related.length > 0 && { related }),
});

function* sizes(input: RenderInput, { html, octets: decoded }: Page): Generator<Diagnostic> {
  const { count, longest } = linesOf(html);
  const encoded = encodedSize(html, decoded, count);
  const facts = { zh: `解码后 ${kilobytes(decoded)} KB，编码后 ${kilobytes(encoded)} KB`, en: `${kilobytes(decoded)} KB decoded, ${kilobytes(encoded)} KB encoded` };
  if (encoded >= budgets.clip) {
    const remedy = { zh: '请拆成两期，或把最长的部分移到网页版', en: 'split the issue, or move the longest parts to the web version' };
    yield warning(input, 'email/size', { zh: `邮件${facts.zh}，Gmail 只显示前 102 KB；${remedy.zh}`, en: `Found ${facts.en}, but Gmail shows the first 102 KB; ${remedy.en}` }, heaviest(input, html));
  } else if (encoded >= budgets.clip * budgets.near) {
    yield warning(input, 'email/size', { zh: `邮件${facts.zh}，已接近 Gmail 显示的上限 102 KB`, en: `Found ${facts.en}, close to the 102 KB that Gmail shows` }, heaviest(input, html));
  }
  const style = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gi)].reduce((sum, [, sheet = '']) => sum + Buffer.byteLength(sheet), 0);
  if (style > budgets.style) {
    yield warning(input, 'email/style', {
      zh: `<style> 有 ${kilobytes(style)} KB，应不超过 8 KB：Gmail 会丢弃过长的样式；请精简 templates/email/style.hbs`,
      en: `Found ${kilobytes(style)} KB of <style>, expected at most 8 KB: Gmail drops a long one; shorten templates/email/style.hbs`,
    });
  }
  if (longest > budgets.line) {
    yield {
      ...warning(input, 'email/line-length', {
        zh: `HTML 中最长的一行有 ${longest} 字节，邮件每行应不超过 998 字节；请发送 .eml（其内容已编码），不要把 HTML 直接贴进邮件源码`,
        en: `Found a line of ${longest} octets in the HTML, expected at most 998; send the .eml, whose parts are encoded, not the bare HTML`,
      }),
      severity: 'info',
    };
  }
}

/** How many lines a page has, and the octets of its longest; 0 where none can be too long. */
function linesOf(html: string): { readonly count: number; readonly longest: number } {
  let count = 0;
  let longest = 0;
  eachLine(html, (start, end) => {
    count += 1;
    if (end - start > budgets.line / 4) longest = Math.max(longest, Buffer.byteLength(html.slice(start, end)));
  });
  return { count, longest };
}

/** Base64 is the most that the shorter of two encodings takes: far below the clip, that is all one needs to know. */
function encodedSize(html: string, decoded: number, lines: number): number {
  const most = (decoded + lines) * (4 / 3) * (78 / 76);
  return most < budgets.clip * budgets.near ? most : transferEncodingOf(Buffer.from(html.replace(/\r\n?|\n/g, '\r\n')).toString('latin1')).size;
}

function* lengths(input: RenderInput): Generator<Diagnostic> {
  const subject = displayWidth(subjectOf(input));
  if (subject > budgets.subject) {
    yield warning(input, 'email/subject', {
      zh: `邮件主题有 ${subject} 列宽（一个汉字两列），收件箱最多显示约 ${budgets.subject} 列；请缩短 title 或 subtitle`,
      en: `Found a subject of ${subject} columns, but inboxes show at most about ${budgets.subject}; shorten title or subtitle`,
    });
  }
  const preheader = [...(input.edition.meta.preheader ?? '')].length;
  if (preheader > budgets.preheader) {
    yield warning(input, 'email/preheader', {
      zh: `preheader 有 ${preheader} 字，应不超过 ${budgets.preheader} 字：收件箱不会显示其余部分`,
      en: `Found ${preheader} characters in preheader, expected at most ${budgets.preheader}: inboxes do not show the rest`,
    });
  }
}

function* weights(input: RenderInput, pictures: readonly SentPicture[]): Generator<Diagnostic> {
  const { file, images } = input.edition;
  const index = new LineIndex(file.text);
  const total = pictures.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const heavy = pictures.filter(({ bytes }) => bytes.byteLength > budgets.picture);
  if (heavy.length === 0 && total <= budgets.pictures) return;
  const related = (heavy.length > 0 ? heavy : pictures)
    .toSorted((a, b) => b.bytes.byteLength - a.bytes.byteLength)
    .slice(0, named)
    .map(({ url, path, bytes }): Related => {
      const span = images.find((image) => image.url === url)?.span;
      return { file: file.path, ...(span && { range: index.range(span) }), message: both(`${path}: ${kilobytes(bytes.byteLength)} KB`) };
    });
  yield warning(input, 'email/images', {
    zh: `邮件图片共 ${kilobytes(total)} KB，应不超过 ${kilobytes(budgets.pictures)} KB，每张不超过 ${kilobytes(budgets.picture)} KB；请缩小尺寸或改用 JPEG`,
    en: `Found ${kilobytes(total)} KB of pictures, expected at most ${kilobytes(budgets.pictures)} KB and ${kilobytes(budgets.picture)} KB each; make them smaller or JPEG`,
  }, related);
}

/** How many of the heaviest are named. */
const named = 3;

/** The sections' and articles' own texts that take most of the page, by the ids it has in reading order; the last has the foot of the page in it (2 KB). */
function heaviest({ edition }: RenderInput, html: string): Related[] {
  const parts: { readonly id: string; readonly title: string; readonly span: Span }[] = edition.sections.flatMap(({ id, title, span, articles }) => [
    { id, title: plainText(title), span },
    ...articles.map((article) => ({ id: article.id, title: plainText(article.title), span: article.span })),
  ]);
  const index = new LineIndex(edition.file.text);
  const places = new Map<string, number>();
  for (const { 1: id = '', index: at } of html.matchAll(/ id="([^"]*)"/g)) if (!places.has(id)) places.set(id, at);
  const starts = parts.flatMap((part) => {
    const start = places.get(part.id);
    return start === undefined ? [] : [{ ...part, start }];
  });
  return starts
    .map((part, at) => ({ ...part, size: Buffer.byteLength(html.slice(part.start, starts[at + 1]?.start)) }))
    .toSorted((a, b) => b.size - a.size)
    .slice(0, named)
    .map(({ title, span, size }) => ({
      file: edition.file.path,
      range: index.range(span),
      message: { zh: `“${title}”占 ${kilobytes(size)} KB`, en: `“${title}” takes ${kilobytes(size)} KB` },
    }));
}

const both = (text: string): Localized => ({ zh: text, en: text });

/** With one decimal, as Gmail counts: 1 KB is 1,024 octets. */
function kilobytes(octets: number): string {
  return (octets / 1024).toFixed(1).replace(/\.0$/, '');
}

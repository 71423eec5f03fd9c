import type { Finding } from '../../model/diagnostic.js';
import type { Rule, RuleContext } from '../rule.js';
import { asHabit, atSpan, isAdvice } from '../scan.js';

/** A picture that cannot be shown because its file is not there. */
export const missing: Rule = {
  id: 'image/missing',
  severity: 'error',
  title: { zh: '找不到的图片', en: 'Picture that is not there' },
  why: {
    zh: '图片须放在本期文件夹内，路径相对于 Markdown 文件，大小写一致；否则邮件和 PDF 里只剩替代文字。',
    en: 'A picture belongs into the issue’s folder, its path relative to the Markdown file, in the same letter case; else mail and PDF show only its alternative text.',
  },
  examples: [
    { lang: 'zh', markdown: '![会议大厅](images/hall.png)\n', finds: [{ actual: '![会议大厅](images/hall.png)' }] },
    { lang: 'en', markdown: '![A hall]()\n', finds: [{ actual: '![A hall]()' }] },
    { lang: 'zh', markdown: '![推行可持续的公共采购做法](sdg:12.7)\n', finds: [] },
  ],
  *check(context) {
    const { bulletin } = context;
    const found = [...missingIn(context)];
    // Of a file that came without its pictures one report tells it; in an issue each is a task.
    if (!isAdvice(found.length, bulletin.kind)) yield* found;
    else yield* asHabit(found, { zh: `找不到${found.length}幅图片，应在本文件所在的文件夹内`, en: `Found no file for ${found.length} pictures, expected them inside the file’s folder` });
  },
};

function* missingIn({ edition, hasAsset }: RuleContext): Generator<Finding> {
  for (const image of edition.images) {
    if (image.kind !== 'broken' && (image.kind !== 'local' || hasAsset(image.url))) continue;
    yield atSpan(edition, image.span, {
      message:
        image.url.trim() === ''
          ? { zh: '图片没有写明文件，应为本期文件夹内的相对路径', en: 'Unexpected picture without a file, expected a path inside the issue’s folder' }
          : {
              zh: `找不到图片“${image.url}”，应为本期文件夹内的 PNG、JPEG、GIF、WebP、AVIF 或 SVG`,
              en: `Found no picture “${image.url}”, expected a PNG, JPEG, GIF, WebP, AVIF or SVG inside the issue’s folder`,
            },
    });
  }
}

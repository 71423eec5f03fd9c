import type { Rule } from '../rule.js';
import { atSpan } from '../scan.js';

/** A heading more than one level below the one before it. */
export const headingOrder: Rule = {
  id: 'structure/heading-order',
  severity: 'error',
  title: { zh: '标题跳级', en: 'Heading that skips a level' },
  why: {
    zh: '目录、PDF 书签和读屏软件都按标题级别导航；跳过一级，读者会以为漏了内容。每次只下降一级。',
    en: 'Contents, PDF bookmarks and screen readers navigate by heading level; a skipped one looks like missing text. Go down one level at a time.',
  },
  examples: [
    { lang: 'zh', markdown: '# 最新进展\n\n### 首次会议\n\n会议召开。\n', finds: [{ actual: '### 首次会议', expected: '## 首次会议' }] },
    { lang: 'en', markdown: '# News\n\n## First meeting\n\nIt was held.\n\n# Partners\n\nThey met.\n', finds: [] },
  ],
  *check({ edition, bulletin }) {
    // A lone file may be part of a larger text and begin at any level.
    let before = bulletin.kind === 'issue' ? 0 : (edition.headings[0]?.depth ?? 0);
    for (const { depth, text, span } of edition.headings) {
      if (depth > before + 1) {
        const expected = `${'#'.repeat(before + 1)} ${text}`;
        yield atSpan(edition, span, {
          message: {
            zh: `标题“${text}”是第${depth}级，应为第${before + 1}级`,
            en: `Unexpected level ${depth} of heading “${text}”, expected level ${before + 1}`,
          },
          expected: [expected],
        });
      }
      before = depth;
    }
  },
};

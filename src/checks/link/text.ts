import { bareLinkText, emptyLinkTexts, repeatableLinkTexts } from '../../lang/link-texts.js';
import type { LinkUse } from '../../model/edition.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { atSpan } from '../scan.js';

/** A link whose text does not say where it leads (WCAG 2.2, 2.4.4). */
export const text: Rule = {
  id: 'link/text',
  severity: 'warning',
  title: { zh: '没有说明去处的链接文字', en: 'Link text that says nothing' },
  why: {
    zh: '读屏软件会单独读出链接，纯文本邮件会把链接列成一览，“点击这里”和几个相同的“详情参阅”都无从分辨。请写明链接的去处。',
    en: 'Screen readers read links alone and the plain-text mail lists them; “here”, or “read more” several times over, tells nothing apart. Say where each link leads.',
  },
  examples: [
    { lang: 'zh', markdown: '报告已发布，请[点击这里](https://example.org/report)。\n', finds: [{ actual: '[点击这里](https://example.org/report)' }] },
    {
      lang: 'zh',
      markdown: '[详情参阅](https://example.org/a)\n\n会议召开。\n\n[详情参阅](https://example.org/b)\n',
      finds: [{ actual: '[详情参阅](https://example.org/a)' }, { actual: '[详情参阅](https://example.org/b)' }],
    },
    { lang: 'en', markdown: 'The report is [here](https://example.org/report).\n', finds: [{ actual: '[here](https://example.org/report)' }] },
    { lang: 'zh', markdown: '[详情参阅](https://example.org/a)\n\n[《年度进展报告》](https://example.org/b)\n', finds: [] },
  ],
  *check({ edition }) {
    const targets = new Map<string, Set<string>>();
    for (const link of edition.links) {
      const bare = bareLinkText(link.text);
      targets.set(bare, (targets.get(bare) ?? new Set()).add(targetOf(link)));
    }
    for (const link of edition.links) {
      const bare = bareLinkText(link.text);
      if (emptyLinkTexts.has(bare)) {
        yield atSpan(edition, link.span, {
          message: { zh: `链接文字${quoted(link.text)}没有说明去处`, en: `Unexpected link text ${quoted(link.text)}, expected where it leads` },
        });
        continue;
      }
      const count = targets.get(bare)?.size ?? 0;
      if (count < 2 || !repeatableLinkTexts.has(bare)) continue;
      yield atSpan(edition, link.span, {
        message: {
          zh: `${quoted(link.text)}用于${count}个不同的链接，应各自写明去处`,
          en: `Unexpected ${quoted(link.text)} on ${count} links with different targets, expected where each leads`,
        },
      });
    }
  },
};

/** A link without an address may lead anywhere: it is like no other. */
function targetOf({ url, kind, span }: LinkUse): string {
  return kind === 'broken' || kind === 'todo' ? `${kind} ${span?.start ?? url}` : url;
}

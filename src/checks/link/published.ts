import type { Rule } from '../rule.js';
import { pageOf } from '../page-address.js';
import { atSpan } from '../scan.js';

/** So many issues back a link counts as news already told. */
const lastIssues = 6;

/** An article's link that a recent issue carried already. */
export const published: Rule = {
  id: 'link/published',
  severity: 'info',
  scope: 'workspace',
  title: { zh: '往期已经发过的链接', en: 'Link that an earlier issue carried' },
  why: {
    zh: `最近${lastIssues}期里已有同一个页面的链接，读者可能已经看过。确为后续报道时不必处理；机构首页不在此列。`,
    en: `One of the last ${lastIssues} issues links to the same page: readers may have seen the news. Leave it where it follows up on purpose; home pages are not counted.`,
  },
  examples: [
    {
      lang: 'zh',
      kind: 'issue',
      earlier: [{ issue: 'issue-8', markdown: '[年度进展报告](https://www.example.org/reports/2021/?utm_source=mail)\n' }],
      markdown: '[进展报告](http://example.org/reports/2021#top)\n',
      finds: [{ actual: '[进展报告](http://example.org/reports/2021#top)' }],
    },
    {
      lang: 'en',
      kind: 'issue',
      earlier: [{ issue: 'issue-8', markdown: 'See [the network](https://example.org/), [ours](https://example.org/zh) and [the report](https://example.org/reports/2020).\n' }],
      markdown: 'See [the network](https://example.org), [ours](https://example.org/zh/) and [the report](https://example.org/reports/2021).\n',
      finds: [],
    },
  ],
  *check({ edition, earlier }) {
    const issues = new Set([...new Set(earlier.map(({ issue }) => issue))].slice(0, lastIssues));
    const recent = earlier.filter(({ issue }) => issues.has(issue));
    const body = edition.file.text.startsWith('---') ? edition.file.text.indexOf('\n---', 3) : 0;
    const seen = new Set<string>();
    for (const { kind, url, span } of edition.links) {
      const page = kind === 'web' && (span?.start ?? body) >= body ? pageOf(url) : undefined;
      if (page === undefined || seen.has(page)) continue;
      seen.add(page);
      const from = recent.find(({ facts }) => facts.pages.some((other) => other.page === page));
      const before = from?.facts.pages.find((other) => other.page === page);
      if (!from || !before) continue;
      const message = { zh: `往期（${from.issue}）已经发过这个链接`, en: `Unexpected link that ${from.issue} carried already, expected news` };
      yield { ...atSpan(edition, span, { message }), related: [{ file: from.file, range: before.range, message: { zh: `往期（${from.issue}）的链接`, en: `The link in ${from.issue}` } }] };
    }
  },
};

import type { LinkUse } from '../../model/edition.js';
import { withoutTracking } from '../page-address.js';
import type { Rule } from '../rule.js';
import { atSpan, sourceOf } from '../scan.js';

export const tracking: Rule = {
  id: 'link/tracking',
  severity: 'info',
  title: { zh: '链接里的跟踪参数', en: 'Tracking parameters in a link' },
  why: {
    zh: '从别处复制的网址常带 utm_source、spm 之类的跟踪参数：泄露来源，也让网址变长。去掉后打开的是同一页。',
    en: 'Addresses copied from elsewhere carry utm_source and the like: they give away where they came from and lengthen the address. Without them the same page opens.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '[年会](https://example.org/a?id=3&utm_source=mail&spm=1.2#top)\n',
      finds: [{ actual: '[年会](https://example.org/a?id=3&utm_source=mail&spm=1.2#top)', expected: 'https://example.org/a?id=3#top' }],
      fixed: '[年会](https://example.org/a?id=3#top)\n',
    },
    { lang: 'en', markdown: '[Meeting](https://example.org/a?fbclid=x)\n', finds: [{ expected: 'https://example.org/a' }], fixed: '[Meeting](https://example.org/a)\n' },
    { lang: 'zh', markdown: '[年会](https://example.org/a?id=3&from=beijing#top)\n', finds: [] },
  ],
  *check({ edition }) {
    for (const link of edition.links) {
      const clean = link.kind === 'web' ? withoutTracking(link.url) : link.url;
      if (clean === link.url) continue;
      yield {
        ...atSpan(edition, link.span, {
          message: { zh: '链接带有跟踪参数，应去掉', en: 'Unexpected tracking parameters in a link, expected none' },
          expected: [clean],
        }),
        ...edit(sourceOf(edition, link.urlSpan ?? { start: 0, end: 0 }), link),
      };
    }
  },
};

/** Only where the address stands in the file as it is, not escaped or percent-encoded anew. */
function edit(source: string, { url, urlSpan }: LinkUse): { fix?: readonly [{ offset: number; endOffset: number; text: string }] } {
  if (!urlSpan || source !== url) return {};
  return { fix: [{ offset: urlSpan.start, endOffset: urlSpan.end, text: withoutTracking(url) }] };
}

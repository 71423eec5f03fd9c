import type { Finding } from '../../model/diagnostic.js';
import type { Edition } from '../../model/edition.js';
import type { Span } from '../../model/text.js';
import { inTarget } from './findings.js';
import type { PairRule } from './pair-rule.js';
import type { Pairing } from './pairing.js';

const source = { lang: 'en', markdown: 'Questions are answered at bulletin@example.org by the editors.\n' } as const;

/** E-mail addresses that are others than in the source. */
export const mail: PairRule = {
  id: 'pair/mail',
  severity: 'error',
  title: { zh: '电子邮箱与原文不同', en: 'E-mail address that differs from the source' },
  why: {
    zh: '写错一个字母的邮箱，来信石沉大海。各语种的邮箱应与原文一致；确有不同的，用注释关闭这一处。',
    en: 'Letters to an address with one wrong letter are lost. The languages have the same addresses; where they differ on purpose, switch the place off in a comment.',
  },
  examples: [
    { source, lang: 'zh', markdown: '如有疑问，请致信编辑部：buletin@example.org。\n', finds: [{ actual: 'buletin@example.org', expected: 'bulletin@example.org' }] },
    { source, lang: 'zh', markdown: '如有疑问，请致信编辑部。\n', finds: [{ expected: 'bulletin@example.org' }] },
    { source, lang: 'zh', markdown: '如有疑问，请致信编辑部：bulletin@example.org。\n', finds: [] },
  ],
  *check({ pairing }) {
    // Compared over the whole text: addresses are few, and where they stand is each language's affair.
    const [from, to] = [addressesIn(pairing.source), addressesIn(pairing.target)];
    const gone = [...from].filter(([address]) => !to.has(address));
    const come = [...to].filter(([address]) => !from.has(address));
    for (const [i, [wanted, because]] of gone.entries()) yield report(pairing, wanted, because, come[i]);
  },
};

/** Each address once, in small letters, with its first place. */
function addressesIn({ links, meta, file }: Edition): ReadonlyMap<string, Span | undefined> {
  const found = new Map<string, Span | undefined>();
  for (const { kind, url, span } of links) {
    if (kind === 'mail') found.set(plain(url), found.get(plain(url)) ?? span);
  }
  for (const { email } of meta.contacts) {
    if (email === undefined || found.has(plain(email))) continue;
    const start = file.text.indexOf(email);
    found.set(plain(email), start < 0 ? undefined : { start, end: start + email.length });
  }
  return found;
}

function plain(url: string): string {
  return url.replace(/^mailto:/iu, '').replace(/\?[^]*$/u, '').toLowerCase();
}

function report(pairing: Pairing, wanted: string, because: Span | undefined, instead: readonly [string, Span | undefined] | undefined): Finding {
  if (!instead) {
    return inTarget(pairing, undefined, because, { message: { zh: `缺少原文中的邮箱 ${wanted}`, en: `Expected the address ${wanted} of the source` }, expected: [wanted] });
  }
  const [found, span] = instead;
  return inTarget(pairing, span, because, {
    message: { zh: `邮箱为 ${found}，原文为 ${wanted}`, en: `Unexpected address ${found}, expected ${wanted} as in the source` },
    actual: found,
    expected: [wanted],
  });
}

import { nearest } from '../../text/nearest.js';

/** Addresses as two languages of one text share them: a translated page stands under its language's folder, host or suffix. */

/** Names of languages in addresses: en, zh-cn, zh-Hans, zh_CN, cn. */
const marker = String.raw`(?:en|zh|cn)(?:[-_](?:us|gb|uk|cn|hans|hant|tw|hk|sg))?`;
const languageSegment = new RegExp(`^${marker}$`, 'iu');
const languageHost = new RegExp(String.raw`^(?:${marker}|www)\.`, 'iu');
const languageSuffix = new RegExp(String.raw`[._-]${marker}(?=\.[a-z0-9]+$|$)`, 'iu');

/** An address taken apart, marks of a language left out. */
export interface Address {
  readonly host: string;
  /** Parts of the path; those of a relative address begin where `..` and `.` end. */
  readonly path: readonly string[];
  readonly query: string;
  /** The language that host or path name, in small letters; empty if they name none. */
  readonly language: string;
  /** What follows `#`: a heading's, and so translated with it. */
  readonly fragment: string;
}

export function addressOf(url: string): Address {
  const [, scheme = '', host = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^]*)$/iu.exec(url) ?? [];
  const [beforeFragment = '', fragment = ''] = rest.split('#');
  const [pathText = '', ...query] = beforeFragment.split('?');
  const segments = decoded(pathText).split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const path = segments.filter((part) => !languageSegment.test(part)).map((part) => part.replace(languageSuffix, ''));
  const last = path.at(-1);
  if (last !== undefined) path.splice(-1, 1, ...(/^index(?:\.\w+)?$/u.test(last) ? [] : [last.replace(/\.(?:html?|md|markdown)$/u, '')]));
  const plainHost = host.toLowerCase();
  return {
    host: plainHost === '' ? scheme.toLowerCase().replace(/^https?$/u, '') : plainHost.replace(languageHost, ''),
    path,
    query: query.join('?'),
    language: (segments.find((part) => languageSegment.test(part)) ?? new RegExp(`^${marker}(?=\\.)`, 'iu').exec(plainHost)?.[0] ?? '').toLowerCase(),
    fragment,
  };
}

/** One string for addresses that are one but for the language. The fragment is left out: it is a heading's, and translated with it. */
export function addressKey({ host, path, query }: Address): string {
  return `${host}/${path.join('/')}${query === '' ? '' : `?${query}`}`;
}

/** True for one page whose fragments differ by a slip. A fragment in other words is the translated heading's. */
export function isSlipped(from: Address, to: Address): boolean {
  const [a, b] = [from.fragment, to.fragment];
  return addressKey(from) === addressKey(to) && from.language === to.language && a.length > 3 && b.length > 3 && a !== b && nearest(b, [a]) !== undefined;
}

/** What has to be exchanged to make one address of the other: `a→b` without what both begin and end with. */
export function exchangeOf(from: Address, to: Address): string {
  const [a, b] = [[from.host, ...from.path], [to.host, ...to.path]];
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) {
    a.shift();
    b.shift();
  }
  return `${a.join('/')}→${b.join('/')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

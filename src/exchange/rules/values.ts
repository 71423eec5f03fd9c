import type { Localized } from '../../model/text.js';

/** A kind of attribute value: what it matches, and how to say what was expected. */
export interface ValueKind {
  readonly test: (value: string) => boolean;
  readonly expected: Localized;
}

function oneOf(...values: string[]): ValueKind {
  return { test: (value) => values.includes(value), expected: { zh: values.join('、'), en: `one of ${values.join(', ')}` } };
}

function like(pattern: RegExp, zh: string, en: string): ValueKind {
  return { test: (value) => pattern.test(value), expected: { zh, en } };
}

// XML 1.0 production 4a, without the colon's special part.
const nmtoken = /^[\p{L}\p{N}\p{M}.\-_:\u00B7]+$/u;
// RFC 5646 §2.1: two letters at least, or a private or grandfathered tag.
const language = /^(?:[A-Za-z]{2,8}|[xXiI](?=-))(?:-[A-Za-z0-9]{1,8})*$/;

// XLIFF 1.2 §3.2.4 (state).
const states1 = new Set(['final', 'needs-adaptation', 'needs-l10n', 'needs-review-adaptation', 'needs-review-l10n', 'needs-review-translation', 'needs-translation', 'new', 'signed-off', 'translated']);

export const kinds = {
  text: { test: () => true, expected: { zh: '文字', en: 'a text' } },
  nmtoken: like(nmtoken, '标识（字母、数字、. - _ :）', 'an NMTOKEN (letters, digits, . - _ :)'),
  nmtokens: { test: (value: string) => value.trim() !== '' && value.trim().split(/\s+/).every((each) => nmtoken.test(each)), expected: { zh: '以空格分隔的标识', en: 'NMTOKENs with spaces between' } },
  lang: like(language, '语言标签（如 en、zh-CN）', 'a language tag such as en or zh-CN'),
  yesNo: oneOf('yes', 'no'),
  reorder: oneOf('yes', 'no', 'firstNo'),
  dir: oneOf('ltr', 'rtl', 'auto'),
  side: oneOf('source', 'target'),
  space: oneOf('default', 'preserve'),
  preserve: oneOf('preserve'),
  state: oneOf('initial', 'translated', 'reviewed', 'final'),
  codeType: oneOf('fmt', 'ui', 'quote', 'link', 'image', 'other'),
  matchType: oneOf('am', 'mt', 'icm', 'idm', 'tb', 'tm', 'other'),
  metaSide: oneOf('source', 'target', 'ignorable'),
  normalization: oneOf('none', 'nfc', 'nfd'),
  prefixed: like(/^[^\s:]+:[^\s:]+$/, '“前缀:值”', 'a value with a prefix, prefix:value'),
  markType: { test: (value: string) => ['generic', 'comment', 'term'].includes(value) || /^[^\s:]+:[^\s:]+$/.test(value), expected: { zh: 'generic、comment、term 或“前缀:值”', en: 'generic, comment, term or prefix:value' } },
  positive: like(/^\+?0*[1-9]\d*$/, '正整数', 'a positive integer'),
  priority: like(/^0*(?:[1-9]|10)$/, '1 至 10', '1 to 10'),
  integer: like(/^\d+$/, '整数', 'an integer'),
  percent: { test: (value: string) => /^\d+(?:\.\d+)?$/.test(value) && Number(value) <= 100, expected: { zh: '0 至 100', en: '0 to 100' } },
  sizeInfo: { test: (value: string) => !/^[+-]?\d*\.\d+$/.test(value), expected: { zh: '整数或自定的说明', en: 'an integer, or words of a profile' } },
  restriction: like(/^(?:\*|\d+|\d+,(?:\d+|\*))$/, '“*”“最大”“最小,最大”或“最小,*”', '"*", "max", "min,max" or "min,*"'),
  uri: like(/^[^\s<>"{}|\\^`]*$/, '网址', 'a URI'),
  hex: like(/^(?:[0-9A-Fa-f]{4}|(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})$/, '四位或六位十六进制数', 'four or six hexadecimal digits'),
  // XLIFF 2.1 §5.3 (fs): the elements of HTML that a preview may use.
  style: oneOf(...'a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot th thead title tr tt u ul'.split(' ')),
  version2: oneOf('2.0', '2.1'),
  noteSide: oneOf('source', 'target', 'general'),
  state1: { test: (value: string) => states1.has(value) || /^x-\S+$/.test(value), expected: { zh: '标准所列状态或 x- 开头的值', en: 'a state of the standard, or one that begins with x-' } },
  position: oneOf('open', 'close'),
  dateTime: like(/^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/, '日期时间（ISO 8601）', 'a date and time (ISO 8601)'),
} as const satisfies Readonly<Record<string, ValueKind>>;

export type KindName = keyof typeof kinds;

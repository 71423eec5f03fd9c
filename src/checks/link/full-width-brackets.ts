import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import { toSource } from '../../text/source-map.js';
import type { Rule } from '../rule.js';
import { exactEdit, inUnit } from '../scan.js';
import { type TypedLink, typedLinks } from '../typed-links.js';

/** A link typed with full-width brackets is no link: its brackets and its address are printed. */
export const fullWidthBrackets: Rule = {
  id: 'link/full-width-brackets',
  severity: 'error',
  title: { zh: '用全角括号写的链接', en: 'Link typed with full-width brackets' },
  why: {
    zh: '`[文字](网址)` 的四个括号都要用半角。输入法打出的“［］（）”不构成链接，括号和网址会原样印给读者。',
    en: 'All four brackets of `[text](address)` are ASCII. With one of ［］（） from an input method it is no link: readers see the brackets and the address.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '请看[《年度进展报告》]（https://example.org/report）。\n',
      finds: [{ actual: '[《年度进展报告》]（\uFFFC）' }],
      fixed: '请看[《年度进展报告》](https://example.org/report)。\n',
    },
    {
      lang: 'zh',
      markdown: '［指南］(https://example.org/guide)和[手册](https://example.org/b）获得支持。\n',
      finds: [{ actual: '［指南］(\uFFFC)' }, { actual: '[手册](\uFFFC）' }],
      fixed: '[指南](https://example.org/guide)和[手册](https://example.org/b)获得支持。\n',
    },
    {
      lang: 'zh',
      markdown: '《[全球战略]（todo：战略 的网址）》，[来信]（mailto:desk@example.org）。\n',
      finds: [{ actual: '[全球战略]（todo：战略 的网址）' }, { actual: '[来信]（mailto:\uFFFC）' }],
      fixed: '《[全球战略](<todo:战略 的网址>)》，[来信](mailto:desk@example.org)。\n',
    },
    {
      lang: 'en',
      markdown: 'The [Strategy]（https://example.org/strategy） was endorsed.\n',
      finds: [{ actual: '[Strategy]（\uFFFC）' }],
      fixed: 'The [Strategy](https://example.org/strategy) was endorsed.\n',
    },
    {
      lang: 'zh',
      markdown: '[官网]（www.example.org）和[来信]（desk@example.org）。\n',
      finds: [{ actual: '[官网]（\uFFFC）' }, { actual: '[来信]（\uFFFC）' }],
      fixed: '[官网](http://www.example.org)和[来信](mailto:desk@example.org)。\n',
    },
    { lang: 'zh', markdown: '![会场]（images/hall.png）\n', finds: [{ actual: '![会场]（images/hall.png）' }], fixed: '![会场](images/hall.png)\n' },
    { lang: 'zh', markdown: '[《报告》](https://example.org/r)（第二版），［注］（详见附件），参考文献[1]（https://example.org/1），`[甲]（https://example.org）`。\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      for (const link of typedLinks(unit)) {
        const [first] = link.brackets;
        const place = toSource(unit.map, first, first + 1);
        // The author has asked for a bracket to be printed.
        if (place && edition.file.text[place.start - 1] === '\\') continue;
        yield report(edition, unit, link);
      }
    }
  },
};

function report(edition: Edition, unit: TextUnit, link: TypedLink): Finding {
  const { words, picture } = link;
  const what = picture ? { zh: '图片', en: 'picture' } : { zh: '链接', en: 'link' };
  const expected = `${picture ? '!' : ''}[${words}](…)`;
  const finding = inUnit(edition, unit, link.start, link.end, {
    message: {
      zh: `${what.zh}“${words}”用了全角括号，会原样印出，应为半角：${expected}`,
      en: `Unexpected full-width brackets of ${what.en} “${words}”, expected ${expected}`,
    },
    expected: [expected],
  });
  const [first, second, third, fourth] = link.brackets;
  const wanted: [number, string][] = [[first, '['], [second, ']'], [third, link.spaced ? '(<' : `(${schemeOf(edition, unit, link)}`], [fourth, link.spaced ? '>)' : ')']];
  if (link.colon !== undefined) wanted.push([link.colon, ':']);
  const edits = wanted.filter(([at, text]) => unit.text[at] !== text).map(([at, text]) => exactEdit(edition, unit, at, at + 1, text));
  const fix = edits.filter((edit) => edit !== undefined);
  // In the front matter most texts are no Markdown.
  return { ...finding, ...(unit.role !== 'meta' && unit.role !== 'alt' && fix.length === edits.length && { fix }) };
}

/** What a bare www.example.org or name@example.org lacks to be the target of a link. */
function schemeOf(edition: Edition, unit: TextUnit, { url, brackets: [, , third, fourth] }: TypedLink): string {
  const [open, close] = [toSource(unit.map, third, third + 1), toSource(unit.map, fourth, fourth + 1)];
  const written = open && close ? edition.file.text.slice(open.end, close.start).trim() : '';
  return url?.endsWith(written) === true && written !== '' ? url.slice(0, -written.length) : '';
}

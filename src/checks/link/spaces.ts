import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { exactEdit, inUnit } from '../scan.js';
import { type SpacedLink, spacedLinks } from '../typed-links.js';

/** A blank in the target of a link or picture, or before its round bracket: CommonMark (6.3) reads no link then. */
export const spaces: Rule = {
  id: 'link/spaces',
  severity: 'error',
  title: { zh: '链接或图片写法里的空格', en: 'Blank within a link or picture' },
  why: {
    zh: '网址或文件名里有空格，或“]”与“(”之间有空格，都不构成链接或图片，方括号和网址会原样印给读者。文件名里有空格时写成 `![说明](<图 片.png>)`，或给文件改名。',
    en: 'With a blank in the address or file name, or between ] and (, it is no link or picture: readers see the brackets and the address. Write `![what it shows](<my file.png>)`, or rename the file.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '![会场的座位](images/会 场.png "开幕式")\n',
      finds: [{ actual: '![会场的座位](images/会 场.png "开幕式")', expected: '![会场的座位](<images/会 场.png> "开幕式")' }],
      fixed: '![会场的座位](<images/会 场.png> "开幕式")\n',
    },
    { lang: 'zh', markdown: '请看[全文](https://example.org/a b)。\n', finds: [{ actual: '[全文](\uFFFC b)' }] },
    {
      lang: 'en',
      markdown: 'See the [guide] (https://example.org/guide).\n',
      finds: [{ actual: '[guide] (\uFFFC)', expected: '[guide](…)' }],
      fixed: 'See the [guide](https://example.org/guide).\n',
    },
    { lang: 'en', markdown: '![A hall](<images/the hall.png> "Opening") and [a](https://example.org "b c"), see [1] (https://example.org), [note](see below), f[i] (x y).\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) for (const link of spacedLinks(unit)) yield report(edition, unit, link);
  },
};

function report(edition: Edition, unit: TextUnit, link: SpacedLink): Finding {
  const { start, end, words, picture, gap, target } = link;
  const what = picture ? { zh: '图片', en: 'picture' } : { zh: '链接', en: 'link' };
  const written = unit.text.slice(start, end);
  const path = target && unit.text.slice(target.start, target.end);
  const isPath = path !== undefined && !path.includes('\uFFFC');
  const expected = gap ? `${picture ? '!' : ''}[${words}](…)` : isPath && target ? `${written.slice(0, target.start - start)}<${path}>${written.slice(target.end - start)}` : undefined;
  const edits = gap
    ? [exactEdit(edition, unit, gap.start, gap.end, '](')]
    : isPath && target
      ? [exactEdit(edition, unit, target.start, target.start + 1, `<${unit.text[target.start] ?? ''}`), exactEdit(edition, unit, target.end - 1, target.end, `${unit.text[target.end - 1] ?? ''}>`)]
      : [];
  const fix = edits.filter((edit) => edit !== undefined);
  return {
    ...inUnit(edition, unit, start, end, {
      message: gap
        ? { zh: `${what.zh}“${words}”的“]”与“(”之间有空格，会原样印出；应去掉空格`, en: `Unexpected blank between ] and ( of ${what.en} “${words}”, expected none` }
        : isPath
          ? { zh: `${what.zh}“${words}”的文件名里有空格，会原样印出；应写成 <${path}>，或给文件改名`, en: `Unexpected blank in the file name of ${what.en} “${words}”, expected <${path}>, or a file name without blanks` }
          : { zh: `${what.zh}“${words}”的网址里有空格，会原样印出；应去掉空格，或写成 %20`, en: `Unexpected blank in the address of ${what.en} “${words}”, expected none, or %20` },
      ...(expected !== undefined && { expected: [expected] }),
    }),
    ...(fix.length > 0 && fix.length === edits.length && { fix }),
  };
}

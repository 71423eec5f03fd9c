import { describe, expect, test } from 'vitest';
import { sheetFormats } from '../exchange/registry.js';
import type { SourceFile } from '../model/text.js';
import { applyEdits } from '../text/edits.js';
import { updateConcepts } from './edit-file.js';
import { glossaryOf, readEdition } from '../exchange/editions.fixture.js';
import { loadGlossary } from './load.js';
import { readDecisions, reviewColumns, reviewSheet } from './review-sheet.js';
import { countUse } from './stats.js';

const glossary = glossaryOf(`- id: cfit
  kind: initiative
  en: { name: Circular and Fair ICT Pact, abbr: CFIT }
  zh: { preferred: 循环与公平信息通信技术公约, admitted: [CFIT公约, 循环公约] } # 待定
- { id: igpn, kind: network, en: { name: International Green Purchasing Network }, zh: { preferred: 国际绿色采购网络 } }
- { id: done, kind: body, status: approved, en: { name: Done Body }, zh: { preferred: 已定机构 } }`);
const uses = countUse(glossary, [readEdition(glossary, 'issue-9', 'zh', '循环公约与循环公约，循环与公平信息技术公约。\n')]);
const sheet = reviewSheet(glossary, uses);

/** The sheet with cells filled in, written and read in a format. */
function filledIn(format: (typeof sheetFormats)[number], decisions: Record<string, Record<string, string>>, extra: readonly (readonly string[])[] = []) {
  const rows = sheet.rows.map((cells) => cells.map((text, i) => decisions[cells[0] ?? '']?.[reviewColumns[i]?.key ?? ''] ?? text));
  return readDecisions(format.read(format.write({ ...sheet, rows: [...rows, ...extra] }), 'x', reviewColumns).rows, glossary);
}

test('lists the drafts with their candidates and where they are used', () => {
  expect(sheet.rows).toEqual([
    ['cfit', 'Circular and Fair ICT Pact · CFIT', '循环与公平信息通信技术公约', 'CFIT公约；循环公约 ×2；循环与公平信息技术公约 ×1', 'issue-9 ×2', '', '', '', ''],
    ['igpn', 'International Green Purchasing Network', '国际绿色采购网络', '', '', '', '', '', ''],
  ]);
});

describe.each(sheetFormats.map((format) => ({ name: format.format, format })))('$name', ({ format }) => {
  test('an untouched sheet decides nothing', () => {
    expect(filledIn(format, {})).toEqual({ updates: [], findings: [] });
  });

  test('decisions come back and make the entries approved, with who, when and on what', () => {
    const { updates, findings } = filledIn(format, {
      cfit: { decided: '循环公约', decided_by: '术语组', date: '2024/3/7', source: 'https://example.org/cfit' },
      igpn: { decided_by: '术语组', date: '2024-03-08', source: '第 9 期编务会纪要' },
    });
    expect(findings).toEqual([]);
    const file = glossary.file as SourceFile;
    const result = updateConcepts(file, updates);
    if (!('edits' in result)) throw new Error(result.findings.map(({ message }) => message.en).join());
    const text = applyEdits(file.text, result.edits);
    expect(text).toBe(`version: 1
concepts:
  - id: cfit
    kind: initiative
    status: approved
    en: { name: Circular and Fair ICT Pact, abbr: CFIT }
    zh: { preferred: 循环公约, admitted: [CFIT公约, 循环与公平信息通信技术公约] } # 待定
    sources: [{ url: https://example.org/cfit, title: 术语组, date: 2024-03-07 }]
  - { id: igpn, kind: network, status: approved, sources: [{ title: 术语组：第 9 期编务会纪要, date: 2024-03-08 }], en: { name: International Green Purchasing Network }, zh: { preferred: 国际绿色采购网络 } }
  - { id: done, kind: body, status: approved, en: { name: Done Body }, zh: { preferred: 已定机构 } }
`);
    const again = loadGlossary({ ...file, text }).glossary;
    expect(again && reviewSheet(again, []).rows).toEqual([]);
  });

  test('half a decision, an unknown id, a day that does not exist and a decided entry are findings', () => {
    const row = (id: string, ...rest: string[]): string[] => [id, '', '', '', '', ...rest];
    const { updates, findings } = filledIn(format, { cfit: { decided: '循环公约', decided_by: '术语组' }, igpn: { decided_by: 'x', date: '2024-02-30', source: 'y' } }, [
      row('igpm', '网络', 'x', '2024-01-01', 'y'),
      row('done', '别名', 'x', '2024-01-01', 'y'),
      row('', '别名', 'x', '2024-01-01', 'y'),
    ]);
    expect(updates).toEqual([]);
    expect(findings.map(({ message }) => message.en.replace(/^Row \d: /, ''))).toEqual([
      'Missing "Date", "Source (address or document)"; a decision says who made it, when and on what',
      'Found "2024-02-30", expected a day that exists, YYYY-MM-DD',
      'The glossary has no concept "igpm", did you mean "igpn"?',
      '"done" is approved already and was not changed; change it in the glossary itself',
      'Found a decision without an id: it is not known which concept it is about',
    ]);
  });
});

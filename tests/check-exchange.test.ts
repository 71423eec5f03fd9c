import { expect, test } from 'vitest';
import { makeFolder, spp } from './spp.js';

const xliff = (body: string): string => `<?xml version="1.0"?>\n<xliff version="2.0" srcLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">\n <file id="f1">\n  <unit id="u1">\n   <segment>\n    ${body}\n   </segment>\n  </unit>\n </file>\n</xliff>\n`;

test('exchange files are checked without a workspace, with line and section', async () => {
  const folder = await makeFolder({
    'good.xlf': xliff('<source>a</source>'),
    'bad.xlf': xliff('<source>a</source><target>b</target>'),
    'bad.po': 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
  });
  expect((await spp(['check', 'good.xlf'], { cwd: folder })).code).toBe(0);
  const { code, stdout } = await spp(['check', '--format', 'json', 'good.xlf', 'bad.xlf', 'bad.po'], { cwd: folder });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    diagnostics: [
      { file: 'bad.po', rule: 'exchange/id', line: 4, related: [{ file: 'bad.po', line: 1 }] },
      { file: 'bad.xlf', rule: 'exchange/language', line: 6, message: expect.stringContaining('§4.3.1 (trgLang)') as string },
    ],
    summary: { error: 2, files: 3 },
  });
  expect((await spp(['check', '--off', 'exchange/language', 'bad.xlf'], { cwd: folder })).code).toBe(0);
  expect((await spp(['check', 'none.xlf'], { cwd: folder })).code).toBe(2);
});

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats, held } from './holding.js';
import { makeFolder, workspace } from './spp.js';

describe('what a terminal would obey', () => {
  const escape = '\u001B]0;owned\u0007\u001B[2J\u009B31m\u202Eevil\u202C';
  // oxlint-disable-next-line no-control-regex -- finding them is the purpose
  const obeyed = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

  test.concurrent('never reaches it from a draft, a setting, a name, an argument', { timeout: 120_000 }, async () => {
    const quoted = JSON.stringify(escape);
    const files = {
      ...workspace,
      'spp.yml': `version: 1\n${quoted}: 1\nbrand:\n  network: { zh: ${quoted} }\nrules: { ${quoted}: off }\n`,
      'glossary.yml': `version: 1\nconcepts:\n  - { id: a, kind: concept, status: approved, en: { name: ${quoted} }, zh: { preferred: ${quoted}, forbidden: [{ text: 参加, why: ${quoted} }] } }\n`,
      'issues/issue-9/en.md': `---\ntitle: ${quoted}\n${quoted}: x\n---\n\n# ${escape}\n\n:::${escape}\nText ${escape} teh the the [x](#${escape}) ![](${escape}.png)\n:::\n\n[a](javascript:${escape})\n`,
      [`draft${escape}.en.md`]: `# ${escape}\n\n[x](#)\n`,
    };
    const cwd = await makeFolder(files);
    const plain = await makeFolder({ ...files, 'spp.yml': 'version: 1\n', 'glossary.yml': 'version: 1\nconcepts: []\n' });
    // A diff that goes into a file or a pipe (fix --dry-run) is for patch and stays as it is.
    const lines = [['check'], ['check', '--format', 'github'], ['check', `draft${escape}.en.md`], ['build', '--to', 'text,email', '-v'], ['build', '--to', 'text', '--no-check', '--dry-run'], ['glossary', 'list'], ['glossary', 'find', escape], ['check', escape], [escape], ['check', `--${escape}`], ['explain', escape]];
    for (const folder of [cwd, plain]) {
      for (const args of lines) {
        const { out, err } = await held(args, folder);
        expect([args, obeyed.exec(out + err)?.index]).toEqual([args, undefined]);
      }
    }
  });
});

describe('marks in a row', () => {
  test.concurrent('are not tried in all ways', { timeout: 120_000 }, async () => {
    const rows = ['> ', '- ', '1. ', '* > '].map((mark) => `${mark.repeat(40)}x`);
    const cwd = await makeFolder({ 'rows.en.md': `# A\n\n<!-- spp-disable-next-line en/spacing -->\n\n${rows.join('\n\n')}\n` });
    expect([0, 1, 2]).toContain((await held(['check', 'rows.en.md'], cwd)).code);
  });
});

describe('names of files', () => {
  test.concurrent('that look like others, or hold what shells obey, are names and nothing else', { timeout: 120_000 }, async () => {
    const names = ['$(touch owned).en.md', '`touch owned`.en.md', '-rf.en.md', 'a;touch owned.en.md', 'pay\u202Elmth.en.md', 'а-cyrillic.en.md', 'zero\u200Bwidth.en.md', '图\u0301.en.md', 'con.en.md', `${'长'.repeat(50)}.en.md`];
    const cwd = await makeFolder(Object.fromEntries(names.map((name) => [name, '# Section\n\nText.\n'])));
    const { code, err } = await held(['build', ...names.map((name) => `./${name}`), '--to', 'text,web', '--no-check'], cwd);
    expect(code, err).toBe(0);
    expect(existsSync(join(cwd, 'owned'))).toBe(false);
    expect(readdirSync(join(cwd, 'dist')).filter((name) => !name.startsWith('.'))).toHaveLength(names.length);
  });
});

describe('prototypes', () => {
  test.concurrent('cannot be reached from any file that is read', { timeout: 120_000 }, async () => {
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
    const polluted = keys.map((key) => `${JSON.stringify(key)}:{"polluted":"yes","severity":"off","kind":"x","text":"x"}`).join(',');
    const yaml = keys.map((key) => `${key}: { polluted: yes, title: x }`).join('\n');
    const base = { ...workspace, 'issues/issue-9/segments.jsonl': `{${polluted}}\n{"id":"__proto__",${polluted}}\n`, 'memory/memory.jsonl': `{${polluted}}\n`, 'baseline.json': `{"version":1,"findings":[],${polluted}}` };
    const cases = [
      { ...base, 'issues/issue-9/en.md': `---\ntitle: B\n${yaml}\n---\n\n# A\n\n[constructor]: https://example.org\n\n[constructor] [__proto__] [^toString]\n\n[^__proto__]: note\n\n:::constructor\nx\n:::\n` },
      { ...base, 'spp.yml': `version: 1\n${yaml}\n` },
      { ...base, 'spp.yml': `version: 1\ntheme: constructor\nrules: { __proto__: off, constructor: off }\n` },
      { ...base, 'glossary.yml': `version: 1\nconcepts:\n  - { id: __proto__, kind: constructor, en: { name: constructor }, zh: { preferred: 构造函数 } }\n  - { id: constructor, kind: x, en: { name: toString, abbr: valueOf }, zh: { preferred: 转为文字 } }\n` },
      { ...base, 'issues/issue-9/issue.yml': `year: 2022\ndate: 2022-09-30\n${yaml}\n` },
    ];
    for (const files of cases) {
      const cwd = await makeFolder(files);
      // Anything polluted would show in an object that is made later: the document of `--format json`.
      for (const args of [['check', '--format', 'json'], ['check', '--format', 'json', '--baseline', 'baseline.json'], ['build', '--to', formats, '--no-check'], ['translate', 'status', '--format', 'json'], ['glossary', 'list', '--format', 'json'], ['glossary', 'stats']]) {
        const { code, out, err } = await held(args, cwd);
        expect([args, code === 70 || code === null, err.slice(0, 300)]).toEqual([args, false, expect.any(String)]);
        if (args.includes('json')) expect(Object.keys(JSON.parse(out) as object)).not.toContain('polluted');
      }
    }
  });
});

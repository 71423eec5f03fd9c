import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { exhaustive } from './exhaustive.js';
import { openBrowser } from './judge.js';
import { openCanary } from './canary.js';
import { makeFolder, picture, spp } from './spp.js';

const hostile = fileURLToPath(new URL('../../shared/corpora/hostile/', import.meta.url));

/** Attacks of our own, for when the collection is not there, and of each kind at least one. */
const own = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</title><script>alert(1)</script>',
  '--><script>alert(1)</script><!--',
  'javascript:alert(1)',
  ' jAvAsCrIpT:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '<img src="http://canary/own.png">',
  '<link rel=stylesheet href=//canary/own.css>',
  'url(http://canary/own)',
  '<iframe src="file:///etc/passwd"></iframe>',
  '=HYPERLINK("http://canary/","x")',
  'x\r\nBcc: victim@example.org',
  '<![endif]--><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];

function attacks(canary: string): string[] {
  const naughty = existsSync(hostile) ? (JSON.parse(readFileSync(join(hostile, 'naughty-strings/blns.json'), 'utf8')) as string[]) : [];
  const sheet = existsSync(hostile) ? readFileSync(join(hostile, 'owasp/XSS_Filter_Evasion_Cheat_Sheet.md'), 'utf8').split('\n').filter((line) => /[<>]|script|url\(/i.test(line)) : [];
  const all = [...own, ...naughty, ...sheet].map((text) => text.replaceAll(/(https?:)?\/\/[\w.-]+(?::\d+)?/gi, (_all, scheme: string | undefined) => `${scheme === undefined ? '' : 'http:'}//${canary}`).trim());
  return all.filter((text) => text !== '' && text.length < 2000);
}

/** A workspace with the strings in every field that a stranger may fill. */
function workspaceOf(strings: readonly string[]): Record<string, string | Uint8Array> {
  const at = (index: number): string => strings[index % strings.length] ?? '';
  const yaml = (text: string): string => JSON.stringify(text).replaceAll(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/gu, '?').replaceAll(/\\u00[01][0-9a-f]|\\[bf]/g, ' ');
  const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');
  const draft = (lang: string): string => `---
title: ${yaml(at(0))}
subtitle: ${yaml(at(1))}
preheader: ${yaml(at(2))}
slogan: ${yaml(at(3))}
source: ${yaml(at(4))}
closing: ${yaml(at(5))}
cover: { image: images/a.png, alt: ${yaml(at(6))} }
contacts:
  - { office: ${yaml(at(7))}, role: ${yaml(at(8))} }
---

${strings.map((text, index) => `# ${oneLine(text)}

## ${oneLine(at(index + 1))}

${text}

![${oneLine(text)}](images/a.png "${oneLine(at(index + 2)).replaceAll('"', "'")}")

[${oneLine(text)}](https://example.org/${index}) [a](<${oneLine(text)}>) ![b](<${oneLine(text)}>)

\`${oneLine(text)}\`

:::note[${oneLine(text)}]
${oneLine(text)}
:::

:::partners
- ${oneLine(text)}
:::

| ${oneLine(text)} | b |
|---|---|
| ${oneLine(at(index + 3))} | c |
`).join('\n')}

${lang === 'zh' ? '循环与公平信息通信技术公约' : 'Circular Pact'}
`;
  return {
    'spp.yml': `version: 1\nbrand:\n  network: { zh: ${yaml(at(0))}, en: ${yaml(at(1))} }\n  programme: { zh: ${yaml(at(2))}, en: ${yaml(at(3))} }\n  slogan: { zh: ${yaml(at(4))}, en: ${yaml(at(5))} }\n  publisher: { zh: ${yaml(at(6))}, en: ${yaml(at(7))} }\n`,
    'glossary.yml': `version: 1\nconcepts:\n  - { id: a, kind: concept, en: { name: Circular Pact }, zh: { preferred: ${yaml(`循环${at(9)}`)}, forbidden: [{ text: 循环与公平信息通信技术公约, why: ${yaml(at(10))} }] } }\n`,
    'issues/issue-9/issue.yml': 'issue: 9\nyear: 2022\ndate: 2022-09-30\nweb: https://example.org/9\n',
    'issues/issue-9/zh.md': draft('zh'),
    'issues/issue-9/en.md': draft('en'),
    'issues/issue-9/images/a.png': picture,
  };
}

test('no string in any field runs a script, reaches the network, adds a mail header or reads a file', { timeout: 600_000 }, async () => {
  const canary = await openCanary();
  const all = attacks(canary.host);
  const browser = await openBrowser();
  const faults: string[] = [];
  let pages = 0;
  let sets = 0;
  try {
    // Our own in any case; of the collections, unless all is to be tried, one part of four.
    for (let from = 0; from < all.length; from += exhaustive ? 30 : 120) {
      sets += 1;
      const cwd = await makeFolder(workspaceOf(all.slice(from, from + 30)));
      const { code, stderr } = await spp(['build', '--to', 'email,eml,text,web,wechat', '--no-check'], { cwd });
      if (![0, 1].includes(code ?? 70)) faults.push(`strings from ${from}: exit ${code}: ${stderr.slice(-300)}`);
      const dist = join(cwd, 'dist/issue-9');
      if (!existsSync(dist)) faults.push(`strings from ${from} made nothing: ${stderr.split('\n').filter((line) => / error /.test(line)).slice(-3).join(' ').slice(0, 400)} … ${stderr.slice(-200)}`);
      for (const name of existsSync(dist) ? readdirSync(dist) : []) {
        const text = /\.(?:html|txt|eml)$/.test(name) ? readFileSync(join(dist, name), 'utf8') : '';
        if (/root:x?:0:/.test(text)) faults.push(`${name} holds a file of this machine`);
        if (name.endsWith('.eml') && /^(?:Bcc|Cc):/im.test(text.slice(0, text.indexOf('\r\n\r\n')))) faults.push(`${name} has a header that nobody set`);
        if (!name.endsWith('.html')) continue;
        const page = await browser.newPage();
        await page.evaluateOnNewDocument('window.ran = []; for (const name of ["alert", "confirm", "prompt", "eval"]) window[name] = () => window.ran.push(name);');
        page.on('dialog', (dialog) => {
          faults.push(`${name} of strings from ${from}: a dialog`);
          void dialog.dismiss();
        });
        page.on('request', (request) => {
          if (/^(?:https?|ftp|ws)/.test(request.url())) faults.push(`${name} of strings from ${from} asks for ${request.url()}`);
        });
        await page.goto(pathToFileURL(join(dist, name)).href, { waitUntil: 'load' });
        const told = (await page.evaluate(`[...window.ran, ...[...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].filter(({ name, value }) => /^on/i.test(name) || (/^(?:href|src|action|formaction|srcdoc)$/i.test(name) && /^[\\s\\u0000-\\u001F]*(?:javascript|vbscript|file|data:text)/i.test(value))).map(({ name, value }) => name + '=' + value))]`)) as string[];
        if (told.length > 0) faults.push(`${name} of strings from ${from}: ${told.join(' ').slice(0, 300)}`);
        pages += 1;
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await canary.close();
  }
  expect(faults).toEqual([]);
  expect(canary.visits).toEqual([]);
  // Two languages, five pages each.
  expect(pages).toBeGreaterThanOrEqual(sets * 10);
});

// The rivals' own commands on the same text and pictures. md-to-pdf reads Markdown; paged.js and Vivliostyle read HTML, which is made from the
// same Markdown by md-to-pdf's own converter, so that all three set the same document.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);

/** @returns rivals that are installed: `print` runs one, start to end, in milliseconds. */
export async function contestants({ root, issue, lang, browser, folder, run }) {
  await mkdir(folder, { recursive: true });
  await cp(join(root, 'issues', issue, 'images'), join(folder, 'images'), { recursive: true });
  const draft = await readFile(join(root, 'issues', issue, `${lang}.md`), 'utf8');
  const body = draft.replace(/^---[\s\S]*?\n---\n/, '').replace(/^:::.*$/gm, '').replace(/^!\[([^\]]*)\]\((?:sdg|qr):[^)]*\)$/gm, '$1');
  await writeFile(join(folder, 'issue.md'), body);
  const { marked } = require(require.resolve('marked', { paths: [require.resolve('md-to-pdf')] }));
  const page = `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${issue}</title></head><body>${marked.parse(body)}</body></html>`;
  await writeFile(join(folder, 'issue.html'), page);
  const flags = ['--no-sandbox', '--in-process-gpu', '--use-gl=disabled', '--disable-dev-shm-usage'];
  const env = { ...browser.environment, PUPPETEER_EXECUTABLE_PATH: browser.executable };
  const bin = (name, file) => {
    const path = join(here, 'node_modules', name, file);
    return existsSync(path) ? path : undefined;
  };
  const all = [
    {
      name: 'md-to-pdf',
      limit: 0.6,
      program: bin('md-to-pdf', 'dist/cli.js'),
      args: ['issue.md', '--launch-options', JSON.stringify({ executablePath: browser.executable, args: flags })],
    },
    {
      name: 'paged.js',
      limit: 0.6,
      program: bin('pagedjs-cli', 'src/cli.js'),
      args: ['issue.html', '-o', 'paged.pdf', '--browserArgs', flags.join(','), '--outline-tags', 'h1,h2'],
    },
    {
      name: 'Vivliostyle',
      limit: 0.3,
      program: bin('@vivliostyle/cli', 'dist/cli.js'),
      args: ['build', 'issue.html', '-o', 'vivliostyle.pdf', '--executable-browser', browser.executable],
    },
  ];
  return all.filter(({ program }) => program).map(({ name, limit, program, args }) => ({ name, limit, print: () => run(process.execPath, [program, ...args], { cwd: folder, env }) }));
}

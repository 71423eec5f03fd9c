import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeFolder, spp } from './spp.js';

const en = '---\ntitle: The bulletin\n---\n\n# News of the network\n\nSee the [report](https://example.org/r) of UNEP. It lists **four** actions.\n\n- The first meeting was held in Paris.\n- The second one is planned for 2025.\n';
const files = {
  'spp.yml': 'version: 1\nlanguages: [zh, en]\nsource: en\n',
  'glossary.yml': 'version: 1\nconcepts:\n  - id: unep\n    kind: organisation\n    en: { name: United Nations Environment Programme, abbr: UNEP }\n    zh: { preferred: 联合国环境规划署 }\n    status: approved\n',
  'issues/issue-1/issue.yml': 'year: 2024\ndate: 2024-01-01\n',
  'issues/issue-1/en.md': en,
};
const read = (folder: string, name = 'issues/issue-1/zh.md'): Promise<string> => readFile(join(folder, name), 'utf8');
const counts = async (folder: string): Promise<{ missing: number; changed: number; unreviewed: number; done: number }> => {
  const { stdout } = await spp(['translate', 'status', '1', '--format', 'json'], { cwd: folder });
  return (JSON.parse(stdout) as { issues: { counts: { missing: number; changed: number; unreviewed: number; done: number } }[] }).issues[0]?.counts ?? { missing: -1, changed: -1, unreviewed: -1, done: -1 };
};

type Answer = (body: { text: string[]; q: string[]; messages: { content: string }[] }, request: IncomingMessage, response: ServerResponse) => unknown;
const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A translation service on this machine; `answer` gives the body, or ends the response itself. */
async function serve(answer: Answer): Promise<{ url: string; requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      requests.push(`${request.method} ${request.url} ${text}`);
      const body = answer(JSON.parse(text === '' ? '{}' : text) as Parameters<Answer>[0], request, response);
      if (body !== undefined) response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const chinese = (text: string): string => `译：${text}。`;

it('names the memory that cannot be written, and calls that no bug', async () => {
  const folder = await makeFolder({ ...files, 'issues/issue-1/zh.md': '---\ntitle: 简报\n---\n\n# 网络新闻\n\n见联合国环境规划署。\n', memory: 'a file in the way' });
  const { code, stderr } = await spp(['translate', 'learn'], { cwd: folder });
  expect([code, stderr]).toEqual([3, expect.stringMatching(/Cannot write .*memory\.jsonl/)]);
});

describe('the way of a translation', () => {
  it('goes out before there is a draft, and untouched makes the source again', async () => {
    const folder = await makeFolder(files);
    for (const [name, as] of [['a.xlf', 'xliff'], ['b.xlf', 'xliff2'], ['c.po', 'po']] as const) {
      expect((await spp(['translate', 'export', '1', '--out', name, '--as', as], { cwd: folder })).code).toBe(0);
      expect((await spp(['translate', 'import', name, '--as', as], { cwd: folder })).code).toBe(0);
      expect(await read(folder)).toBe(en);
      expect((await counts(folder)).missing).toBe(6);
      await rm(join(folder, 'issues/issue-1/zh.md'));
    }
  });

  it('applies no unit with damaged codes, and all others', async () => {
    const folder = await makeFolder(files);
    await spp(['translate', 'export', '1', '--out', 'a.po'], { cwd: folder });
    // Every message copied, without the codes of those that have some.
    const po = (await read(folder, 'a.po')).replace(/msgid ("(?:[^"\\]|\\.)+"\n)msgstr ""\n/g, (_, text: string) => `msgid ${text}msgstr ${text.replace(/<[^>]*>|\{[^}]*\}/g, '')}`);
    await writeFile(join(folder, 'a.po'), po);
    const { code, stdout } = await spp(['translate', 'import', 'a.po', '--format', 'json'], { cwd: folder });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string; message: string }[] };
    expect(code).toBe(1);
    expect(new Set(diagnostics.map(({ rule }) => rule))).toEqual(new Set(['translation/codes']));
    expect(diagnostics.every(({ message }) => /^Unit u[0-9a-f]{10}:/.test(message))).toBe(true);
    expect(await counts(folder)).toMatchObject({ missing: 2, unreviewed: 4 });
  });

  it('is stale by sentence, and in step again when the translation was changed by hand', async () => {
    const folder = await makeFolder(files);
    await spp(['translate', 'fill', '1', '--with', 'pseudo'], { cwd: folder });
    expect((await spp(['translate', 'learn', '--approve', 'all'], { cwd: folder })).code).toBe(0);
    expect(await counts(folder)).toMatchObject({ missing: 0, done: 6 });
    await writeFile(join(folder, 'issues/issue-1/en.md'), en.replace('2025', '2026').replace(/(- The first.*\n)(- The second.*\n)/, '$2$1'));
    expect(await counts(folder)).toMatchObject({ changed: 1, done: 5 });
    const check = await spp(['check', '1', '--only', 'translation'], { cwd: folder });
    expect([check.code, check.stdout]).toEqual([1, expect.stringContaining('[-2025-]{+2026+}')]);
    await writeFile(join(folder, 'issues/issue-1/zh.md'), (await read(folder)).replace('2025', '2026'));
    expect(await counts(folder)).toMatchObject({ changed: 0, unreviewed: 1, done: 5 });
  });

  it('starts from memory in another issue, and never over a draft', async () => {
    const folder = await makeFolder({ ...files, 'issues/issue-2/issue.yml': 'year: 2024\ndate: 2024-02-01\n', 'issues/issue-2/en.md': en.replace('2025', '2027') });
    await spp(['translate', 'fill', '1', '--with', 'pseudo'], { cwd: folder });
    await spp(['translate', 'learn', '1'], { cwd: folder });
    expect((await spp(['translate', 'start', '2'], { cwd: folder })).code).toBe(0);
    expect(await read(folder, 'issues/issue-2/zh.md')).toBe((await read(folder)).replace('2025', '2027'));
    const again = await spp(['translate', 'start', '2'], { cwd: folder });
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('stands already')]);
  });
});

describe('a provider', () => {
  const deepl = { DEEPL_AUTH_KEY: 'secret-key', SPP_RETRY_PAUSE: '10' };

  it('gets terms, key and texts, and is asked again when it was asked too often', async () => {
    const folder = await makeFolder(files);
    let calls = 0;
    const { url, requests } = await serve(({ text }, request, response) => {
      if (request.url === '/v2/glossaries') return { glossary_id: 'g1' };
      if (request.method === 'DELETE') return {};
      calls += 1;
      if (calls > 1) return { translations: text.map((each) => ({ text: chinese(each) })) };
      response.writeHead(429, { 'retry-after': '0' }).end();
      return undefined;
    });
    const { code, stderr } = await spp(['translate', 'fill', '1', '--with', `deepl:${url}`], { cwd: folder, env: deepl });
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^6 segments with \d+ characters to send to deepl in 1 request;/)]);
    expect(requests.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(['POST /v2/glossaries', 'POST /v2/translate', 'POST /v2/translate', 'DELETE /v2/glossaries/g1']);
    expect(await read(folder)).toContain('译：See the [report](https://example.org/r) of UNEP.。');
    expect(stderr).not.toContain('secret-key');
  });

  it('that damages the codes of half the segments loses nothing', async () => {
    const folder = await makeFolder(files);
    const { url } = await serve(({ q }) => ({ translatedText: q.map((each) => chinese(each.replace(/<\/?g\d+>/g, ''))) }));
    const { code, stdout } = await spp(['translate', 'fill', '1', '--with', `libretranslate:${url}`, '--format', 'json'], { cwd: folder });
    const { diagnostics, translated } = JSON.parse(stdout) as { diagnostics: { rule: string; line: number }[]; translated: number };
    expect([code, translated, diagnostics.map(({ rule, line }) => [rule, line])]).toEqual([1, 4, [['translation/codes', 7], ['translation/codes', 7]]]);
    expect(await read(folder)).toContain('See the [report](https://example.org/r) of UNEP. It lists **four** actions.');
    expect(await counts(folder)).toMatchObject({ missing: 2, unreviewed: 4 });
  });

  it('that gives fewer texts than it got, or none in time, changes nothing', async () => {
    const folder = await makeFolder(files);
    const short = await serve(() => ({ choices: [{ message: { content: '{"texts": ["一"]}' } }] }));
    const run = (url: string): ReturnType<typeof spp> => spp(['translate', 'fill', '1', '--with', `openai:${url}/v1`, '--model', 'm', '--timeout', '0.3'], { cwd: folder, env: { SPP_RETRY_PAUSE: '1' } });
    expect((await run(short.url)).code).toBe(3);
    const stalled = await serve(() => undefined);
    const ended = await run(stalled.url);
    expect([ended.code, ended.stderr]).toEqual([3, expect.stringContaining('did not answer within 0.3 s')]);
    expect(await read(folder)).toBe(en);
  });

  it('that fails halfway is gone on with by the next run', async () => {
    const many = Array.from({ length: 45 }, (_, i) => `Sentence number ${i} stands here.\n`).join('\n');
    const folder = await makeFolder({ ...files, 'issues/issue-1/en.md': many });
    let isDown = false;
    const { url, requests } = await serve(({ text }, _request, response) => {
      if (!isDown) {
        isDown = true;
        return { translations: text.map((each) => ({ text: chinese(each) })) };
      }
      response.writeHead(503).end('down');
      return undefined;
    });
    const first = await spp(['translate', 'fill', '1', '--with', `deepl:${url}`], { cwd: folder, env: { ...deepl, SPP_RETRY_PAUSE: '1' } });
    expect([first.code, (await counts(folder)).missing]).toEqual([4, 5]);
    isDown = false;
    const sent = requests.length;
    expect((await spp(['translate', 'fill', '1', '--with', `deepl:${url}`], { cwd: folder, env: deepl })).code).toBe(0);
    expect(requests.slice(sent).map((each) => (JSON.parse(each.split(' ').slice(2).join(' ')) as { text: string[] }).text.length)).toEqual([5]);
    expect((await counts(folder)).missing).toBe(0);
  });

  it('is refused before anything is sent if it is too dear, unknown or without a key', async () => {
    const folder = await makeFolder(files);
    expect((await spp(['translate', 'fill', '1', '--with', 'pseudo', '--limit', '10'], { cwd: folder })).code).toBe(2);
    expect((await spp(['translate', 'fill', '1', '--with', 'deepl'], { cwd: folder })).stderr).toContain('DEEPL_AUTH_KEY');
    expect((await spp(['translate', 'fill', '1', '--with', 'nobody'], { cwd: folder })).stderr).toContain('pseudo');
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { run } from '../src/cli/preview/run.js';
import { createSession } from '../src/cli/session.js';
import { makeFolder, workspace, zh } from './spp.js';

const saves = 500;

setFlagsFromString('--expose-gc');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the flag makes available
const collect = runInNewContext('gc') as () => void;

/** Octets that are really in use. */
function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

const watchers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap').length;

it(`${saves} saves in a row leak neither memory nor watchers`, async () => {
  const folder = await makeFolder(workspace);
  const interrupt = new AbortController();
  const before = watchers();
  let ended: Promise<number> | undefined;
  const address = await new Promise<string>((resolve, reject) => {
    const session = { ...createSession({ directory: folder }, 'zh', interrupt.signal), print: resolve, note: () => undefined };
    ended = run({ session, args: [], options: { open: false } });
    ended.catch(reject);
  });
  const { origin } = new URL(address);
  const cookie = (await fetch(address.trim())).headers.get('set-cookie')?.split(';')[0] ?? '';
  for (const target of ['email', 'text', 'web', 'wechat']) await (await fetch(`${origin}/output/${target}.zh`, { headers: { cookie } })).text();
  const told = await listen(origin, cookie);

  const sizes: number[] = [];
  const open: number[] = [];
  for (let i = 1; i <= saves; i += 1) {
    // Now and then an error.
    const fault = i % 25 === 0 ? '[空](#)\n' : '';
    const news = told(fault === '' ? 'output:text.zh' : 'problems');
    await writeFile(join(folder, 'issues/issue-9/zh.md'), `${zh}\n第 ${i} 次保存。\n${fault}`);
    await news;
    if (i % 100 === 0) {
      sizes.push(heap());
      open.push(watchers());
    }
  }
  interrupt.abort();
  expect(await ended).toBe(130);
  process.stderr.write(`heap after each hundred saves: ${sizes.map((size) => (size / 2 ** 20).toFixed(1)).join(', ')} MB; watchers: ${open.join(', ')}\n`);
  // 10 KB a save would be half a draft kept each time.
  expect((sizes.at(-1) ?? 0) - (sizes[0] ?? 0)).toBeLessThan(400 * 10_000);
  expect(new Set(open).size).toBe(1);
  expect(open[0]).toBeGreaterThan(before);
  // Handles are closed in the next round of the event loop.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(watchers()).toBe(before);
}, 600_000);

/** Follows what the page is told; the result waits for the next news of a part. */
async function listen(origin: string, cookie: string): Promise<(part: string) => Promise<void>> {
  const response = await fetch(`${origin}/events`, { headers: { cookie } });
  const waiting = new Set<{ readonly part: string; readonly resolve: () => void }>();
  const follow = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        const parts = new Set(Object.keys(data === undefined ? {} : (JSON.parse(data) as object)));
        for (const each of waiting) {
          if (!parts.has(each.part)) continue;
          waiting.delete(each);
          each.resolve();
        }
      }
    }
  };
  follow().catch(() => undefined);
  return (part) => new Promise((resolve) => waiting.add({ part, resolve }));
}

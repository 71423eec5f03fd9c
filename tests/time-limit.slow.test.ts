import { platform } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeFolder, spp } from './spp.js';

/** Takes some seconds to read and check. */
const long = `# 标题\n\n${Array.from({ length: 40_000 }, (_, i) => `第${i}段：工作组在北京召开会议，介绍了可持续采购的有关情况，并讨论下一年的计划。`).join('\n\n')}\n`;
const short = '# 标题\n\n工作组在北京召开会议。\n';

test('a file that takes too long is told of, the others are checked, and the next run begins anew', async () => {
  const cwd = await makeFolder({ 'long.zh.md': long, 'short.zh.md': `${short}\n文字……。。\n` });
  const env = { SPP_TIME_LIMIT: '0.5', SPP_CACHE_DIR: `${cwd}/cache` };
  for (const _ of [1, 2]) {
    const { code, stdout, stderr } = await spp(['check', 'long.zh.md', 'short.zh.md', '--format', 'json'], { cwd, env });
    expect(code, stderr).toBe(2);
    const found = (JSON.parse(stdout) as { diagnostics: { rule: string; file: string }[] }).diagnostics;
    expect(found.filter(({ rule }) => rule === 'input/time').map(({ file }) => file)).toEqual(['long.zh.md']);
    expect(found.some(({ file }) => file === 'short.zh.md')).toBe(true);
  }
  const build = await spp(['build', 'long.zh.md', '--to', 'text'], { cwd, env });
  expect(build.code).toBe(2);
  expect(build.stderr).toContain('input/time');
  const later = await spp(['check', 'long.zh.md', '--format', 'json'], { cwd, env: { ...env, SPP_TIME_LIMIT: '100' } });
  expect(later.stdout).not.toContain('input/time');
});

// Without a limit the signal is heard when all is checked, and what was found is told (code 1 or 0). Windows has no signal to send.
test.skipIf(platform === 'win32')('Ctrl-C ends work that makes no pause', async () => {
  const cwd = await makeFolder({ 'long.zh.md': long });
  const { code } = await spp(['check', 'long.zh.md'], {
    cwd,
    env: { SPP_NO_CACHE: '1' },
    started(child) {
      void pause(800).then(() => child.kill('SIGINT'));
    },
  });
  expect(code).toBe(130);
});

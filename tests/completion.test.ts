import { execFile, execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { makeFolder, spp, workspace } from './spp.js';

const run = promisify(execFile);

function has(shell: string): boolean {
  try {
    execFileSync(shell, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write(`skipped: ${shell} is not installed, its completion is not tried\n`);
    return false;
  }
}

async function begin(shell: string) {
  const cwd = await makeFolder(workspace);
  // A name that the shell would run if it were expanded.
  await mkdir(join(cwd, 'issues/$(touch ran)'));
  await mkdir(join(cwd, 'issues/review-2024'));
  const { code, stdout } = await spp(['completion', shell], { cwd });
  expect(code).toBe(0);
  await writeFile(join(cwd, 'completion'), stdout);
  return cwd;
}

const cases: readonly (readonly [typed: readonly string[], expected: readonly string[]])[] = [
  [['ch'], ['check']],
  [['glossary', 'l'], ['list', 'lint']],
  [['check', ''], ['issue-9', 'review-2024']],
  [['-q', 'check', 'iss'], ['issue-9']],
  [['check', '--fail-on', ''], ['error', 'warning', 'info']],
  [['check', '--fail'], ['--fail-on']],
  [['--ui-lang', ''], ['zh', 'en']],
  [['new', '--from', 'rev'], ['review-2024']],
  [['undo', '--re'], ['--redo']],
  [['completion', ''], ['bash', 'zsh', 'fish', 'powershell']],
];

describe.skipIf(!has('bash'))('bash', () => {
  const ask = async (cwd: string, typed: readonly string[]): Promise<string[]> => {
    const script = 'source completion; cd issues/issue-9; COMP_WORDS=(spp "$@"); COMP_CWORD=$#; _spp; printf "%s\\n" "${COMPREPLY[@]}"';
    const { stdout } = await run('bash', ['--norc', '-u', '-c', script, 'bash', ...typed], { cwd });
    return stdout.split('\n').filter((line) => line !== '');
  };

  test('offers commands, options, values and issues, from anywhere in the workspace', async () => {
    const cwd = await begin('bash');
    for (const [typed, expected] of cases) expect([typed, await ask(cwd, typed)]).toEqual([typed, expected]);
    expect(await ask(cwd, ['build', '--to', 'pdf,we'])).toEqual(['pdf,web', 'pdf,wechat']);
    expect(await ask(cwd, ['build', '--lang', '=', 'z'])).toEqual(['zh']);
    await expect(run('ls', ['ran', 'issues/issue-9/ran'], { cwd })).rejects.toThrow();
  });

  test('is set up by the line that the help page shows', async () => {
    const cwd = await begin('bash');
    const { stdout } = await run('bash', ['--norc', '-c', 'source <(cat completion); complete -p spp'], { cwd });
    expect(stdout).toContain('-F _spp spp');
  });
});

test.skipIf(!has('fish'))('fish offers the same', async () => {
  const cwd = await begin('fish');
  for (const [typed, expected] of cases) {
    const line = ['spp', ...typed].join(' ');
    const { stdout } = await run('fish', ['--no-config', '-c', `source completion; cd issues/issue-9; complete -C ${JSON.stringify(line)}`], { cwd });
    const offered = stdout.split('\n').map((each) => each.split('\t')[0]).filter((each) => each !== '');
    expect([typed, offered]).toEqual([typed, expect.arrayContaining([...expected])]);
  }
});

test.skipIf(!has('zsh'))('zsh can read its script', async () => {
  const cwd = await begin('zsh');
  await run('zsh', ['-f', '-c', 'autoload -U compinit; compinit -u -D; source completion; [[ $_comps[spp] == _spp ]]'], { cwd });
});

test('what --to offers is what build makes', async () => {
  const cwd = await begin('bash');
  const { stdout } = await run('bash', ['--norc', '-c', 'source completion; COMP_WORDS=(spp build --to ""); COMP_CWORD=3; _spp; echo "${COMPREPLY[@]}"'], { cwd });
  const { code, stderr } = await spp(['build', '--to', stdout.trim().replaceAll(' ', ','), '--dry-run', '--no-check', '--to', 'nothing'], { cwd });
  expect(code).toBe(2);
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('"nothing"')]);
});

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { en, makeFolder, program, workspace, zh } from './spp.js';

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** All files below a folder with the hashes of their bytes; hidden ones too. */
export function treeOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(names.filter((name) => statSync(join(folder, name)).isFile()).map((name) => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')]));
}

export interface Try {
  readonly code: number | null;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** A workspace with a cache and a temporary folder of its own: what stays in them, stays of the runs in it. */
export async function arena(files: Readonly<Record<string, string | Uint8Array>> = workspace) {
  const home = await makeFolder(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`work/${path}`, bytes])));
  const cwd = join(home, 'work');
  const own = { SPP_CACHE_DIR: join(home, 'cache'), TMPDIR: join(home, 'tmp') };
  await mkdir(own.TMPDIR);
  return {
    cwd,
    cache: own.SPP_CACHE_DIR,
    temporary: own.TMPDIR,
    /** `spp`, ended by `signal` after so many milliseconds. */
    run: (args: readonly string[], killAfter?: number, signal: NodeJS.Signals = 'SIGKILL'): Promise<Try> => {
      const began = performance.now();
      return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [program, ...args], { cwd, env: { PATH: env['PATH'] ?? '', HOME: env['HOME'] ?? tmpdir(), LANG: 'C', ...own }, stdio: ['ignore', 'ignore', 'pipe'] });
        let stderr = '';
        child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
        const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill(signal), killAfter);
        child.on('error', reject);
        child.on('exit', (code) => {
          clearTimeout(timer);
          resolve({ code, stderr, milliseconds: performance.now() - began });
        });
      });
    },
    /** Processes that were started here and still live. */
    living: (): string[] =>
      readdirSync('/proc').filter((name) => {
        try {
          return /^\d+$/.test(name) && readFileSync(`/proc/${name}/environ`, 'latin1').includes(own.TMPDIR) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${name}/stat`, 'latin1'));
        } catch {
          return false;
        }
      }),
    /** Names of what no finished run leaves behind. */
    left: (): string[] => {
      const below = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)) : []);
      const odd = [...below(cwd), ...below(own.SPP_CACHE_DIR)].filter((path) => /(?:^|\/)\.spp-(?!undo|state)|\.spp-new$|\.spp-lock|unpacking-|\.json\.\d+$|\/pictures\/[0-9a-f]{64}\../.test(path));
      return [...odd, ...below(own.TMPDIR)];
    },
  };
}

/** Two drafts whose output differs in every file. */
const versions = [
  { 'issues/issue-9/zh.md': zh, 'issues/issue-9/en.md': en },
  { 'issues/issue-9/zh.md': zh.replaceAll('会议', '研讨会'), 'issues/issue-9/en.md': en.replace('[meeting]', '[workshop]') },
] as const;

/**
 * Kills a build again and again, each time at another moment, and says what it found wrong: a file that is of no whole build, a state that the
 * next command does not make whole, something left behind, a next build that is not what it should be.
 */
export async function killBuilds(tries: number, seed: number, formats: string): Promise<string[]> {
  const random = randomly(seed);
  const { cwd, run, left, living } = await arena();
  const dist = join(cwd, 'dist');
  const build = ['build', '--to', formats];
  const put = async (version: number): Promise<void> => {
    for (const [path, text] of Object.entries(versions[version % 2] ?? {})) await writeFile(join(cwd, path), text);
  };
  const whole: Readonly<Record<string, string>>[] = [];
  let duration = 0;
  // The first unpacks the browser, if there is one.
  for (const version of [0, 1, 0, 1]) {
    await put(version);
    const { code, stderr, milliseconds } = await run(build);
    if (code !== 0) return [`the undisturbed build ended with ${code}: ${stderr}`];
    whole[version] = treeOf(dist);
    duration = milliseconds;
  }
  const faults: string[] = [];
  for (let round = 0; round < tries; round += 1) {
    await put(round);
    if (random() < 0.1) await rm(dist, { recursive: true, force: true });
    const after = random() * duration * 1.1;
    const told = (fault: string): number => faults.push(`round ${round}, killed after ${after.toFixed(0)} ms: ${fault}`);
    await run(build, after);
    for (const [name, hash] of Object.entries(treeOf(dist))) {
      if (!name.startsWith('.spp-') && whole.every((tree) => tree[name] !== hash)) told(`${name} is half written`);
    }
    // Any next command.
    await run(['check', '--lang', 'zh']);
    const standing = JSON.stringify(treeOf(dist));
    if (standing !== '{}' && whole.every((tree) => JSON.stringify(tree) !== standing)) told(`not a whole state after the next command: ${Object.keys(treeOf(dist)).join(' ')}`);
    if (round % 5 !== 4) continue;
    // The next build that has something to do.
    await put(round + 1);
    const again = await run(build);
    if (again.code !== 0) told(`the next build ended with ${again.code}: ${again.stderr}`);
    if (JSON.stringify(treeOf(dist)) !== JSON.stringify(whole[(round + 1) % 2])) told('the next build made something else');
    const rest = left();
    if (rest.length > 0) told(`left behind: ${rest.join(' ')}`);
    const alive = living();
    if (alive.length > 0) told(`still running: ${alive.join(' ')}`);
  }
  return faults;
}

/** The same for commands that change a text: it is the old one or the new one, and nothing stays beside it. */
export async function killChanges(tries: number, seed: number): Promise<string[]> {
  const random = randomly(seed);
  const wrong = zh.replace('利益攸关方', '利害关系人');
  const { cwd, run, left } = await arena({ ...workspace, 'issues/issue-9/zh.md': wrong });
  const draft = join(cwd, 'issues/issue-9/zh.md');
  const glossary = join(cwd, 'glossary.yml');
  const { milliseconds } = await run(['fix']);
  const mended = await readFile(draft, 'utf8');
  const faults: string[] = mended === wrong ? ['fix mended nothing'] : [];
  let terms = 0;
  for (let round = 0; round < tries; round += 1) {
    const after = (0.2 + random()) * milliseconds;
    await writeFile(draft, wrong);
    const before = await readFile(glossary, 'utf8');
    const adds = round % 2 === 1;
    await run(adds ? ['glossary', 'add', '--en', `Term ${round}`, '--zh', `术语${round}号`] : ['fix'], after);
    const text = await readFile(draft, 'utf8');
    if (text !== wrong && text !== mended) faults.push(`round ${round}: a draft that is neither old nor new`);
    const list = await readFile(glossary, 'utf8');
    if (!list.startsWith(before)) faults.push(`round ${round}: the glossary lost something`);
    if (list !== before) terms += 1;
    if (!list.endsWith('\n')) faults.push(`round ${round}: the glossary is cut off`);
    if (round % 5 !== 4) continue;
    // The next commands that change the same files.
    for (const next of [['fix'], ['glossary', 'add', '--en', `Other ${round}`, '--zh', `别的${round}号`], ['check', '--only', 'term/forbidden']]) {
      const { code, stderr } = await run(next);
      if (code !== 0 && code !== 1) faults.push(`round ${round}: ${next.join(' ')} ended with ${code}: ${stderr}`);
    }
    if ((await readFile(draft, 'utf8')) !== mended) faults.push(`round ${round}: the next fix mended nothing`);
    const rest = left();
    if (rest.length > 0) faults.push(`round ${round}: left behind: ${rest.join(' ')}`);
  }
  if (tries > 20 && (terms === 0 || terms === Math.floor(tries / 2))) faults.push(`no kill came at a telling moment: ${terms} of ${tries}`);
  return faults;
}

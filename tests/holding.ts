import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath, platform } from 'node:process';
import { program } from './spp.js';

/** Every format that needs no browser. */
export const formats = 'email,eml,text,web,wechat,print';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * A run with 10 seconds of processor time and a heap of 800 MB; either one spent is a signal or exit code 134. Five seconds are the aim, and most runs
 * need less than two; but a processor that is shared with others has been seen to take twice its usual time for the same work.
 */
export function held(args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const command = [execPath, '--max-old-space-size=800', program, ...args];
    const whole = platform === 'win32' ? command : ['/bin/sh', '-c', 'ulimit -t 10; exec "$0" "$@"', ...command];
    const child = spawn(whole[0] ?? '', whole.slice(1), { cwd, env: { PATH: env['PATH'] ?? '', HOME: tmpdir(), LANG: 'C', SPP_NO_CACHE: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
  });
}

/** All text that was made, by format. */
export function outputs(cwd: string): string[] {
  const dist = join(cwd, 'dist');
  if (!existsSync(dist)) return [];
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:html|txt|eml)$/.test(name)).map((name) => readFileSync(join(dist, name), 'utf8'));
}


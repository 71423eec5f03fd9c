import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { program } from './spp.js';

export interface RunningPreview {
  /** As printed, with the token. */
  readonly address: string;
  readonly origin: string;
  /** What the browser would keep. */
  readonly cookie: string;
  readonly child: ChildProcess;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<number | null>;
}

/** Starts `spp preview` and waits until it serves. */
export async function startPreview(folder: string, args: readonly string[] = []): Promise<RunningPreview> {
  const child = spawn(process.execPath, [program, 'preview', '--no-open', '--ui-lang', 'zh', ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? tmpdir(), LANG: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\S+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`spp preview ended with ${code}: ${said}`)));
  });
  const first = await fetch(address);
  await first.body?.cancel();
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    address,
    origin: new URL(address).origin,
    cookie,
    child,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

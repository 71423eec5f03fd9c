import { spawn } from 'node:child_process';
import type { Localized } from '../model/text.js';

export type ProgramReply = { readonly text: string } | { readonly failure: Localized };

const maxOutput = 8 * 1024 * 1024;

/** Runs a program without a shell, hands it text and takes what it prints. `timeout` in milliseconds. */
export function runProgram(command: readonly string[], input: string, { timeout, signal, folder }: { readonly timeout: number; readonly signal: AbortSignal; readonly folder: string }): Promise<ProgramReply> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'], signal, timeout, killSignal: 'SIGKILL' });
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length > maxOutput) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => resolve({ failure: { zh: `程序 ${program} 无法运行（${error.message}）`, en: `Cannot run the program ${program} (${error.message})` } }));
    child.on('close', (code, killed) => {
      const how = killed === null ? String(code) : killed;
      resolve(code === 0 ? { text: Buffer.concat(chunks).toString('utf8') } : { failure: { zh: `程序 ${program} 没有正常结束（${how}）`, en: `The program ${program} did not end well (${how})` } });
    });
    child.stdin.end(input);
  });
}

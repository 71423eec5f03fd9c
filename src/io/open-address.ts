import { spawn } from 'node:child_process';

/** Shows an address in the person's browser, if there is a way to; the program does not wait for it, nor end with it. */
export function openAddress(address: string, platform: NodeJS.Platform = process.platform): void {
  const [program, ...args] = platform === 'darwin' ? ['open', address] : platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler', address] : ['xdg-open', address];
  const child = spawn(program ?? '', args, { stdio: 'ignore', detached: true });
  // The address is printed as well.
  child.on('error', () => undefined);
  child.unref();
}

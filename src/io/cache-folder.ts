import { homedir } from 'node:os';
import { join } from 'node:path';

/** `SPP_CACHE_DIR`, else the platform's folder for caches. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const own = env['SPP_CACHE_DIR'];
  if (own !== undefined && own !== '') return own;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'spp');
  if (process.platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'spp', 'cache');
  // The XDG base directory specification: a relative path is invalid and to be ignored.
  const xdg = env['XDG_CACHE_HOME'];
  return join(xdg?.startsWith('/') === true ? xdg : join(homedir(), '.cache'), 'spp');
}

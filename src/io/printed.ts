import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../text/hash.js';
import { browsers, type Machine } from './browser-find.js';
import { createFileCache } from './file-cache.js';
import { toolStamps } from './tool-stamp.js';
import { stampOf } from './trace.js';

/** So many are kept: some years of a bulletin in two languages. */
const most = 300;

/** A finished file, and the version of the browser that printed it. */
export interface PrintedFile {
  readonly version: string;
  readonly bytes: Uint8Array;
}

/** Whether anything was kept at all. */
export function hasPrintedFiles(cacheFolder: string): boolean {
  return existsSync(join(cacheFolder, 'printed'));
}

/** Finished files by all that they were made of, this tool and the browser included. */
export interface PrintedFiles {
  /** Without starting the browser. */
  get(key: string): Promise<PrintedFile | undefined>;
  /** `executable`: of the browser that printed it. */
  put(key: string, executable: string, file: PrintedFile): Promise<void>;
}

export function openPrintedFiles(cacheFolder: string, machine: Machine): PrintedFiles {
  const cache = createFileCache(cacheFolder, 'printed', most);
  const tool = toolStamps();
  const keyOf = (key: string, executable: string): string => sha256(JSON.stringify([key, tool, executable, stampOf(executable)]));
  return {
    async get(key) {
      // The one that would be tried first. What is wrong with it is told when it is needed.
      const { value } = await browsers(machine).next().catch(() => ({ value: undefined }));
      const entry = value && (await cache.get(keyOf(key, value.executable)));
      const end = entry?.indexOf(10) ?? -1;
      return entry && end >= 0 ? { version: Buffer.from(entry.subarray(0, end)).toString('utf8'), bytes: entry.subarray(end + 1) } : undefined;
    },
    put: (key, executable, { version, bytes }) => cache.put(keyOf(key, executable), Buffer.concat([Buffer.from(`${version}\n`), bytes])),
  };
}

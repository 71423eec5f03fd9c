import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** The program as users start it. */
export const program = fileURLToPath(new URL('../bin/spp.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called when the process has started. */
  readonly started?: (process: ReturnType<typeof spawn>) => void;
}

/** Runs `spp` without a terminal, in an environment that says nothing of language or colour. */
export function spp(args: readonly string[], { cwd, env = {}, started }: RunOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? tmpdir(), LANG: 'C', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }));
    started?.(child);
  });
}

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 }))));

/** A folder of its own for one test, removed at the end. Its path is real: on some systems the temporary folder is a link. */
export async function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'spp-e2e-')));
  made.push(folder);
  await write(folder, files);
  return folder;
}

export async function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** 1 × 1 pixel. */
export const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export const zh = `---
title: 简报
---

# 进展

## 各方磋商

各利益攸关方在[会议](https://example.org/meeting)上参加了磋商。

![会场里坐着各国代表](images/图.png "会场")
`;

export const en = `---
title: Bulletin
---

# Progress

## Consultation

All stakeholders took part in the [meeting](https://example.org/meeting).

![Delegates in the hall](images/图.png "The hall")
`;

export const glossary = `version: 1
concepts:
  - id: stakeholder
    kind: concept
    status: approved
    en: { name: stakeholder }
    zh:
      preferred: 利益攸关方
      forbidden: [{ text: 利害关系人, why: 法律用语 }]
`;

/** A small workspace that has no faults. */
export const workspace: Readonly<Record<string, string | Uint8Array>> = {
  'spp.yml': 'version: 1\nbrand:\n  network: { zh: 网络, en: Network }\n',
  'glossary.yml': glossary,
  'issues/issue-9/issue.yml': 'issue: 9\nyear: 2022\nnumber: 3\ndate: 2022-09-30\n',
  'issues/issue-9/zh.md': zh,
  'issues/issue-9/en.md': en,
  'issues/issue-9/images/图.png': picture,
};

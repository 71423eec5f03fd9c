import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the installed package: where `templates/` and `package.json` stand, whether this code runs from `lib/` or `src/`. */
export const packageRoot = fileURLToPath(rootUrl());

function rootUrl(): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder)) && folder.pathname !== '/') folder = new URL('..', folder);
  return folder;
}

/** Version of this package. */
export function packageVersion(): string {
  return manifest().version;
}

/** The name under which npm installs this package. */
export function packageName(): string {
  return manifest().name;
}

function manifest(): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(new URL('package.json', rootUrl()), 'utf8'));
}

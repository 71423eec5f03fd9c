import { join } from 'node:path';
import { packageRoot } from './package.js';
import { stampOf } from './trace.js';

/** Of the files that are this tool (scripts/compile.mjs): what another version of it has kept is not taken for its own. */
export function toolStamps(): string[] {
  return ['main.cjs', 'program.cjs'].map((name) => stampOf(join(packageRoot, 'lib', name)));
}

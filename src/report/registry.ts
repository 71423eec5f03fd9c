import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { pretty } from './pretty.js';
import { rdjson } from './rdjson.js';
import type { Reporter } from './reporter.js';
import { sarif } from './sarif.js';

/** What `check --format` can write. A new one is a file beside this and a line here. */
export const reporters: readonly Reporter[] = [pretty, json, github, sarif, junit, rdjson];

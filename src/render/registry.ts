import type { Renderer } from './renderer.js';
import { bilingual } from './bilingual/renderer.js';
import { docx } from './docx/renderer.js';
import { email } from './email/renderer.js';
import { eml } from './eml/renderer.js';
import { pdf } from './pdf/renderer.js';
import { print } from './print/renderer.js';
import { text } from './text/renderer.js';
import { web } from './web/renderer.js';
import { wechat } from './wechat/renderer.js';

/** What `build --to` can make, in the order of help. A new format is a folder beside this file and a line here. */
export const renderers: readonly Renderer[] = [
  email,
  eml,
  text,
  web,
  wechat,
  print,
  pdf,
  bilingual,
  docx,
];

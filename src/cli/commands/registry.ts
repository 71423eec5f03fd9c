import type { CommandDeclaration } from '../command.js';
import { align } from './align.js';
import { build } from './build.js';
import { cache } from './cache.js';
import { check } from './check.js';
import { completionOf } from './completion.js';
import { config } from './config.js';
import { doctor } from './doctor.js';
import { explain } from './explain.js';
import { fix } from './fix.js';
import { glossary } from './glossary.js';
import { helpOf } from './help.js';
import { importCommand } from './import.js';
import { init } from './init.js';
import { newIssue } from './new.js';
import { preview } from './preview.js';
import { rules } from './rules.js';
import { template } from './template.js';
import { translate } from './translate.js';
import { undo } from './undo.js';

/** The program. A new command is a file beside this and a line here. */
export const program: CommandDeclaration = {
  name: 'spp',
  summary: { zh: '检查双语简报的 Markdown 稿，生成邮件、纯文本、网页、公众号文章、Word 和 PDF', en: 'checks the Markdown of a bilingual bulletin and makes e-mail, text, web page, WeChat article, Word and PDF of it' },
  options: [{ flags: '-V, --version', description: { zh: '显示版本', en: 'show the version' } }],
  commands: [init, newIssue, preview, build, check, fix, undo, importCommand, glossary, rules, explain, align, translate, template, config, cache, completionOf(() => program), doctor, helpOf(() => program)],
};

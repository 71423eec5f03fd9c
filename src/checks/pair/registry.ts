import { extra } from './extra.js';
import { foreign } from './foreign.js';
import { heading } from './heading.js';
import { image } from './image.js';
import { leftover } from './leftover.js';
import { link } from './link.js';
import { list } from './list.js';
import { mail } from './mail.js';
import { missing } from './missing.js';
import { name } from './name.js';
import { number } from './number.js';
import type { PairRule } from './pair-rule.js';
import { sense } from './sense.js';
import { sentence } from './sentence.js';
import { term } from './term.js';
import { untranslated } from './untranslated.js';

/** Every rule over two editions, in the order of the documentation. A new one is a file and a line here. */
export const pairRules: readonly PairRule[] = [foreign, term, number, name, link, image, mail, untranslated, leftover, missing, extra, sentence, sense, heading, list];

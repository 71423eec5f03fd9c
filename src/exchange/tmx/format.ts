import type { MemoryFormat } from '../translation-format.js';
import { readTmx } from './read.js';
import { writeTmx } from './write.js';

/** Translation Memory eXchange 1.4b; reads 1.1 to 1.4. */
export const tmx: MemoryFormat = {
  format: 'tmx',
  title: { zh: 'TMX 1.4b 翻译记忆', en: 'TMX 1.4b translation memory' },
  extensions: ['.tmx'],
  mediaType: 'application/x-tmx+xml',
  write: (units, options) => {
    const equivalents = units.some(({ source, target }) => [...source, ...target].some((part) => typeof part !== 'string' && part.equiv !== undefined));
    return {
      bytes: new TextEncoder().encode(writeTmx(units, options)),
      lost: equivalents ? [{ zh: '此格式不能保存：标记的纯文字替代', en: 'Not carried by this format: what plain text has in place of codes' }] : [],
    };
  },
  read: readTmx,
};

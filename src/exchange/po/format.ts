import type { TranslationFormat } from '../translation-format.js';
import { losses, lossesOfDocument } from '../translation-losses.js';
import { readPo } from './read.js';
import { writePo } from './write.js';

/** GNU gettext, for Poedit and its like. */
export const po: TranslationFormat = {
  format: 'po',
  title: { zh: 'PO（GNU gettext）', en: 'PO (GNU gettext)' },
  extensions: ['.po', '.pot'],
  mediaType: 'text/x-gettext-translation',
  cannotCarry: [losses.controlCharacters, losses.between],
  write: (document, options) => ({ bytes: new TextEncoder().encode(writePo(document, options)), lost: lossesOfDocument(document, po.cannotCarry) }),
  read: readPo,
};

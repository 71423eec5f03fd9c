import { decode } from '../../text/decode.js';
import { features, lossesOf } from '../features.js';
import type { GlossaryFormat } from '../glossary-format.js';
import { judgeConcepts } from '../judge.js';
import { readTbx } from './read.js';
import { writeTbx } from './write.js';

/** TermBase eXchange: what translation tools and terminology databases read. */
export const tbx: GlossaryFormat = {
  format: 'tbx',
  title: { zh: 'TBX-Basic 术语交换格式（ISO 30042:2019）', en: 'TBX-Basic (ISO 30042:2019)' },
  extension: '.tbx',
  mediaType: 'application/x-tbx+xml',
  cannotCarry: Object.values(features),
  write: (concepts) => ({ bytes: new TextEncoder().encode(writeTbx(concepts)), lost: lossesOf(concepts, tbx.cannotCarry) }),
  read: (bytes, path) => {
    const decoded = decode(bytes, path);
    if ('finding' in decoded) return { concepts: [], findings: [decoded.finding] };
    const { candidates, findings } = readTbx(decoded.file.text);
    const judged = judgeConcepts(candidates);
    return { file: decoded.file, concepts: judged.concepts, findings: [...findings, ...judged.findings] };
  },
};

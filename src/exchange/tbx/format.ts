import { decode } from '../../text/decode.js';
import { features, lossesOf } from '../features.js';
import type { GlossaryFormat } from '../glossary-format.js';
import { judgeConcepts } from '../judge.js';
import { readTbx } from './read.js';
import { writeMartif, writeTbx } from './write.js';

/** TermBase eXchange in the form of 2008: what OmegaT, Translate Toolkit and the terminology databases in use read. Reading takes both forms. */
export const tbx: GlossaryFormat = {
  format: 'tbx',
  title: { zh: 'TBX-Basic 术语交换格式（2008 版，各工具通用）', en: 'TBX-Basic of 2008, which all tools read' },
  extension: '.tbx',
  mediaType: 'application/x-tbx+xml',
  cannotCarry: Object.values(features),
  write: (concepts) => ({ bytes: new TextEncoder().encode(writeMartif(concepts)), lost: lossesOf(concepts, tbx.cannotCarry) }),
  read: (bytes, path) => {
    const decoded = decode(bytes, path);
    if ('finding' in decoded) return { concepts: [], findings: [decoded.finding] };
    const { candidates, findings } = readTbx(decoded.file.text);
    const judged = judgeConcepts(candidates);
    return { file: decoded.file, concepts: judged.concepts, findings: [...findings, ...judged.findings] };
  },
};

/** The form of the present standard. */
export const tbx2019: GlossaryFormat = {
  ...tbx,
  format: 'tbx-2019',
  title: { zh: 'TBX-Basic（ISO 30042:2019）', en: 'TBX-Basic (ISO 30042:2019)' },
  write: (concepts) => ({ bytes: new TextEncoder().encode(writeTbx(concepts)), lost: lossesOf(concepts, tbx.cannotCarry) }),
};

import { csv } from './csv/format.js';
import { features } from './features.js';
import type { GlossaryFormat } from './glossary-format.js';
import type { SheetFormat } from './sheet-format.js';
import { sheetGlossary } from './sheet-glossary.js';
import { tbx, tbx2019 } from './tbx/format.js';
import { xlsx } from './xlsx/format.js';

/** Formats for tables: glossaries, and the review of drafts. */
export const sheetFormats: readonly SheetFormat[] = [csv, xlsx];

/** What `glossary import` and `export` can read and write. */
export const glossaryFormats: readonly GlossaryFormat[] = [tbx, tbx2019, sheetGlossary(csv, [features.controlCharacters]), sheetGlossary(xlsx, [])];

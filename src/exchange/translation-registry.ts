import { po } from './po/format.js';
import { reviewDocx } from './review-table/docx.js';
import { reviewXlsx } from './review-table/xlsx.js';
import { tmx } from './tmx/format.js';
import type { MemoryFormat, TranslationFormat } from './translation-format.js';
import { xliff, xliff2 } from './xliff/format.js';

/** What `translate export` and `import` can write and read. */
export const translationFormats: readonly TranslationFormat[] = [xliff, xliff2, po, reviewDocx, reviewXlsx];

/** Formats of translation memories. */
export const memoryFormats: readonly MemoryFormat[] = [tmx];

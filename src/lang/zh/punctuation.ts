/** Chinese punctuation after GB/T 15834—2011 (标点符号用法); section numbers below are of that standard. */

/** Full-width marks by their half-width look-alikes. */
export const fullWidth: Readonly<Record<string, string>> = { ',': '，', '.': '。', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' };

/** Paired marks, opening to closing (4.8 quotation, 4.9 brackets, 4.15 titles). */
export const pairs: Readonly<Record<string, string>> = {
  '“': '”', '‘': '’', '《': '》', '〈': '〉', '（': '）', '「': '」', '『': '』', '【': '】', '〔': '〕', '［': '］',
};

/** What stands inside a pair of the same kind (4.8.3.3, 4.15.3.4). */
export const innerPair: Readonly<Record<string, readonly [string, string]>> = { '“': ['‘', '’'], '《': ['〈', '〉'] };

/** Marks that may not begin a line (5.1.2): pausing, ending and closing marks. ’ and ” may be apostrophes and inch marks. */
export const neverFirst: ReadonlySet<string> = new Set('，。、；：？！）》〉」』】〕］”’');

/** Marks that end a sentence. */
export const sentenceEnd: ReadonlySet<string> = new Set('。？！…');

/** Marks inside a sentence after which it goes on. */
export const pausing: ReadonlySet<string> = new Set('，、；');

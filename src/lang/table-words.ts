import type { Lang } from '../model/text.js';

/** What the last row of a table is called when it sums up those above. */
export const sumLabels: Readonly<Record<Lang, RegExp>> = {
  zh: /^(?:合计|总计|共计|总和|总数)$/u,
  en: /^(?:total|sum|overall total|grand total)$/iu,
};

/** A column head of shares: 占比, share. */
export const shareHeads: Readonly<Record<Lang, RegExp>> = {
  zh: /占比|比例|比重|占|份额|率/u,
  en: /share|per ?cent|%|proportion|ratio|rate/iu,
};

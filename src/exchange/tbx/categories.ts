import type { Lang } from '../../model/text.js';

/** Values of the data category administrativeStatus (ISO 12620; TBX-Basic's Min module). */
export const statuses = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
  former: 'supersededTerm-admn-sts',
} as const;

/** Values of termType (TBX-Basic's Basic module) that are written. */
export const termTypes = { name: 'fullForm', abbreviation: 'abbreviation', variant: 'variant' } as const;

/** The editorial language a tag (BCP 47) belongs to; traditional Chinese is none. */
export function languageOfTag(tag: string): Lang | undefined {
  const [primary, ...rest] = tag.toLowerCase().split(/[-_]/);
  if (primary === 'en') return 'en';
  return primary === 'zh' && !rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh' : undefined;
}

import { languageOf } from '../../lang/registry.js';
import { mastheadWords } from '../html/masthead.js';
import type { RenderInput } from '../renderer.js';

/** What mail programs list a bulletin under: its title with the subtitle, else with the number that tells it from the last one. */
export function subjectOf(input: RenderInput): string {
  const { words } = languageOf(input.edition.lang);
  const { title } = mastheadWords(input);
  const { subtitle } = input.edition.meta;
  if (subtitle !== undefined) return `${title}${words.colon}${subtitle}`;
  const number = words.issueLine(input.bulletin.info);
  // A title with digits names its number or year already.
  return number === '' || /\d/.test(title) ? title : `${title}${words.brackets[0]}${number}${words.brackets[1]}`;
}

/**
 * Words that are taken for one another in English names of bodies, programmes and documents. General vocabulary, not any glossary's; the
 * stem of each word, see {@link stem}.
 */
const classes: readonly (readonly string[])[] = [
  ['network', 'platform', 'alliance', 'partnership', 'coalition'],
  ['program', 'project', 'plan', 'scheme'],
  ['organization', 'association', 'agency', 'institution', 'office'],
  ['committee', 'council', 'board', 'panel', 'commission'],
  ['global', 'world', 'international', 'worldwide'],
  ['procurement', 'purchasing', 'buying', 'purchase'],
  ['environment', 'environmental', 'ecology', 'ecological'],
  ['development', 'growth'],
  ['institute', 'institution', 'center', 'academy'],
  ['forum', 'summit', 'conference', 'assembly'],
  ['strategy', 'policy', 'plan'],
  ['framework', 'structure', 'scheme'],
  ['agriculture', 'agricultural', 'farming'],
  ['production', 'manufacturing', 'producing'],
  ['consumption', 'consuming', 'consumer'],
  ['initiative', 'program', 'action'],
  ['secretariat', 'secretary', 'office'],
  ['agency', 'authority', 'office', 'administration'],
  ['advisory', 'consultative', 'consulting'],
  ['stakeholder', 'shareholder'],
  ['ministry', 'department', 'office'],
  ['declaration', 'statement'],
  ['guidance', 'guideline', 'guide'],
  ['conduct', 'practice'],
  ['building', 'construction'],
  ['pact', 'agreement', 'treaty', 'convention'],
  ['fair', 'just', 'equitable'],
  ['health', 'medical'],
  ['goal', 'target', 'aim', 'objective'],
  ['economic', 'financial', 'economy'],
  ['desk', 'team', 'unit'],
  ['review', 'report', 'survey'],
  ['state', 'country', 'nation'],
  ['high-level', 'senior', 'top-level'],
  ['climate', 'weather'],
  ['impact', 'effect'],
  ['method', 'methodology'],
  ['management', 'administration'],
  ['partner', 'member'],
  ['cooperation', 'collaboration', 'co-operation'],
  ['leadership', 'leading', 'leader'],
];

const classesOf = new Map<string, Set<number>>();
for (const [i, words] of classes.entries()) for (const word of words) classesOf.set(word, (classesOf.get(word) ?? new Set()).add(i));

/** True if two stems are often taken for one another in names. */
export function areNear(a: string, b: string): boolean {
  const other = classesOf.get(b);
  return other !== undefined && [...(classesOf.get(a) ?? [])].some((each) => other.has(each));
}

/** Words that carry no name: articles, prepositions, conjunctions. */
export const linkWords: ReadonlySet<string> = new Set(['a', 'an', 'the', 'of', 'for', 'to', 'on', 'in', 'at', 'from', 'with', 'and', 'or', 'by']);

const stems = new Map<string, string>();
const mostStems = 20_000;

/** A word as names are compared: small letters, one number, one of the British and American spellings. A text repeats its words. */
export function stem(word: string): string {
  let bare = stems.get(word);
  if (bare === undefined) {
    bare = stemOf(word);
    if (stems.size >= mostStems) stems.clear();
    stems.set(word, bare);
  }
  return bare;
}

function stemOf(word: string): string {
  let bare = word.toLowerCase().replaceAll('’', "'").replace(/'s?$/u, '').replace('programme', 'program').replace(/is(e[ds]?|ing|ations?)$/u, 'iz$1').replace(/our(s?)$/u, 'or$1').replace(/tre(s?)$/u, 'ter$1').replace('co-operat', 'cooperat');
  if (bare.length > 4) bare = bare.replace(/ies$/u, 'y').replace(/(ch|sh|x)es$/u, '$1').replace(/([^su])s$/u, '$1');
  return bare;
}

/** English that is wrong wherever it stands, by closed lists: no grammar is parsed, so only what a few words decide is told. */

export interface GrammarFault {
  readonly start: number;
  readonly end: number;
  readonly expected: string;
}

interface Row {
  /** With the sticky-free flags `gu`; the part to be mended is group `wrong`, or the whole. */
  readonly pattern: RegExp;
  readonly mend: (wrong: string, match: RegExpExecArray) => string;
}

const thirdPerson =
  'has|is|was|does|goes|makes|takes|gives|begins|starts|becomes|includes|provides|requires|ensures|helps|needs|supports|allows|continues|contains|remains|consists|depends|describes|enables|explains|follows|' +
  'involves|introduces|invites|participates|receives|recommends|reduces|represents|submits|writes|publishes|organises|organizes|holds|keeps|brings|buys|sells|seeks|serves|shows|tells|applies|achieves|' +
  'considers|improves|contributes|leads|focuses|promotes|develops|identifies|joins|meets|launches|covers';
const stem = new Map([['has', 'have'], ['is', 'be'], ['was', 'be'], ['does', 'do'], ['goes', 'go'], ['applies', 'apply'], ['identifies', 'identify'], ['publishes', 'publish'], ['focuses', 'focus'], ['launches', 'launch']]);
const bare = (verb: string): string => stem.get(verb) ?? verb.replace(/s$/u, '');

const singular = 'programme|program|project|report|study|guide|meeting|initiative|forum|bulletin|strategy|framework|goal|target|indicator|survey|workshop|event|conference|website|document|country|company|agency|organisation|organization|supplier|tool|approach|criterion|product|contract|tender|policy';
const plural = 'programmes|programs|projects|reports|studies|guides|meetings|initiatives|forums|bulletins|strategies|frameworks|goals|targets|indicators|surveys|workshops|events|conferences|websites|documents|countries|companies|agencies|organisations|organizations|suppliers|tools|approaches|criteria|products|contracts|tenders|policies|participants|experts|members|results|findings|governments|ministries|cities|buyers|delegates|representatives|recommendations';
const noQuantity = 'information|equipment|advice|evidence|feedback|funding|software|legislation|guidance|research|progress';
const toPlural = new Map([['country', 'countries'], ['company', 'companies'], ['agency', 'agencies'], ['study', 'studies'], ['strategy', 'strategies'], ['policy', 'policies'], ['ministry', 'ministries'], ['approach', 'approaches'], ['criterion', 'criteria'], ['city', 'cities']]);
const toSingular = new Map([...toPlural].map(([one, many]) => [many, one]));
const numbers = 'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|eighteen|twenty|thirty|forty|fifty|hundreds of|thousands of|dozens of';
const sentence = String.raw`(?<=^|[.!?]["”’)]? |\n)`;
/** One adjective, which no plural noun is. */
const adjective = String.raw`(?:(?!\p{L}+s )\p{Ll}+ )?`;

const third = new Map([['have', 'has'], ['are', 'is'], ['were', 'was'], ['do', 'does'], ['has', 'have'], ['is', 'are'], ['was', 'were'], ['does', 'do']]);
const inflect = (verb: string): string => third.get(verb) ?? (verb.endsWith('y') ? verb.replace(/y$/u, 'ies') : `${verb}s`);

const agreementRows: readonly Row[] = [
  // will starts, cannot has; “the will has” is a noun.
  { pattern: new RegExp(String.raw`(?<!\b(?:[Tt]he|an?|each|this|every|[Hh]er|[Hh]is|their|of) )\b(?:will|would|can|could|should|must|might|shall|cannot|may) (?:not )?(?<wrong>${thirdPerson})\b(?!['’-])`, 'dgu'), mend: bare },
  { pattern: new RegExp(String.raw`\b(?:does|do|did) not (?<wrong>${thirdPerson})\b(?!['’-])`, 'dgu'), mend: bare },
  {
    pattern: new RegExp(String.raw`\b(?:[Ee]ach|[Oo]ne|[Ee]very one|[Ee]ither|[Nn]either) of (?:the|these|those|our|its|their) ${adjective}\p{Ll}+s (?<wrong>have|are|were|do|report|need|want|include|use|provide|make|take|require|meet)\b`, 'dgu'),
    mend: inflect,
  },
  { pattern: new RegExp(String.raw`${sentence}(?:The|This|That|Every|Our|Its|An?|Each|Another) ${adjective}(?:${singular}) (?<wrong>have|are|were|do|apply|include|provide|describe|contain|explain|require|introduce|enable|ensure|consist|contribute|recommend|identify|propose|suggest|allow|involve)\b`, 'dgu'), mend: inflect },
  { pattern: new RegExp(String.raw`${sentence}(?:The|These|Those|All|Most|Many|Several|Both) ${adjective}(?:${plural}) (?<wrong>has|is|was|does)\b`, 'dgu'), mend: inflect },
  // that solar fridges has: a plural behind “that” or “and” may belong to a longer name, so only the nouns of the list.
  { pattern: new RegExp(String.raw`\bthat (?:the |these |those |most |many |all )?${adjective}(?:${plural}) (?<wrong>has|is|was|does)\b`, 'dgu'), mend: inflect },
  {
    pattern: new RegExp(
      String.raw`(?:\b(?:[Mm]any|[Ss]everal|[Tt]hese|[Tt]hose|[Vv]arious|[Nn]umerous|${numbers}|${numbers.replaceAll(/(?<=^|\|)\p{Ll}/gu, (c) => c.toUpperCase())}) |(?<=^|[a-z,] |[.!?] )\d{2,3} )${adjective}(?<wrong>country|company|agency|organisation|organization|supplier|expert|member|participant|project|product|hospital|institution|day|week|month|representative|meter|recommendation)(?= (?:from|in|of|are|were|have|has|to|that|which|with|took|agreed|joined|met|will|can|found)\b|[.,;:]|$)`,
      'dgu',
    ),
    mend: (word) => toPlural.get(word) ?? `${word}s`,
  },
  {
    pattern: new RegExp(String.raw`\b(?:[Oo]ne|[Aa]n?|[Ee]ach|[Ee]very|[Aa]nother) (?<wrong>countries|companies|agencies|organisations|organizations|suppliers|projects|programmes|experts|participants|cities|ministries|governments|reports|policies)\b(?!['’-])`, 'dgu'),
    mend: (word) => toSingular.get(word) ?? word.replace(/s$/u, ''),
  },
  { pattern: new RegExp(String.raw`(?<wrong>\b[Aa]n? (?:${noQuantity}))(?= (?:from|on|about|that|which|of|to)\b|[.,;:])`, 'dgu'), mend: (words) => words.replace(/^an? /iu, '') },
  { pattern: /(?<wrong>\b(?:[Ii]nformations|[Ee]quipments|[Aa]dvices|[Ff]eedbacks|[Ss]oftwares))\b/dgu, mend: (word) => word.replace(/s$/u, '') },
];

const aQuantity = String.raw`(?:\d|half|an? |one|two|three|four|five|six|seven|eight|nine|ten|expected|ever|those|any|average|planned)`;

const choiceRows: readonly Row[] = [
  { pattern: new RegExp(String.raw`\b(?:[Mm]ore|[Ll]ess|[Ff]ewer|greater|higher|lower|larger|smaller) (?<wrong>then)(?= ${aQuantity})`, 'dgu'), mend: () => 'than' },
  { pattern: /\b[Rr]ather (?<wrong>then)\b/dgu, mend: () => 'than' },
  { pattern: /\bfirst, (?<wrong>than)\b|\b(?:take|do|start|begin|go|ask|look)\b[^.;:,]{0,30} first, (?<again>than)\b/dgu, mend: () => 'then' },
  { pattern: /\b(?:of|in|with|by|from|under|within|through|during|at|for|on|to|published|presented|launched|held|achieved|submitted|issued) (?<wrong>it['’]s)(?= \p{Ll})(?! (?:not|an?|the|been|worth|clear|important|necessary|possible|time)\b)/dgu, mend: () => 'its' },
  { pattern: /\b(?<wrong>[Ii]t['’]s)(?= own\b)/dgu, mend: (word) => word.replace(/['’]/u, '') },
  { pattern: /\b(?<wrong>[Ii]ts)(?= (?:been|an?|the|important to|possible to|clear that|necessary to)\b)/dgu, mend: (word) => word.replace(/s$/u, '’s') },
  { pattern: /\b(?:with|of|in|for|to|by|from|on|submit|publish|present) (?<wrong>they['’]re)(?= \p{Ll})/dgu, mend: () => 'their' },
  { pattern: /\b(?:could|should|would|must|might) (?<wrong>of)\b(?! course)/dgu, mend: () => 'have' },
  { pattern: /\bto (?<wrong>loose)(?= (?:the|their|its|our|money|time|market|weight|out|track|sight)\b)/dgu, mend: () => 'lose' },
  { pattern: /\b(?:an|the|positive|negative|adverse|no|little|significant) (?<wrong>affects?)(?= (?:of|on)\b)/dgu, mend: (word) => word.replace('a', 'e') },
  { pattern: /\b(?:expert|technical|policy|legal|more|further|an|piece of) (?<wrong>advise)\b/dgu, mend: () => 'advice' },
  { pattern: /\b(?<wrong>as basis for)\b/dgu, mend: () => 'as a basis for' },
  { pattern: /(?<!\b(?:is|are|was|were|be|been|being) )\b(?<wrong>compris(?:es|e|ing) of)\b/dgu, mend: (words) => words.replace(/ of$/u, '') },
  { pattern: /\b(?<wrong>[Dd]iscuss(?:es|ed|ing)? about)\b/dgu, mend: (words) => words.replace(/ about$/u, '') },
  { pattern: /\b(?<wrong>[Ee]mphasi[sz](?:es|ed|e|ing) on)\b/dgu, mend: (words) => words.replace(/ on$/u, '') },
  { pattern: /\b(?<wrong>[Dd]espite of)\b/dgu, mend: (words) => words.replace(/ of$/u, '') },
  { pattern: /\b(?<wrong>[Ii]n regards to)\b/dgu, mend: (words) => words.replace('regards', 'regard') },
  { pattern: /(?<wrong>\bmore (?:better|easier|cheaper|faster|stronger|greener|cleaner))\b(?! \p{Ll}+s\b)/dgu, mend: (words) => words.replace(/^more /u, '') },
  { pattern: /\b[Aa]lthough [^.;:!?\n,]{3,80}, (?<wrong>but )/dgu, mend: () => '' },
  { pattern: /(?<=^|[.!?] )Because [^.;:!?\n,]{3,80}, (?<wrong>so )/dgu, mend: () => '' },
  { pattern: /(?<wrong>\bper annum (?:each|every|a) year)\b/dgu, mend: () => 'each year' },
];

/** Number and person that do not agree. */
export const findDisagreements = (text: string): GrammarFault[] => find(agreementRows, text);

/** One word for another that sounds like it, and phrases that are two in one. */
export const findWrongWords = (text: string): GrammarFault[] => find(choiceRows, text);

function find(rows: readonly Row[], text: string): GrammarFault[] {
  const found: GrammarFault[] = [];
  for (const { pattern, mend } of rows) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.groups?.['wrong'] ?? match.indices?.groups?.['again'] ?? [match.index, match.index + match[0].length];
      found.push({ start, end, expected: mend(text.slice(start, end), match) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** One word for another that sounds like it, and phrases that are two in one. */
export interface WrongWord {
  readonly start: number;
  readonly end: number;
  readonly expected: string;
}

interface Row {
  /** What every match holds: nearly no paragraph has it, and an expression that is never asked is never compiled. */
  readonly hints: readonly string[];
  /** The part to be mended is group `wrong`, or the whole. Latin letters are written out: classes of Unicode take milliseconds to compile. */
  readonly pattern: RegExp;
  readonly mend: (wrong: string) => string;
}

const aQuantity = String.raw`(?:\d|half|an? |one|two|three|four|five|six|seven|eight|nine|ten|expected|ever|those|any|average|planned)`;

const rows: readonly Row[] = [
  { hints: ['then'], pattern: new RegExp(String.raw`\b(?:[Mm]ore|[Ll]ess|[Ff]ewer|greater|higher|lower|larger|smaller) (?<wrong>then)(?= ${aQuantity})`, 'dg'), mend: () => 'than' },
  { hints: ['ather then'], pattern: /\b[Rr]ather (?<wrong>then)\b/dg, mend: () => 'than' },
  { hints: ['first, than'], pattern: /\bfirst, (?<wrong>than)\b|\b(?:take|do|start|begin|go|ask|look)\b[^.;:,]{0,30} first, (?<again>than)\b/dg, mend: () => 'then' },
  { hints: ["it's", 'it’s'], pattern: /\b(?:of|in|with|by|from|under|within|through|during|at|for|on|to|published|presented|launched|held|achieved|submitted|issued) (?<wrong>it['’]s)(?= [a-z])(?! (?:not|an?|the|been|worth|clear|important|necessary|possible|time)\b)/dg, mend: () => 'its' },
  { hints: ["t's own", 't’s own'], pattern: /\b(?<wrong>[Ii]t['’]s)(?= own\b)/dg, mend: (word) => word.replace(/['’]/u, '') },
  { hints: ['ts been', 'ts a', 'ts the', 'ts important', 'ts possible', 'ts clear', 'ts necessary'], pattern: /\b(?<wrong>[Ii]ts)(?= (?:been|an?|the|important to|possible to|clear that|necessary to)\b)/dg, mend: (word) => word.replace(/s$/u, '’s') },
  { hints: ["they're", 'they’re'], pattern: /\b(?:with|of|in|for|to|by|from|on|submit|publish|present) (?<wrong>they['’]re)(?= [a-z])/dg, mend: () => 'their' },
  { hints: ['d of', 't of'], pattern: /\b(?:could|should|would|must|might) (?<wrong>of)\b(?! course)/dg, mend: () => 'have' },
  { hints: ['to loose'], pattern: /\bto (?<wrong>loose)(?= (?:the|their|its|our|money|time|market|weight|out|track|sight)\b)/dg, mend: () => 'lose' },
  { hints: ['affect'], pattern: /\b(?:an|the|positive|negative|adverse|no|little|significant) (?<wrong>affects?)(?= (?:of|on)\b)/dg, mend: (word) => word.replace('a', 'e') },
  { hints: ['advise'], pattern: /\b(?:expert|technical|policy|legal|more|further|an|piece of) (?<wrong>advise)\b/dg, mend: () => 'advice' },
  { hints: ['as basis for'], pattern: /\b(?<wrong>as basis for)\b/dg, mend: () => 'as a basis for' },
  { hints: ['compris'], pattern: /(?<!\b(?:is|are|was|were|be|been|being) )\b(?<wrong>compris(?:es|e|ing) of)\b/dg, mend: (words) => words.replace(/ of$/u, '') },
  { hints: ['iscuss'], pattern: /\b(?<wrong>[Dd]iscuss(?:es|ed|ing)? about)\b/dg, mend: (words) => words.replace(/ about$/u, '') },
  { hints: ['mphasi'], pattern: /\b(?<wrong>[Ee]mphasi[sz](?:es|ed|e|ing) on)\b/dg, mend: (words) => words.replace(/ on$/u, '') },
  { hints: ['espite of'], pattern: /\b(?<wrong>[Dd]espite of)\b/dg, mend: (words) => words.replace(/ of$/u, '') },
  { hints: ['n regards to'], pattern: /\b(?<wrong>[Ii]n regards to)\b/dg, mend: (words) => words.replace('regards', 'regard') },
  { hints: ['more better', 'more easier', 'more cheaper', 'more faster', 'more stronger', 'more greener', 'more cleaner'], pattern: /(?<wrong>\bmore (?:better|easier|cheaper|faster|stronger|greener|cleaner))\b(?! [a-z]+s\b)/dg, mend: (words) => words.replace(/^more /u, '') },
  { hints: ['lthough'], pattern: /\b[Aa]lthough [^.;:!?\n,]{3,80}, (?<wrong>but )/dg, mend: () => '' },
  { hints: ['Because'], pattern: /(?<=^|[.!?] )Because [^.;:!?\n,]{3,80}, (?<wrong>so )/dg, mend: () => '' },
  { hints: ['per annum'], pattern: /(?<wrong>\bper annum (?:each|every|a) year)\b/dg, mend: () => 'each year' },
];

export function findWrongWords(text: string): WrongWord[] {
  const found: WrongWord[] = [];
  for (const { hints, pattern, mend } of rows) {
    if (!hints.some((hint) => text.includes(hint))) continue;
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.groups?.['wrong'] ?? match.indices?.groups?.['again'] ?? [match.index, match.index + match[0].length];
      found.push({ start, end, expected: mend(text.slice(start, end)) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

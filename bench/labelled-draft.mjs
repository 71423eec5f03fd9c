// A clean draft with the places where faults can be planted, and the checker that judges it.
import { loadSource } from '../scripts/load-source.mjs';

const [{ parseEdition }, { loadGlossary }, { buildMatcher }, { rules }, { runRules }, { languageOf }, { isContiguous, toSource }, { configSchema }] = await Promise.all([
  loadSource('markdown/parse.ts'),
  loadSource('glossary/load.ts'),
  loadSource('glossary/matcher.ts'),
  loadSource('checks/registry.ts'),
  loadSource('checks/run.ts'),
  loadSource('lang/registry.ts'),
  loadSource('text/source-map.ts'),
  loadSource('schema/config.ts'),
]);

const severities = new Map(rules.map(({ id, severity }) => [id, severity]));
const standard = rules.filter(({ optional }) => !optional);

/** A checker with one glossary: `{ glossary, matcher }`. `keepForbidden: false` empties every list of forbidden forms. */
export function makeChecker(yaml, { keepForbidden = true } = {}) {
  const { glossary, findings } = loadGlossary({ path: 'glossary.yml', text: yaml, bom: false });
  if (!glossary) throw new Error(findings.map(({ message }) => message.en).join('; '));
  const bare = (terms) => ({ ...terms, forbidden: [] });
  const used = keepForbidden ? glossary : { ...glossary, concepts: glossary.concepts.map((concept) => ({ ...concept, terms: { zh: bare(concept.terms.zh), en: bare(concept.terms.en) } })) };
  return { glossary: used, matcher: buildMatcher(used) };
}

function read(source, lang) {
  const { edition } = parseEdition({ path: `${lang}.md`, text: source, bom: false }, { lang, language: languageOf(lang), kind: 'file' });
  return edition;
}

/** Warnings and errors about a text: `{ rule, start, end, actual, expected }`. Gaps its author declared are none. */
export function check(checker, source, lang, style = configSchema.parse({ version: 1 }).style) {
  const edition = read(source, lang);
  if (!edition) return [];
  const bulletin = { id: 'draft', kind: 'file', info: { status: 'draft' }, editions: [edition] };
  return runRules(standard, { edition, bulletin, ...checker, style, hasAsset: () => true })
    .filter(({ rule, finding }) => rule !== 'link/todo' && (finding.severity ?? severities.get(rule)) !== 'info')
    .map(({ rule, finding }) => ({ rule, start: finding.span?.start ?? -1, end: finding.span?.end ?? -1, actual: finding.actual ?? '', expected: finding.expected?.[0] ?? '' }));
}

const right = new Set(['preferred', 'admitted', 'abbreviation', 'former']);

/** A draft as the kinds of faults see it. */
export function labelDraft(source, lang, checker) {
  const edition = read(source, lang);
  const mask = new Uint8Array(source.length);
  const bodyMask = new Uint8Array(source.length);
  const mentions = [];
  for (const unit of edition.texts) {
    for (const { source: at, length } of unit.map) {
      if (unit.role !== 'meta') mask.fill(1, at, at + length);
      if (unit.role === 'body' || unit.role === 'item') bodyMask.fill(1, at, at + length);
    }
    for (const match of checker.matcher.match(unit.text)) {
      const span = toSource(unit.map, match.start, match.end);
      if (!span || !isContiguous(unit.map, match.start, match.end) || unit.role === 'meta') continue;
      const [reading] = match.readings;
      if (right.has(reading.form.kind) && !reading.form.scope) mentions.push({ ...span, text: source.slice(span.start, span.end), concept: reading.concept, form: reading.form });
    }
  }
  const abbreviations = mentions.filter(({ form, text }) => form.kind === 'abbreviation' && /^[\p{Lu}\d]{3,}$/u.test(text));
  const names = mentions.filter(({ form, text, concept }) => form.kind !== 'abbreviation' && !concept.doNotTranslate && (lang === 'zh' ? /\p{Script=Han}{2}/u.test(text) : /\S\s\S/u.test(text)));
  return {
    lang,
    source,
    bodyStart: source.startsWith('---') ? source.indexOf('\n---', 3) : 0,
    names,
    abbreviations,
    definitions: names.flatMap((name) => definitionAt(source, name)),
    marked: names.filter(({ start, end, concept }) => concept.terms[lang].marks !== 'none' && concept.terms[lang].marks === source[start - 1] + source[end]),
    untranslated: mentions.filter(({ concept }) => concept.doNotTranslate),
    isText: (start, end) => mask.subarray(start, end).every((bit) => bit === 1),
    isBody: ({ start, end }) => bodyMask.subarray(start, end).every((bit) => bit === 1),
    isKnown: (text) => checker.matcher.match(text).some(({ start, end, readings }) => start === 0 && end === text.length && readings.some(({ form }) => right.has(form.kind))),
  };
}

function definitionAt(source, name) {
  const behind = /^[”》]?\s?[（(]([\p{L}\d&+-]+)[）)]/u.exec(source.slice(name.end, name.end + 30));
  const abbreviation = behind?.[1];
  if (!name.concept.terms.en.abbreviations.some(({ text }) => text === abbreviation)) return [];
  const start = source.slice(name.end).search(/\s?[（(]/u) + name.end;
  return [{ name, concept: name.concept, abbreviation, bracket: { start, end: name.end + behind[0].length } }];
}

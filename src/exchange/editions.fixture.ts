import { languageOf } from '../lang/registry.js';
import { parseEdition } from '../markdown/parse.js';
import type { Glossary } from '../model/glossary.js';
import type { Lang } from '../model/text.js';
import { buildTermIndex, readTerms } from '../glossary/edition-terms.js';
import { loadGlossary } from '../glossary/load.js';
import { buildMatcher } from '../glossary/matcher.js';
import type { SuggestFrom } from '../glossary/suggest.js';

/** The glossary of a YAML list of concepts. */
export function glossaryOf(concepts: string): Glossary {
  const { glossary, findings } = loadGlossary({ path: 'glossary.yml', text: `version: 1\nconcepts:\n${concepts.replace(/^/gm, '  ')}\n`, bom: false });
  if (!glossary) throw new Error(findings.map(({ message }) => message.en).join('; '));
  return glossary;
}

/** Markdown read as an edition of an issue, with its terms. */
export function readEdition(glossary: Glossary, issue: string, lang: Lang, markdown: string): SuggestFrom {
  const { edition } = parseEdition({ path: `issues/${issue}/${lang}.md`, text: markdown, bom: false }, { lang, language: languageOf(lang), kind: 'file' });
  if (!edition) throw new Error('the reader refuses the text');
  return { issue, edition, terms: readTerms(edition, buildTermIndex(glossary, buildMatcher(glossary)), undefined) };
}

import { languageOf } from '../../lang/registry.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Lang } from '../../model/text.js';
import { languageOfBlocks } from '../../translation/evidence.js';
import { inTarget, shorten, spanOf } from './findings.js';
import { proseOf } from './measure.js';
import type { PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, type Pairing, type Side } from './pairing.js';
import { gathered, targetRuns } from './place.js';

const source = { lang: 'en', markdown: 'The meeting was organised by the Secretariat.\n\nParticipants held a thorough discussion of the strategy.\n\n- [The State of the Environment](https://example.org/state)\n' } as const;

/** A block that stands in the translation as in the source. */
export const untranslated: PairRule = {
  id: 'pair/untranslated',
  severity: 'error',
  title: { zh: '没有翻译的段落', en: 'Paragraph left in the source language' },
  why: {
    zh: '从原文复制过来等待翻译的段落，容易原样发出去。请翻译；有意保留原文的，用注释关闭这一处。',
    en: 'A paragraph copied from the source to be translated later goes out as it is. Translate it; where the original wording is meant, switch the place off in a comment.',
  },
  examples: [
    {
      source,
      lang: 'zh',
      markdown: '会议由秘书处组织。\n\nParticipants held a thorough discussion of the strategy.\n\n- [The State of the Environment](https://example.org/state)\n',
      finds: [{ actual: 'Participants held a thorough discussion of the strategy.' }],
    },
    { source, lang: 'zh', markdown: '会议由秘书处组织。\n\n与会代表对该战略展开了深入讨论。\n\n- [The State of the Environment](https://example.org/state)\n', finds: [] },
  ],
  *check({ pairing }) {
    if (pairing.source.lang === pairing.target.lang) return;
    const left = pairing.pairs.filter((pair) => isPaired(pair) && isUntranslated(pairing, pair));
    yield* gathered(pairing, targetRuns(pairing, left).map((run) => report(pairing, run)), ['没有翻译', 'text left in the source language']);
  },
};

/** Fewer words, or words that stand in a name or title alone, may be kept on purpose. */
const leastWords = 4;
/** Part of the words that stand in the source too. */
const leastCopied = 0.7;

/** True if a pair's target is the text of its source. */
export function isUntranslated({ source: { lang } }: Pairing, pair: BlockPair): boolean {
  const blocks = pair.target.blocks.filter((block) => proseOf(block) !== '');
  if (blocks.length === 0 || languageOfBlocks(blocks) !== lang) return false;
  const words = ownWords(pair.target, lang);
  const copied = new Set(wordsOf(pair.source.blocks.map(proseOf).join(' '), lang));
  return words.length >= leastWords && words.filter((word) => copied.has(word)).length >= leastCopied * words.length;
}

/** Words of running text, those in links left out: a title may stand in its own language. */
function ownWords({ units }: Side, lang: Lang): string[] {
  return units.filter(({ role }) => role !== 'alt' && role !== 'meta').flatMap(({ text, links }) => {
    const own = links.reduceRight((rest, { start, end }) => `${rest.slice(0, start)}\uFFFC${rest.slice(end)}`, text);
    return wordsOf(own, lang);
  });
}

/** Plain words of a language with spaces, in small letters; characters of one without. */
function wordsOf(text: string, lang: Lang): string[] {
  return languageOf(lang).spaces ? (text.match(/(?<![\p{L}\p{N}@/._-])\p{Ll}[\p{Ll}’'-]+(?![\p{L}\p{N}@/])/gu) ?? []) : (text.match(/\p{Script=Han}/gu) ?? []);
}

function report(pairing: Pairing, run: readonly BlockPair[]): Finding {
  const blocks = run.flatMap(({ target }) => target.blocks);
  const text = shorten(blocks.map(proseOf).join(' '));
  const name = languageOf(pairing.target.lang).name;
  const because = spanOf(run.flatMap(({ source: side }) => side.blocks).sort((a, b) => a.span.start - b.span.start));
  const message =
    blocks.length > 1
      ? { zh: `从“${text}”起${blocks.length}段没有翻译，应为${name}`, en: `Unexpected source text in ${blocks.length} paragraphs from “${text}”, expected ${name}` }
      : { zh: `“${text}”没有翻译，应为${name}`, en: `Unexpected source text “${text}”, expected ${name}` };
  return inTarget(pairing, spanOf(blocks), because, { message, actual: text });
}

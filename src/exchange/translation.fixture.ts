import fc from 'fast-check';
import type { Code, CodeType, Content, Segment, TranslationDocument, TranslationUnit } from '../model/translation.js';
import { contentOf } from './content.js';

export const code = (kind: Code['kind'], id: string, type: CodeType = 'other', data = '', equiv?: string): Code => ({ kind, id, type, data, ...(equiv !== undefined && { equiv }) });

/** Pairs that nest, overlap and cross segments; texts that look like marks; every state; notes. */
export const sample: TranslationDocument = {
  original: 'issues/issue-9/en.md',
  sourceLang: 'en',
  targetLang: 'zh-CN',
  notes: [{ text: 'For the whole file' }],
  units: [
    { id: 'u1', kind: 'heading', notes: [{ text: 'unit' }], segments: [{ id: 's1', source: ['Procurement & <1> \\<b> ⟦1⟧ \\⟦2/⟧'], target: ['可持续采购'], state: 'reviewed', notes: [{ text: 'a "note": x\nline 2', from: 'Li' }, { text: 'x: y' }] }] },
    {
      id: 'u2',
      kind: 'paragraph',
      segments: [
        {
          id: 's2',
          source: ['The ', code('open', '1', 'bold', '**'), 'CFIT ', code('open', '2', 'link', '['), 'pact', code('close', '2', 'link', '](https://example.org?a=1&b=2)'), code('close', '1', 'bold', '**'), ' and ', code('alone', '3', 'code', '`x`', 'x'), '.'],
          target: ['该', code('alone', '3', 'code', '`x`', 'x'), code('open', '2', 'link', '['), '公约', code('close', '2', 'link', '](https://example.org/zh)'), code('open', '1', 'bold', '**'), '新', code('close', '1', 'bold', '**')],
          state: 'translated',
        },
        { id: 's3', source: ['It ', code('open', '4', 'italic', '*'), 'starts. '], state: 'open' },
        { id: 's4', source: ['It ends', code('close', '4', 'italic', '*'), ' here.'], target: ['完', code('close', '4', 'italic', '*'), '。'], formerSource: ['It ended', code('close', '4', 'italic', '_'), '.'], state: 'changed' },
        { id: 's5', source: [code('open', 'a'), '1', code('open', 'b'), '2', code('close', 'a'), '3', code('close', 'b'), code('alone', 'p')], state: 'open' },
      ],
    },
    { id: 'u3', kind: 'cell', fixed: true, segments: [{ id: 's6', source: ['same'], target: ['same'], state: 'translated' }] },
  ],
};

const texts = fc.array(fc.constantFrom('a', ' ', '中', '。', '<', '>', '&', '"', '\\', '⟦1⟧', '<1>', '</1>', '<2/>', '\n', '\t', '__', ']]>', '\u{1F600}', '_x0041_', ': ', '---', '{', '%s', '\r\n'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const ids = fc.constantFrom('1', '2', '3', 'x-9', 'c.1');
const codeTypes = fc.constantFrom<CodeType>('bold', 'italic', 'strike', 'link', 'image', 'code', 'break', 'footnote', 'html', 'other');

/** Any pieces in any order: pairs may cross, or lack a partner. An id is a pair's or one code's, and its facts are the same everywhere. */
const anyContents: fc.Arbitrary<(seed: number) => Content> = fc.record({ pieces: fc.array(fc.oneof(texts, fc.record({ id: ids, part: fc.nat(2) })), { minLength: 1, maxLength: 7 }), table: fc.array(fc.record({ alone: fc.boolean(), type: codeTypes, data: fc.constantFrom('', '**', '](x)', '<b a="1">'), equiv: fc.constantFrom(undefined, '', 'x') }), { minLength: 5, maxLength: 5 }) })
  .map(({ pieces, table }) => (seed: number): Content => {
    const seen = new Set<string>();
    return contentOf(pieces.flatMap((piece, i): (string | Code)[] => {
      if (typeof piece === 'string') return [piece];
      const facts = table[['1', '2', '3', 'x-9', 'c.1'].indexOf(piece.id)];
      const kind = facts?.alone === true ? 'alone' : (piece.part + seed + i) % 2 === 0 ? 'open' : 'close';
      if (!facts || seen.has(`${kind}${piece.id}`)) return [];
      seen.add(`${kind}${piece.id}`);
      // An end that comes first has its beginning elsewhere: there is none after it.
      if (kind === 'close') seen.add(`open${piece.id}`);
      return [code(kind, piece.id, facts.type, facts.data, facts.equiv)];
    }));
  });

const notes = fc.option(fc.array(fc.record({ text: fc.constantFrom('a', 'x: y', 'line\nbreak', '说明 "q"', 'back\\slash'), from: fc.option(fc.constantFrom('Li', '王', 'a b'), { nil: undefined }) }).map(({ text, from }) => ({ text, ...(from !== undefined && { from }) })), { minLength: 1, maxLength: 3 }), { nil: undefined });

const anySegment: fc.Arbitrary<Omit<Segment, 'id'>> = fc.tuple(anyContents, fc.constantFrom('open', 'changed', 'translated', 'reviewed'), fc.boolean(), notes).map(([contents, state, former, own]) => {
  const filled = (seed: number): Content => (contents(seed).length > 0 ? contents(seed) : ['text']);
  return {
    source: filled(0),
    ...(state !== 'open' && { target: ['译', ...filled(0)].reduce<Content>((all, part) => contentOf([...all, part]), []) }),
    state,
    ...(state === 'changed' && former && { formerSource: filled(1) }),
    ...(own && { notes: own }),
  };
});

/** Codes are of one segment here: their ids are unique in the unit. */
function ownCodes(segment: Omit<Segment, 'id'>, place: number): Omit<Segment, 'id'> {
  const own = (content: Content): Content => content.map((part) => (typeof part === 'string' ? part : { ...part, id: `${place}.${part.id}` }));
  const { source, target, formerSource } = segment;
  return { ...segment, source: own(source), ...(target && { target: own(target) }), ...(formerSource && { formerSource: own(formerSource) }) };
}

export const anyDocument: fc.Arbitrary<TranslationDocument> = fc.tuple(
  fc.array(fc.tuple(fc.array(anySegment, { minLength: 1, maxLength: 3 }), fc.constantFrom('heading', 'item', 'other'), notes, fc.boolean()), { minLength: 1, maxLength: 4 }),
  notes,
).map(([units, own]) => ({
  original: 'issues/issue-9/en.md',
  sourceLang: 'en',
  targetLang: 'zh-CN',
  units: units.map(([segments, kind, unitNotes, fixed], u): TranslationUnit => ({
    id: `u${u}`,
    kind,
    segments: segments.map((segment, s) => ({ id: `s${u}.${s}`, ...ownCodes(segment, s) })),
    ...(fixed && { fixed }),
    ...(unitNotes && { notes: unitNotes }),
  })),
  ...(own && { notes: own }),
}));

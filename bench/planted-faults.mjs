// One fault at a time in a clean draft. A kind gives places: edits of the source, and the part of the mended text where it must be found.
import { pick } from './seeded.mjs';
import { chineseSlips, englishSlips } from './wrong-names.mjs';

/** An edit whose replacement is the fault. */
const replace = (start, end, text) => ({ edits: [{ start, end, text }] });

// Terms made of everyday words are told from names: a changed word in them may be ordinary prose.
const everyday = new Set(['concept', 'role']);

/** Slips that make another everyday term of an everyday term: 公共采购, green public procurement. No fault anybody could see. */
const makesProse = (slip, lang) => slip === 'word left out' || (lang === 'en' && /^words? /u.test(slip));

/** Kinds that make a name wrong, from the slips of a language. */
function nameKinds(slips, lang) {
  return ['name', 'concept'].flatMap((family) =>
    Object.entries(slips).map(([slip, apply]) => ({
      id: `${family}: ${slip}`,
      lang,
      isTerm: true,
      plant: (draft, random) =>
        draft.names.flatMap(({ start, end, text, concept }) => {
          if (everyday.has(concept.kind) !== (family === 'concept')) return [];
          if (family === 'concept' && makesProse(slip, lang)) return [];
          const wrong = apply(text, random);
          return wrong === undefined || wrong === text || draft.isKnown(wrong) ? [] : [{ ...replace(start, end, wrong), name: text }];
        }),
    })),
  );
}

/** Each match of a pattern in the source outside front matter and addresses; `change` gives the replacement. */
const matches = (pattern, change) => (draft, random) =>
  [...draft.source.matchAll(pattern)]
    .filter(({ index, 0: whole }) => draft.isText(index, index + whole.length))
    .flatMap((match) => {
      const text = change(match, random);
      return text === undefined || text === match[0] ? [] : [replace(match.index, match.index + match[0].length, text)];
    });

/** As {@link matches}, anywhere in the body: markup too. */
const markup = (pattern, change) => (draft) =>
  [...draft.source.matchAll(pattern)].filter(({ index }) => index >= draft.bodyStart).map((match) => replace(match.index, match.index + match[0].length, change(match)));

const swapLetters = (abbreviation, random) => {
  const places = [...abbreviation].flatMap((letter, i) => (i > 0 && letter !== abbreviation[i - 1] && /\p{L}/u.test(letter + abbreviation[i - 1]) ? [i] : []));
  const at = pick(places, random);
  return at === undefined ? undefined : abbreviation.slice(0, at - 1) + abbreviation[at] + abbreviation[at - 1] + abbreviation.slice(at + 1);
};

/** Kinds about abbreviations, in both languages. */
const abbreviationKinds = (lang) => [
  {
    id: 'abbreviation: letters swapped',
    lang,
    isTerm: true,
    plant: (draft, random) =>
      draft.abbreviations.flatMap(({ start, end, text }) => {
        const wrong = swapLetters(text, random);
        return wrong === undefined || draft.isKnown(wrong) ? [] : [replace(start, end, wrong)];
      }),
  },
  {
    id: 'abbreviation: name before it wrong',
    lang,
    isTerm: true,
    plant: (draft, random) =>
      draft.definitions.flatMap(({ name, concept }) => {
        const others = draft.names.filter((other) => other.concept.kind === concept.kind && other.concept !== concept && !other.text.includes(name.text));
        const other = pick(others, random)?.text;
        return other === undefined ? [] : [replace(name.start, name.end, other)];
      }),
  },
  {
    id: 'abbreviation: never explained',
    lang,
    plant: (draft) =>
      draft.definitions.flatMap(({ bracket, abbreviation, concept }) =>
        concept.firstMention === 'required' && draft.abbreviations.some((use) => use.concept === concept && use.start > bracket.end)
          ? [{ edits: [{ start: bracket.start, end: bracket.end, text: '' }], anywhere: abbreviation }]
          : [],
      ),
  },
  {
    id: 'abbreviation: explained twice',
    lang,
    plant: (draft) =>
      draft.definitions.flatMap(({ bracket, name, concept }) => {
        const use = draft.abbreviations.find((other) => other.concept === concept && other.start > bracket.end && draft.isBody(other));
        return use ? [replace(use.start, use.end, name.text + draft.source.slice(bracket.start, bracket.end))] : [];
      }),
  },
  {
    id: 'abbreviation: used before it is explained',
    lang,
    plant: (draft) =>
      draft.definitions.flatMap(({ bracket, name, abbreviation, concept }) => {
        const use = draft.abbreviations.find((other) => other.concept === concept && other.start > bracket.end && draft.isBody(other));
        if (!use || concept.firstMention !== 'required') return [];
        const whole = name.text + draft.source.slice(bracket.start, bracket.end);
        return [{ edits: [{ start: name.start, end: bracket.end, text: abbreviation }, { start: use.start, end: use.end, text: whole }] }];
      }),
  },
];

const chineseForm = [
  { id: 'forbidden form', isTerm: true, plant: (draft) => draft.names.flatMap(({ start, end, concept }) => concept.terms.zh.forbidden.map(({ text }) => replace(start, end, text))) },
  { id: 'English word left', plant: matches(/(?<=\p{Script=Han})(?:和|政府|报告|项目|国家)(?=\p{Script=Han})/gu, ([word]) => ({ 和: ' and ', 政府: ' government ', 报告: ' report ', 项目: ' project ', 国家: ' countries ' })[word]) },
  { id: 'quote unbalanced', isLine: true, plant: matches(/[“”《》]/gu, () => '') },
  { id: 'half-width mark', plant: matches(/(?<=\p{Script=Han})[，；：](?=\p{Script=Han})/gu, ([mark]) => ({ '，': ',', '；': ';', '：': ':' })[mark]) },
  { id: 'ellipsis of dots', plant: matches(/(?<=\p{Script=Han})。/gu, () => '...') },
  { id: 'word doubled', plant: matches(/推动|促进|工作|发展|会议|提供|代表|实施/gu, ([word]) => word + word) },
  { id: 'number told twice', plant: matches(/(?<!约|近|超过|第|\d)(\d+)(?:多|余)?([名家个位])(?=代表|国家|城市|专家|参与者|机构|合作)/gu, ([, number, unit], random) => pick([`约${number}多${unit}`, `近${number}余${unit}`, `超过${number}多${unit}`], random)) },
  { id: 'character of the same sound', plant: matches(/已经|以便|启动|签署|即将|参与|作为|截至/gu, ([word]) => ({ 已经: '以经', 以便: '已便', 启动: '起动', 签署: '签属', 即将: '既将', 参与: '参于', 作为: '做为', 截至: '截止' })[word]) },
  { id: 'ordinal in digits', plant: matches(/第[一二三四]次|第[一二三四]轮/gu, ([word]) => word.replace(/[一二三四]/u, (n) => String('一二三四'.indexOf(n) + 1))) },
  { id: 'marks around dropped', isTerm: true, plant: (draft) => draft.marked.map(({ start, end, text }) => replace(start - 1, end + 1, text)) },
  { id: 'marks around changed', isTerm: true, plant: (draft) => draft.marked.map(({ start, end, text }) => replace(start - 1, end + 1, draft.source[start - 1] === '《' ? `“${text}”` : `《${text}》`)) },
].map((kind) => ({ ...kind, lang: 'zh' }));

const englishForm = [
  { id: 'forbidden form', isTerm: true, plant: (draft) => draft.names.flatMap(({ start, end, concept }) => concept.terms.en.forbidden.map(({ text }) => replace(start, end, text))) },
  { id: 'word doubled', plant: matches(/\b(?:the|of|and|to|in|is)\b(?= \p{Ll})/gu, ([word]) => `${word} ${word}`) },
].map((kind) => ({ ...kind, lang: 'en' }));

const structure = (lang) =>
  [
    { id: 'heading level skipped', plant: markup(/^## (?=\S)/gmu, () => '#### ') },
    { id: 'alternative text dropped', plant: markup(/!\[[^\]]+\]\((?=images)/gu, () => '![](') },
    { id: 'link to nowhere', plant: markup(/\]\(https?:[^)]+\)/gu, () => '](#)') },
    {
      id: 'untranslated name in other case',
      isTerm: true,
      plant: (draft) => draft.untranslated.map(({ start, end, text }) => replace(start, end, text === text.toUpperCase() ? text[0] + text.slice(1).toLowerCase() : text.toLowerCase())),
    },
  ].map((kind) => ({ ...kind, lang }));

/** Every kind of fault: `plant(draft, random)` gives all the places where it could be planted, each once. */
export const faultKinds = [
  ...nameKinds(chineseSlips, 'zh'),
  ...abbreviationKinds('zh'),
  ...chineseForm,
  ...structure('zh'),
  ...nameKinds(englishSlips, 'en'),
  ...abbreviationKinds('en'),
  ...englishForm,
  ...structure('en'),
];

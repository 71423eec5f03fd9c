import { firstMention } from './abbr/first-mention.js';
import { fullNameAfter } from './abbr/full-name-after.js';
import { undeclaredShortForm } from './abbr/undeclared-short-form.js';
import { late } from './abbr/late.js';
import { repeated } from './abbr/repeated.js';
import { twoExpansions } from './abbr/two-expansions.js';
import { undefinedAbbreviation } from './abbr/undefined.js';
import { abbreviations } from './consistency/abbreviations.js';
import { acrossIssues } from './consistency/across-issues.js';
import { contents } from './consistency/contents.js';
import { figures as repeatedFigures } from './consistency/figures.js';
import { mixedForms } from './consistency/mixed-forms.js';
import { names } from './consistency/names.js';
import { ordinals } from './consistency/ordinals.js';
import { titles } from './consistency/titles.js';
import { transliterations } from './consistency/transliterations.js';
import { agreement } from './en/agreement.js';
import { article } from './en/article.js';
import { compatibility as englishCompatibility } from './en/compatibility.js';
import { confusedWords as englishConfusedWords } from './en/confused-words.js';
import { doubleSpace } from './en/double-space.js';
import { doubledWord } from './en/doubled-word.js';
import { figures as englishFigures } from './en/figures.js';
import { invisible as englishInvisible } from './en/invisible.js';
import { leftoverChinese } from './en/leftover-chinese.js';
import { misspelling } from './en/misspelling.js';
import { punctuation as englishPunctuation } from './en/punctuation.js';
import { spelling } from './en/spelling.js';
import { straightQuotes } from './en/straight-quotes.js';
import { alt } from './image/alt.js';
import { missing } from './image/missing.js';
import { remote } from './image/remote.js';
import { anchor } from './link/anchor.js';
import { fullWidthBrackets } from './link/full-width-brackets.js';
import { mailAddress } from './link/mail-address.js';
import { placeholder } from './link/placeholder.js';
import { published } from './link/published.js';
import { punctuation } from './link/punctuation.js';
import { spaces } from './link/spaces.js';
import { text } from './link/text.js';
import { todo } from './link/todo.js';
import { tracking } from './link/tracking.js';
import type { Rule } from './rule.js';
import { announcedCountRule } from './structure/announced-count.js';
import { course } from './structure/course.js';
import { dates } from './structure/dates.js';
import { emptySection } from './structure/empty-section.js';
import { headingMark } from './structure/heading-mark.js';
import { headingOrder } from './structure/heading-order.js';
import { listMarks } from './structure/list-marks.js';
import { strayEmphasis } from './structure/stray-emphasis.js';
import { tableFigures } from './structure/table-figures.js';
import { title } from './structure/title.js';
import { units } from './structure/units.js';
import { expired } from './term/expired.js';
import { forbidden } from './term/forbidden.js';
import { abbreviationOfName } from './term/abbreviation-of-name.js';
import { doNotTranslate } from './term/do-not-translate.js';
import { goalNumbers } from './term/goal-numbers.js';
import { houseMarks } from './term/house-marks.js';
import { nearAbbreviation } from './term/near-abbreviation.js';
import { marks } from './term/marks.js';
import { nameBeforeAbbreviation } from './term/name-before-abbreviation.js';
import { nearVariant } from './term/near-variant.js';
import { titleForm } from './term/title-form.js';
import { brackets } from './zh/brackets.js';
import { brokenParagraph } from './zh/broken-paragraph.js';
import { collocations } from './zh/collocations.js';
import { compatibility as chineseCompatibility } from './zh/compatibility.js';
import { confusedWords } from './zh/confused-words.js';
import { dash } from './zh/dash.js';
import { ellipsis } from './zh/ellipsis.js';
import { figures } from './zh/figures.js';
import { enumerationComma } from './zh/enumeration-comma.js';
import { fullWidthAlphanumerics } from './zh/full-width-alphanumerics.js';
import { halfWidthPunctuation } from './zh/half-width-punctuation.js';
import { invisible as chineseInvisible } from './zh/invisible.js';
import { leftoverEnglish } from './zh/leftover-english.js';
import { lineStart } from './zh/line-start.js';
import { listEndings } from './zh/list-endings.js';
import { measureWords } from './zh/measure-words.js';
import { numberForms } from './zh/number-forms.js';
import { paragraphEnd } from './zh/paragraph-end.js';
import { placeNames } from './zh/place-names.js';
import { publicBodies } from './zh/public-bodies.js';
import { quotes } from './zh/quotes.js';
import { redundantWords } from './zh/redundant-words.js';
import { repeated as doubled } from './zh/repeated.js';
import { sequence } from './zh/sequence.js';
import { sentenceFaults } from './zh/sentence-faults.js';
import { spacing } from './zh/spacing.js';
import { traditional } from './zh/traditional.js';
import { wrongMarks } from './zh/wrong-marks.js';

/** Every rule. A new one is a file and a line here; families stand together, in the order of the documentation. */
export const rules: readonly Rule[] = [
  forbidden,
  nameBeforeAbbreviation,
  nearVariant,
  abbreviationOfName,
  nearAbbreviation,
  expired,
  titleForm,
  marks,
  houseMarks,
  doNotTranslate,
  goalNumbers,
  firstMention,
  undefinedAbbreviation,
  late,
  repeated,
  twoExpansions,
  undeclaredShortForm,
  fullNameAfter,
  mixedForms,
  ordinals,
  titles,
  names,
  abbreviations,
  repeatedFigures,
  transliterations,
  acrossIssues,
  contents,
  leftoverEnglish,
  ellipsis,
  dash,
  halfWidthPunctuation,
  brackets,
  quotes,
  enumerationComma,
  wrongMarks,
  doubled,
  traditional,
  confusedWords,
  redundantWords,
  measureWords,
  publicBodies,
  placeNames,
  collocations,
  sentenceFaults,
  figures,
  numberForms,
  sequence,
  spacing,
  listEndings,
  lineStart,
  brokenParagraph,
  paragraphEnd,
  fullWidthAlphanumerics,
  chineseInvisible,
  chineseCompatibility,
  leftoverChinese,
  doubledWord,
  misspelling,
  englishConfusedWords,
  article,
  agreement,
  englishFigures,
  englishPunctuation,
  doubleSpace,
  spelling,
  straightQuotes,
  englishInvisible,
  englishCompatibility,
  title,
  headingMark,
  headingOrder,
  emptySection,
  listMarks,
  strayEmphasis,
  dates,
  course,
  announcedCountRule,
  units,
  tableFigures,
  placeholder,
  mailAddress,
  anchor,
  punctuation,
  fullWidthBrackets,
  spaces,
  todo,
  text,
  tracking,
  published,
  alt,
  missing,
  remote,
];

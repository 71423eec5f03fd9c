import type { Lang } from '../model/text.js';

/** What a language says for the one and for the other of two things that exclude each other. */
export interface OppositeWords {
  /** Surely meant so. */
  readonly says: readonly [RegExp, RegExp];
  /** Perhaps meant so: a sentence that holds one of these on both sides is no proof. Absent: as `says`. */
  readonly hints?: readonly [RegExp, RegExp];
}

export type Opposite = Readonly<Record<Lang, OppositeWords>>;

const figure = String.raw`(?= (?:[A-Z]{3} ?|[€$£])?(?:\d|two|three|four|five|six|seven|eight|nine|ten|half))`;

/** In the order in which they are tried. */
export const opposites: readonly Opposite[] = [
  {
    en: {
      says: [/\b(?:rose|rises|risen|increas(?:es|ed)|grew|grown|climbed)\b/, /\b(?:fell|fallen|falls|decreas(?:es|ed)|declin(?:es|ed)|dropped|lowered|shrank)\b/],
      hints: [/\b(?:rose|rises?|risen|rising|increas|grew|grow|climb|doubl|higher|more|up|gain|rais|expand|improv)/, /\b(?:fell|fall|decreas|declin|drop|reduc|lower|shr[aiu]nk|less|fewer|down|cut|los|sav|worse)/],
    },
    zh: { says: [/上升|增加|增长|上涨|升至|增至|攀升/u, /下降|减少|降低|降至|下跌|下滑|减至/u], hints: [/[升增涨高多扩]/u, /[降减跌低少缩节]/u] },
  },
  {
    en: {
      says: [new RegExp(String.raw`(?<!\bno(?:t)? )\b(?:more than|over|above|at least|exceeds|exceeding|(?:no|not) (?:fewer|less) than)${figure}`), new RegExp(String.raw`(?<!\bno(?:t)? )\b(?:less than|fewer than|under|below|up to|at most|(?:no|not) more than)${figure}`)],
      hints: [/\b(?:more|over|above|at least|exceed|beyond|from|minimum|nearly|higher|greater)\b/, /\b(?:less|fewer|under|below|up to|at most|within|no more|not more|nearly|almost|maximum|lower|(?<!at )least)\b/],
    },
    zh: { says: [/(?<!不)超过|逾|(?<!不)高于|至少|不少于|不低于/u, /不足|(?<!不)少于|(?<!不)低于|不到|至多|最多|不超过|不高于/u], hints: [/(?<!不)超|逾|(?<!不)多于|(?<!不)高于|至少|不少于|不低于|以上|余|(?<![至最不])多/u, /不足|(?<![不至])少|(?<!不)低|不到|至多|最多|不超过|不多于|不高于|以下|以内|内|近/u] },
  },
  {
    en: { says: [/\b(?:must|shall)\b/, /\bmay\b|\b(?:is|are) allowed to\b|\bneed not\b/], hints: [/\b(?:must|shall|should|ha(?:s|ve|d) to|requir|oblig|need|only|mandatory|not)\b|n['’]t\b/, /\b(?:may|might|can|could|able|optional|allow|free|voluntar|not)/] },
    zh: { says: [/必须|务必|应当|须/u, /可以|无须|无需|不必/u], hints: [/必须|务必|应|须|要|需|得|不能|禁|只|才/u, /[可能许会或]|不必|无需|无须|不/u] },
  },
  {
    en: { says: [/\b(?:all|every)\b/i, /\b(?:some|several)\b/i], hints: [/\b(?:all|every|each|any|whole|entire|both|always|everyone|everything|overall|full|no)\b/i, /\b(?:some|several|part|partly|partial|most|many|few|certain|various|specific|sometimes|someone|something)\b/i] },
    zh: { says: [/所有|全部|全体/u, /部分|某些|少数|个别/u], hints: [/所有|全|每|各|均|都|一切|任何|整|总|皆/u, /部分|一些|某|少|若干|有些|个别|多|几|特定|有的/u] },
  },
  {
    en: { says: [/\b(?:many|numerous)\b/i, /(?<!\b(?:[Aa]|the|last|first|next|past|these|every) )\bfew\b/], hints: [/\b(?:many|most|numerous|lots?|much|more|often|all)\b/i, /\b(?:few|fewer|rarely|hardly|little|less|only|some)\b/i] },
    zh: { says: [/许多|很多|大多数|众多/u, /很少|极少|少数|鲜有/u], hints: [/[多众]|大量|常/u, /[少鲜]|几乎|个别/u] },
  },
  { en: { says: [/\b(?:largest|biggest|highest|greatest)\b/i, /\b(?:smallest|lowest)\b/i] }, zh: { says: [/最大|最高|最多/u, /最小|最低|最少/u] } },
  {
    en: { says: [/\b(?:higher|more expensive)\b/i, /\b(?:lower|cheaper)\b|\d ?(?:%|per cent|percent) less\b/i], hints: [/\b(?:higher|more|above|greater|larger|increas|rais)/i, /\b(?:lower|cheap|less|below|small|reduc|decreas|few)/i] },
    zh: { says: [/高于|高出|高(?=\d)/u, /低于|低(?=\d)/u], hints: [/[高多升增大贵]/u, /[低少降减小廉]/u] },
  },
  { en: { says: [/\balways\b/i, /\bnever\b/i], hints: [/\b(?:always|every|all|constantly|ever)\b/i, /\b(?:never|no|not)\b|n['’]t\b/i] }, zh: { says: [/总是|始终|一直/u, /从不|从未|绝不|永不/u], hints: [/总|始终|一直|每|都/u, /[不没未无]/u] } },
  { en: { says: [/\bpublic\b/i, /\bprivate\b/i] }, zh: { says: [/公立|公共/u, /私营|私立|私人|民营/u], hints: [/公/u, /私|民/u] } },
  { en: { says: [/\bimport(?:s|ed|ing|ers?)\b/i, /\bexport(?:s|ed|ing|ers?)\b/i], hints: [/import/i, /export/i] }, zh: { says: [/进口/u, /出口/u] } },
  { en: { says: [/\burban\b/i, /\brural\b/i] }, zh: { says: [/城市|城镇/u, /农村|乡村/u], hints: [/[城市都]/u, /[农乡村]/u] } },
  { en: { says: [/\badvantages?\b/i, /\b(?:disadvantages?|drawbacks?)\b/i] }, zh: { says: [/优点|优势/u, /缺点|劣势|弊端/u] } },
  { en: { says: [/\b(?:compulsory|mandatory)\b/i, /\bvoluntar(?:y|ily)\b/i] }, zh: { says: [/强制/u, /自愿/u] } },
  { en: { says: [/\b(?:allows|allowed|permits|permitted)\b/i, /\b(?:prohibit(?:s|ed)?|forbid(?:s|den)?|bann?(?:ed|s)?)\b/i], hints: [/\b(?:allow|permit|can|may|let|enabl)/i, /\b(?:prohibit|forbid|ban|not|no|never)|n['’]t\b/i] }, zh: { says: [/允许|准许/u, /禁止|严禁/u], hints: [/[许准可能让使]/u, /[禁不无未]/u] } },
  { en: { says: [/\bshort-term\b/i, /\blong-term\b/i] }, zh: { says: [/短期/u, /长期/u] } },
  { en: { says: [/\b(?:succeed(?:s|ed)?|successful(?:ly)?)\b/i, /\bfailed\b/i], hints: [/\bsucc/i, /\bfail|\bnot\b/i] }, zh: { says: [/成功/u, /失败/u] } },
  { en: { says: [/\b(?:approved|accepted|agreed)\b/i, /\b(?:rejected|refused)\b/i], hints: [/\b(?:approv|accept|agree)/i, /\b(?:reject|refus|not\b)/i] }, zh: { says: [/批准|同意|接受/u, /拒绝|否决|驳回/u] } },
];

/** Denied so plainly in English that Chinese denies it too, but for phrases that it turns: not only, no longer than, whether or not. */
const deniedInEnglish = /\b(?:is|are|was|were|do|does|did|has|have|had) not\b|\b(?:cannot|nobody)\b|\b(?:is|are|was|were|do|does|did|has|have|had)n['’]t\b/;
const turnedInEnglish = /\b(?:not (?:only|just|merely|simply|until|least|necessarily|to|yet|always|all|every|as|have|need|want|limited|alone|about|the|a|an|just)|or not|why|if|whether|doubt|hesitate|forget|but|enough|more|less|rather|unless|anymore|any|yet|only|too|else|mean|know|matter|help|wait|worry|surpris\w*|because|instead|until|before|even|necessarily|like|want|need|have to|simply|hard|stop|exist|without)\b|\?/i;
const deniesInChinese = /[不没無无未非否莫勿禁免别拒缺难弗毋亦少仅只才除勉停止远尚失避反]/u;

export function isDenied(text: string, lang: Lang): boolean {
  return lang === 'en' ? deniedInEnglish.test(text) && !turnedInEnglish.test(text) : deniesInChinese.test(text);
}

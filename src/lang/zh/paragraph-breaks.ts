import { pausing, sentenceEnd } from './punctuation.js';
import { countHan, isHanAt } from './script.js';

/** How likely a break inside a sentence is, judged from the marks alone. */
type Likelihood = 'surely' | 'perhaps' | 'no';

/** Whether a paragraph stops inside a sentence. Short lines are salutations, headings or signatures. */
export function endsOpen(text: string): Likelihood {
  const last = text.at(-1) ?? '';
  const bare = text.replace(/(?<![”’》）」』])[”’》）」』]+$/u, '').at(-1) ?? '';
  if (sentenceEnd.has(last) || sentenceEnd.has(bare) || countHan(text) < 12) return 'no';
  if (pausing.has(last) && last !== '；') return 'surely';
  // No sentence ends in these, comma or not.
  if (/[的和与及或在将把被从由向以并且而该这其各]$/u.test(text)) return 'perhaps';
  // Prose has commas; a line without one may be a heading, a caption or a call to action.
  if ((isHanAt(text, text.length - 1) || /[\p{Script=Latin}\p{Nd}]/u.test(last)) && /[，、；。]/u.test(text)) return 'perhaps';
  return 'no';
}

const inside = /^(?:[，、；。）》”]|（[^（）]{1,24}）[，、。；的和与在是]|的(?![确士])\p{Script=Han}|了(?![解结])\p{Script=Han})/u;
const opening = /^(?:第?[一二三四五六七八九十]+[、是，]|首先|其次|最后|本期|目前|同时|此外|另外|注[：:])/u;

/** Whether a paragraph begins inside a sentence. */
export function continuesSentence(text: string): Likelihood {
  if (inside.test(text)) return 'surely';
  return /^\p{Script=Han}/u.test(text) && !opening.test(text) && sentenceEnd.has(text.at(-1) ?? '') ? 'perhaps' : 'no';
}

/** True if a sentence goes on from one paragraph to the next. */
export function isBroken(text: string, after: string): boolean {
  const open = endsOpen(text);
  const joined = continuesSentence(after);
  return open !== 'no' && (joined === 'surely' || open === 'surely' || joined === 'perhaps');
}

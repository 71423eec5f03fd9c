import type { ConceptChange, FactChange, FormChange, GlossaryDiff } from '../../glossary/diff.js';
import type { Concept } from '../../model/glossary.js';
import type { Localized } from '../../model/text.js';
import { painter, type Paint } from '../../report/paint.js';
import { visible } from '../../report/visible.js';
import type { Session } from '../session.js';
import { conceptJson, formKinds } from './names.js';

const factNames: Readonly<Record<FactChange['name'], Localized>> = {
  id: { zh: '标识', en: 'id' },
  kind: { zh: '类别', en: 'kind' },
  status: { zh: '状态', en: 'status' },
  firstMention: { zh: '首次出现', en: 'first mention' },
  doNotTranslate: { zh: '保留原文', en: 'do not translate' },
  near: { zh: '须同段出现', en: 'needs nearby' },
  not: { zh: '不得同段出现', en: 'not nearby' },
  marks: { zh: '符号', en: 'marks' },
};

/** What changed, for people: `+` new, `-` gone, `~` changed with each form and fact below. */
export function describeChanges(session: Session, { added, removed, changed }: GlossaryDiff): string {
  const paint = painter(session.stdout.color);
  const whole = (mark: string, what: 'good' | 'error', { id, status, terms }: Concept): string =>
    `${paint(what, mark)} ${paint('strong', visible(id))}  ${visible(terms.zh.preferred.text)} · ${visible(terms.en.preferred.text)}  ${paint('dim', status)}\n`;
  return [
    ...added.map((concept) => whole('+', 'good', concept)),
    ...removed.map((concept) => whole('-', 'error', concept)),
    ...changed.map((change) => describeChange(session, paint, change)),
  ].join('');
}

function describeChange(session: Session, paint: Paint, { after, forms, facts }: ConceptChange): string {
  const lines = [`${paint('warning', '~')} ${paint('strong', visible(after.id))}  ${visible(after.terms.zh.preferred.text)} · ${visible(after.terms.en.preferred.text)}`];
  for (const { name, lang, before, after: now } of facts) {
    lines.push(`    ${session.say(factNames[name])}${lang ? ` (${lang})` : ''}  ${visible(before) || '–'} → ${visible(now) || '–'}`);
  }
  for (const form of forms) lines.push(`    ${describeForm(session, paint, form)}`);
  return `${lines.join('\n')}\n`;
}

function describeForm(session: Session, paint: Paint, { lang, text, before, after }: FormChange): string {
  const kind = (name: NonNullable<FormChange['before']>): string => session.say(formKinds[name]);
  const shown = `${lang}  ${visible(text)}`;
  if (before === undefined && after !== undefined) return `${paint('good', '+')} ${shown}  ${paint('dim', kind(after))}`;
  if (after === undefined && before !== undefined) return `${paint('error', '-')} ${shown}  ${paint('dim', kind(before))}`;
  if (before === undefined || after === undefined) return shown;
  const what = before === after ? `${kind(after)} · ${session.say({ zh: '细节有变', en: 'details changed' })}` : `${kind(before)} → ${kind(after)}`;
  return `~ ${shown}  ${paint('dim', what)}`;
}

/** The same for programs. */
export function changesJson({ added, removed, changed }: GlossaryDiff): object {
  return {
    added: added.map(conceptJson),
    removed: removed.map(conceptJson),
    changed: changed.map(({ before, after, forms, facts }) => ({ id: after.id, ...(before.id !== after.id && { before: before.id }), forms, facts })),
  };
}

/** `3 added, 1 changed, 2 removed`; empty counts left out. */
export function countChanges({ added, removed, changed }: GlossaryDiff): Localized {
  const counts = [
    { count: added.length, zh: '新增', en: 'added' },
    { count: changed.length, zh: '更改', en: 'changed' },
    { count: removed.length, zh: '删除', en: 'removed' },
  ].filter(({ count }) => count > 0);
  if (counts.length === 0) return { zh: '没有变化', en: 'nothing changed' };
  return { zh: counts.map(({ count, zh }) => `${zh} ${count} 条`).join('，'), en: counts.map(({ count, en }) => `${count} ${en}`).join(', ') };
}

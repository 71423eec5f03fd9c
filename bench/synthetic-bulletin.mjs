// A text and a glossary made of the United Nations' own wording of the goals: terms the checker was not developed with.
import { readFileSync } from 'node:fs';

/** Reads lines `en ⇥ zh ⇥ source`; gives `{ source, concepts }`: a Chinese draft, and glossary.yml with the goals' short names and some bodies they name. */
export function syntheticBulletin(path) {
  const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t'));
  const goals = rows.filter(([, , from]) => from.endsWith('-short'));
  const targets = rows.filter(([, , from]) => !from.endsWith('-short')).map(([, zh]) => zh);
  const named = targets.flatMap((text) => [...text.matchAll(/《([^《》]{5,30})》/gu)].map(([, title]) => title));
  const concepts = [...goals.map(([en, zh]) => ({ en, zh, kind: 'programme' })), ...[...new Set(named)].map((zh, i) => ({ en: `Document ${i + 1}`, zh, kind: 'document' }))];
  const yaml = ['version: 1', 'concepts:', ...concepts.map(({ en, zh, kind }, i) => `  - { id: c${i}, kind: ${kind}, status: approved, en: { name: ${JSON.stringify(en)} }, zh: { preferred: ${JSON.stringify(zh)} } }`)];
  const paragraphs = goals.map(([, zh], i) => `## 目标${i + 1}\n\n本期介绍“${zh}”这一目标的进展。各国在${zh}方面开展了合作。\n\n${targets.slice(i * 5, i * 5 + 5).map((text) => `${text.replace(/。$/u, '')}。`).join('\n\n')}`);
  return { source: `# 目标\n\n${paragraphs.join('\n\n')}\n`, concepts: yaml.join('\n') };
}

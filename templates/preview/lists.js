// Findings and terms as lists, and the small card of a term.

export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function button(label, className, act, more = {}) {
  const made = element('button', { type: 'button', class: className, ...more }, [label]);
  made.addEventListener('click', (event) => {
    event.stopPropagation();
    act(event);
  });
  return made;
}

/** @param facts { problems, current, words, select, fix, fixAll } */
export function problemsView({ problems, current, words, select, fix, fixAll }) {
  if (problems.length === 0) return [element('p', { class: 'empty' }, [words.noProblems])];
  const nodes = [];
  let file;
  for (const problem of problems) {
    if (problem.file !== file) {
      file = problem.file;
      const isFirst = nodes.length === 0;
      const fixable = problems.filter((each) => each.fixable).length;
      nodes.push(element('div', { class: 'list-head' }, [file, ...(isFirst && fixable > 1 ? [button(`${words.fixAll} (${fixable})`, 'quiet', fixAll, { id: 'fix-all' })] : [])]));
    }
    nodes.push(problemItem(problem, problem.id === current, { words, select, fix }));
  }
  return nodes;
}

function problemItem(problem, isCurrent, { words, select, fix }) {
  const { id, severity, rule, line, column, message, related, fixable } = problem;
  // Most messages say it already.
  const expected = problem.expected.filter((text) => text.trim() !== '' && !message.includes(text));
  const item = element('article', { class: `problem${isCurrent ? ' current' : ''}`, 'data-problem': id, 'aria-current': isCurrent ? 'true' : undefined }, [
    element('h2', {}, [
      element('span', { class: `mark ${severity}` }, [words[severity]]),
      ...(line === undefined ? [] : [button(`${line}:${column}`, 'where', () => select(id), { 'aria-label': `${line}:${column} ${words.jump}, ${message}` })]),
      element('span', { class: 'rule' }, [rule]),
    ]),
    element('p', {}, [message]),
    ...(expected.length > 0 ? [element('p', { class: 'more' }, [`${words.expected} ${expected.slice(0, 3).map(words.quote).join(words.comma)}`])] : []),
    ...related.slice(0, 2).map((fact) => element('p', { class: 'more' }, [`${fact.file}${fact.line === undefined ? '' : `:${fact.line}`} ${fact.message}`])),
    ...(fixable ? [button(words.fix, 'action', () => fix(id), { 'data-fix': id })] : []),
  ]);
  return item;
}

/** @param facts { terms, concepts, words, goToTerm } */
export function termsView({ terms, concepts, words, goToTerm }) {
  const places = new Map();
  for (const term of terms) places.set(term.concept, [...(places.get(term.concept) ?? []), term]);
  if (places.size === 0) return [element('p', { class: 'empty' }, [words.noTerms])];
  return [...places].flatMap(([id, found]) => {
    const concept = concepts[id];
    if (!concept) return [];
    return [
      element('article', { class: 'concept' }, [
        ...conceptFacts(concept, words),
        element('p', {}, [...new Set(found.map(({ line }) => line))].map((line) => button(`${words.line} ${line}`, 'where', () => goToTerm(line)))),
      ]),
    ];
  });
}

/** An entry of the glossary. */
export function conceptFacts({ names, abbreviations, forbidden, kind, status }, words) {
  return [
    element('h2', {}, [`${names.zh}　${names.en}`]),
    element('p', {}, [[kind, words[status], ...abbreviations].join(' · ')]),
    ...(forbidden.length === 0 ? [] : [element('p', {}, [`${words.avoid}${words.colon}`, ...forbidden.flatMap(({ text, why }) => [element('span', { class: 'bad' }, [text]), why ? ` (${why}) ` : ' '])])]),
  ];
}

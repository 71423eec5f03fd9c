// The preview page: what is chosen, what has changed, and who must show it.
import { Pane } from './frames.js';
import { conceptFacts, problemsView, termsView } from './lists.js';
import { sourceView } from './source.js';

const byId = (id) => document.getElementById(id);
const isChinese = document.documentElement.lang.startsWith('zh');
const words = {
  ...JSON.parse(byId('words').textContent),
  ...(isChinese ? { colon: '：', comma: '、', quote: (text) => `“${text}”` } : { colon: ': ', comma: ', ', quote: (text) => `“${text}”` }),
};
const targets = [...document.querySelectorAll('#targets [role=tab]')].map(({ dataset }) => dataset.value);
const known = { state: { langs: [], errors: 0 }, problems: [], concepts: {} };
const view = { target: targets[0], lang: '', beside: '', width: 'full', look: 'light', images: true, styles: true, termsShown: true, panel: 'problems', draft: false, ...remembered() };
let current;
history.replaceState(undefined, '', `/${location.hash}`);

// What is chosen stands in the address, so that it survives a reload.
function remembered() {
  const facts = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  for (const name of ['images', 'styles', 'termsShown', 'draft']) if (name in facts) facts[name] = facts[name] === 'true';
  return facts;
}

const hooks = {
  onProblem: (id) => select(id, 'list'),
  onTerm: showTerm,
  onLink: (address) => {
    byId('address').textContent = words.link + address;
  },
  onKey: shortcut,
  onScroll: (from) => {
    for (const { pane } of panes) if (pane !== from && from.frame) pane.follow(from.place());
  },
};
const panes = [];

function addPane() {
  const section = document.createElement('section');
  section.className = 'pane';
  section.innerHTML = '<h2 hidden></h2><div class="holder"></div>';
  byId('panes').append(section);
  return { section, pane: new Pane(section.lastChild, hooks) };
}

/** The one or two outputs that are asked for. */
function wanted() {
  const { langs } = known.state;
  const first = { target: view.target, lang: view.lang };
  const other = langs.find((lang) => lang !== view.lang);
  if (view.beside === 'lang' && other) return [first, { target: view.target, lang: other }];
  return targets.includes(view.beside) && view.beside !== view.target ? [first, { target: view.beside, lang: view.lang }] : [first];
}

function showOutputs() {
  const outputs = known.state.langs.length === 0 ? [undefined] : wanted();
  while (panes.length < outputs.length) panes.push(addPane());
  while (panes.length > outputs.length) panes.pop().section.remove();
  for (const [i, output] of outputs.entries()) {
    const { section, pane } = panes[i];
    const heading = section.firstChild;
    heading.hidden = outputs.length === 1;
    if (!output) {
      pane.empty(words.nothing);
      continue;
    }
    const { target, lang } = output;
    const title = `${words[target]} · ${words[lang]}`;
    heading.textContent = title;
    const key = `${view.draft && known.state.errors > 0 ? 'draft:' : ''}${target}.${lang}`;
    const query = new URLSearchParams({ v: known[`output:${key}`] ?? '' });
    if (!view.images) query.set('images', 'off');
    if (!view.styles) query.set('styles', 'off');
    const width = target === 'print' && view.width === 'full' ? 'a4' : view.width;
    pane.show({ address: `/output/${key}?${query}`, title, width, look: view.look });
    pane.mark(marksFor(lang));
  }
}

function marksFor(lang) {
  const source = known[`source:${lang}`];
  const problems = known.problems.filter(({ file }) => file === source?.file).map((problem) => ({ ...problem, current: problem.id === current }));
  const texts = new Map((view.termsShown ? (known[`terms:${lang}`] ?? []) : []).map(({ text, concept }) => [text, concept]));
  // The longer name first: the shorter inside it is found again, at the same place.
  const terms = [...texts].map(([text, concept]) => ({ text, concept })).sort((a, b) => b.text.length - a.text.length);
  return { problems, terms };
}

function showNotice() {
  const { errors, readable, kept } = known.state;
  const notice = byId('notice');
  notice.hidden = errors === 0;
  if (errors === 0) return notice.replaceChildren();
  const line = document.createElement('p');
  line.textContent = readable === false ? words.unreadable : `${errors} ${kept && !view.draft ? words.errorsKept : words.errorsShown}`;
  const choices = [['showProblems', () => choosePanel('problems', true)], ...(kept && readable !== false ? [[view.draft ? 'showGood' : 'showDraft', () => choose({ draft: !view.draft })]] : [])];
  notice.replaceChildren(
    line,
    ...choices.map(([word, act]) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.className = 'quiet';
      made.textContent = words[word];
      made.addEventListener('click', act);
      return made;
    }),
  );
}

function showPanel() {
  for (const name of ['problems', 'source', 'terms']) byId(`view-${name}`).hidden = name !== view.panel;
  markTabs('panels', view.panel);
  const count = byId('count');
  count.textContent = String(known.problems.length);
  count.className = known.state.errors > 0 ? 'count error' : 'count';
  const panel = byId(`view-${view.panel}`);
  const at = panel.scrollTop;
  const source = known[`source:${view.lang}`];
  const terms = known[`terms:${view.lang}`] ?? [];
  if (view.panel === 'problems') panel.replaceChildren(...problemsView({ problems: known.problems, current, words, select: (id) => select(id, 'source'), fix, fixAll: () => fix() }));
  else if (view.panel === 'terms') panel.replaceChildren(...termsView({ terms: withLines(terms, source), concepts: known.concepts, words, goToTerm: (line) => goToLine(line) }));
  else if (source) panel.replaceChildren(sourceView({ source: { ...source, lang: view.lang }, problems: known.problems, terms: view.termsShown ? terms : [], current, words, select: (id) => select(id, 'here'), fix, showTerm }));
  else panel.replaceChildren();
  panel.scrollTop = at;
}

function withLines(terms, source) {
  return terms.map((term) => ({ ...term, line: (source?.text.slice(0, term.start).match(/\r\n|\r|\n/g)?.length ?? 0) + 1 }));
}

function showChoices() {
  markTabs('targets', view.target);
  byId('stage').setAttribute('aria-labelledby', `target-${view.target}`);
  const field = document.querySelector('header .choice');
  const langs = known.state.langs;
  if (field.dataset.langs !== langs.join()) {
    field.dataset.langs = langs.join();
    field.replaceChildren(
      field.firstElementChild,
      ...langs.map((lang) => {
        const label = document.createElement('label');
        label.innerHTML = '<input type="radio" name="lang"><span></span>';
        label.firstChild.value = lang;
        label.lastChild.textContent = words[lang];
        return label;
      }),
    );
  }
  const beside = byId('beside');
  const options = [['', words.besideNone], ...(langs.length > 1 ? [['lang', words.besideLang]] : []), ...targets.filter((target) => target !== view.target).map((target) => [target, words[target]])];
  beside.replaceChildren(...options.map(([value, label]) => new Option(label, value, false, value === view.beside)));
  for (const input of document.querySelectorAll('input[name]')) {
    if (input.type === 'radio') input.checked = input.value === view[input.name];
    else input.checked = view[input.name];
  }
  const pdf = byId('pdf');
  pdf.hidden = view.target !== 'print';
  pdf.href = `/pdf/${view.lang}`;
}

function markTabs(id, value) {
  for (const tab of byId(id).children) {
    const isChosen = tab.dataset.value === value;
    tab.setAttribute('aria-selected', String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
  }
}

/** The shown draft's problems first. */
function order() {
  const own = known[`source:${view.lang}`]?.file;
  known.problems.sort((a, b) => Number(b.file === own) - Number(a.file === own) || (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.start ?? -1) - (b.start ?? -1)));
}

function choose(change) {
  Object.assign(view, change);
  order();
  if (view.beside === view.target) view.beside = '';
  const facts = Object.fromEntries(Object.entries(view).filter(([, value]) => value !== ''));
  history.replaceState(undefined, '', `#${new URLSearchParams(facts)}`);
  showAll();
}

function showAll() {
  showChoices();
  showNotice();
  showPanel();
  showOutputs();
}

function choosePanel(panel, focus = false) {
  choose({ panel });
  if (focus) byId(`panel-${panel}`).focus();
}

/** Makes a problem the current one and brings it into view, in the output and where `place` says. */
function select(id, place) {
  const problem = known.problems.find((each) => each.id === id);
  if (!problem) return;
  current = id;
  const lang = known.state.langs.find((each) => known[`source:${each}`]?.file === problem.file);
  if (place === 'list' && view.panel === 'terms') view.panel = 'problems';
  choose(lang && lang !== view.lang ? { lang } : {});
  byId(`view-${view.panel}`).querySelector(`[data-problem="${id}"]`)?.scrollIntoView({ block: view.panel === 'source' ? 'center' : 'nearest' });
  for (const { pane } of panes) pane.goTo(id);
}

function step(by) {
  if (known.problems.length === 0) return;
  const at = known.problems.findIndex(({ id }) => id === current);
  const next = at < 0 ? (by > 0 ? 0 : known.problems.length - 1) : (at + by + known.problems.length) % known.problems.length;
  select(known.problems[next].id, 'list');
}

function goToLine(line) {
  choosePanel('source');
  const row = byId('view-source').querySelector(`[data-line="${line}"]`);
  row?.classList.add('current');
  row?.scrollIntoView({ block: 'center' });
}

function showTerm(concept, x, y) {
  const facts = known.concepts[concept];
  if (!facts) return;
  const card = byId('card');
  card.replaceChildren(...conceptFacts(facts, words));
  card.showPopover();
  card.style.left = `${Math.max(8, Math.min(x, innerWidth - card.offsetWidth - 8))}px`;
  card.style.top = `${Math.max(8, Math.min(y + 14, innerHeight - card.offsetHeight - 8))}px`;
}

async function fix(id) {
  try {
    const reply = await fetch('/fix', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(id === undefined ? {} : { id }) });
    if (!reply.ok) throw new Error(String(reply.status));
    const { mended, why } = await reply.json();
    say(mended > 0 ? `${words.fixed} ${mended}` : (why ?? words.notFixed));
  } catch (error) {
    say(words.failed + error.message);
  }
}

let saying;
function say(text) {
  byId('said').textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => (byId('said').textContent = ''), 4000);
}

// --- choices by hand and by key

document.addEventListener('change', ({ target }) => {
  if (target.id === 'beside') choose({ beside: target.value });
  else if (target.id === 'single') localStorage.setItem('spp-single', String(target.checked));
  else if (target.name in view) choose({ [target.name]: target.type === 'checkbox' ? target.checked : target.value });
});
for (const [id, name] of [['targets', 'target'], ['panels', 'panel']]) {
  const list = byId(id);
  list.addEventListener('click', ({ target }) => {
    const tab = target.closest('[role=tab]');
    if (tab) choose({ [name]: tab.dataset.value });
  });
  // WAI-ARIA Authoring Practices: arrows move within a list of tabs.
  list.addEventListener('keydown', (event) => {
    const tabs = [...list.children];
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    choose({ [name]: tab.dataset.value });
    tab.focus();
  });
}
byId('help').addEventListener('click', () => byId('keys').showModal());
byId('close').addEventListener('click', () => byId('keys').close());
byId('single').checked = localStorage.getItem('spp-single') !== 'false';

const turn = (list, value) => list[(list.indexOf(value) + 1) % list.length];
const shortcuts = {
  l: () => choose({ lang: turn(known.state.langs, view.lang) }),
  b: () => choose({ beside: view.beside === '' ? 'lang' : '' }),
  w: () => choose({ width: turn(['full', '640', '375', 'a4'], view.width) }),
  d: () => choose({ look: turn(['light', 'dark', 'forced'], view.look) }),
  i: () => choose({ images: !view.images }),
  s: () => choose({ styles: !view.styles }),
  t: () => choose({ termsShown: !view.termsShown }),
  j: () => step(1),
  k: () => step(-1),
  f: () => current && known.problems.some(({ id, fixable }) => id === current && fixable) && fix(current),
  p: () => choosePanel('problems', true),
  o: () => choosePanel('source', true),
  g: () => choosePanel('terms', true),
  '?': () => byId('keys').showModal(),
};

function shortcut(event) {
  // One letter alone must be possible to switch off (WCAG 2.1.4), and must not take letters from fields.
  if (event.ctrlKey || event.metaKey || event.altKey || byId('keys').open || !byId('single').checked) return;
  if (event.target.closest?.('select, textarea, input:not([type=radio], [type=checkbox])')) return;
  const target = targets[Number(event.key) - 1];
  const act = target ? () => choose({ target }) : shortcuts[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
}
document.addEventListener('keydown', shortcut);

// --- what the program tells

function take(parts) {
  for (const problem of parts.problems ?? []) {
    problem.message = problem.message[isChinese ? 'zh' : 'en'];
    for (const fact of problem.related) fact.message = fact.message[isChinese ? 'zh' : 'en'];
  }
  Object.assign(known, parts);
  const { langs } = known.state;
  if (!langs.includes(view.lang)) view.lang = langs[0] ?? '';
  order();
  // Outputs first: they are what is waited for.
  if (Object.keys(parts).every((name) => name.startsWith('output:'))) showOutputs();
  else showAll();
}

const events = new EventSource('/events');
events.addEventListener('parts', (event) => take(JSON.parse(event.data)));
events.addEventListener('open', async () => {
  setLive(true);
  const reply = await fetch('/state');
  if (reply.ok) take(await reply.json());
});
events.addEventListener('error', () => setLive(false));

function setLive(isLive) {
  const live = byId('live');
  live.className = isLive ? '' : 'lost';
  const text = isLive ? words.live : words.lost;
  if (live.textContent !== text) live.textContent = text;
}

// The review page: filter, keys, and decisions that go to the program, which writes them to the record.
const byId = (id) => document.getElementById(id);
const { words, ...facts } = JSON.parse(byId('facts').textContent);
const isReadOnly = document.body.classList.contains('fixed');
const pairs = [...document.querySelectorAll('.pair')];
const groups = [...document.querySelectorAll('.group')];
const filters = [...document.querySelectorAll('[name=filter]')];
let { stamp } = facts;
let current;
let writing = Promise.resolve();

const tests = {
  all: () => true,
  open: ({ dataset }) => dataset.state === 'open',
  changed: ({ dataset }) => dataset.state === 'changed',
  unreviewed: ({ dataset }) => dataset.state === 'translated' || dataset.state === 'changed',
  findings: ({ dataset }) => dataset.findings !== '0',
  commented: (pair) => pair.querySelector('.said').textContent !== '',
};

const isDone = ({ dataset }) => dataset.state === 'reviewed';
const visible = () => pairs.filter((pair) => !pair.hidden);

function refresh() {
  const test = tests[filters.find(({ checked }) => checked).value];
  for (const pair of pairs) pair.hidden = !test(pair);
  for (const group of groups) {
    const own = [...group.querySelectorAll('.pair')];
    group.hidden = own.every(({ hidden }) => hidden);
    group.querySelector('.done').textContent = `${own.filter(isDone).length}/${own.length}`;
    const all = group.querySelector('.all');
    if (all) all.disabled = !own.some(({ dataset }) => dataset.state === 'translated' || dataset.state === 'changed');
  }
  for (const count of document.querySelectorAll('[data-count]')) count.textContent = pairs.filter(tests[count.dataset.count]).length;
  byId('tally').textContent = `${words.reviewed} ${pairs.filter(isDone).length}/${pairs.length}`;
  byId('nothing').hidden = visible().length > 0;
}

function go(pair) {
  if (!pair) return;
  current = pair;
  pair.focus({ preventScroll: true });
  pair.scrollIntoView({ block: 'nearest' });
}

/** The pair that many steps on among those shown; the first of all, if none is chosen. */
function step(by) {
  const shown = visible();
  const at = shown.indexOf(current);
  if (at !== -1) return shown[Math.min(shown.length - 1, Math.max(0, at + by))];
  return shown.find((pair) => !current || pair.compareDocumentPosition(current) & Node.DOCUMENT_POSITION_PRECEDING) ?? shown[0];
}

function say(text) {
  byId('said').textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (byId('said').textContent = ''), 4000);
}

function trouble(text) {
  byId('trouble').hidden = false;
  byId('trouble').firstElementChild.textContent = text;
}

function show({ id, state, comment }) {
  const pair = byId(`p-${id}`);
  if (!pair) return;
  pair.dataset.state = state;
  pair.querySelector('.state').textContent = words[state];
  const approve = pair.querySelector('.approve');
  approve.textContent = state === 'reviewed' ? words.reopen : words.approve;
  approve.disabled = state === 'open';
  if (state !== 'changed') for (const past of pair.querySelectorAll('.former')) past.remove();
  const said = pair.querySelector('.said');
  said.textContent = comment ?? '';
  said.hidden = !comment;
}

/** Decisions one after the other: each names the state that the one before has left. */
function decide(decisions) {
  if (isReadOnly || decisions.length === 0) return Promise.resolve(false);
  const work = async () => {
    let reply;
    try {
      reply = await fetch('/decide', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ stamp, decisions }) });
    } catch {
      trouble(words.lost);
      return false;
    }
    if (reply.status === 409) {
      trouble(words.moved);
      return false;
    }
    if (!reply.ok) {
      say(words.refused);
      return false;
    }
    const result = await reply.json();
    stamp = result.stamp;
    result.pairs.forEach(show);
    say(`${words.saved} · ${words.reviewed} ${pairs.filter(isDone).length}/${pairs.length}`);
    return true;
  };
  writing = writing.then(work);
  return writing;
}

const waits = ({ dataset }) => dataset.state === 'translated' || dataset.state === 'changed';

async function approve(pair, isReviewed) {
  if (!pair || (isReviewed ? !waits(pair) : !isDone(pair))) return;
  current = pair;
  if (isReviewed) go(step(1));
  if (await decide([{ id: pair.dataset.id, isReviewed }])) settle();
}

/** People go on at once: an answer that comes late takes the focus only from a pair that is no longer shown. */
function settle() {
  refresh();
  if (current?.hidden) go(step(1));
}

async function approveGroup(group) {
  const own = [...group.querySelectorAll('.pair')].filter(waits);
  go(visible().find((pair) => group.compareDocumentPosition(pair) & Node.DOCUMENT_POSITION_FOLLOWING && !group.contains(pair)));
  if (await decide(own.map(({ dataset }) => ({ id: dataset.id, isReviewed: true })))) settle();
}

function remark(pair) {
  if (!pair || isReadOnly) return;
  const standing = pair.querySelector('.remarks');
  if (standing) return standing.querySelector('textarea').focus();
  current = pair;
  const opener = pair.querySelector('.remark');
  opener.setAttribute('aria-expanded', 'true');
  const form = document.createElement('form');
  form.className = 'remarks';
  const text = document.createElement('textarea');
  text.setAttribute('aria-label', words.yourComment);
  text.maxLength = 4000;
  text.value = pair.querySelector('.said').textContent;
  const row = document.createElement('div');
  for (const [type, style, word] of [['submit', 'action', 'save'], ['button', 'quiet', 'cancel']]) {
    const button = document.createElement('button');
    button.type = type;
    button.className = style;
    button.textContent = words[word];
    row.append(button);
  }
  form.append(text, row);
  const close = () => {
    form.remove();
    opener.setAttribute('aria-expanded', 'false');
    go(pair);
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    form.hidden = true;
    go(pair);
    if (await decide([{ id: pair.dataset.id, comment: text.value }])) {
      form.remove();
      opener.setAttribute('aria-expanded', 'false');
      settle();
    } else {
      form.hidden = false;
      text.focus();
    }
  });
  row.lastElementChild.addEventListener('click', close);
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    event.stopPropagation();
  });
  pair.append(form);
  text.focus();
}

function nextFilter() {
  const at = filters.findIndex(({ checked }) => checked);
  const next = filters[(at + 1) % filters.length];
  next.checked = true;
  refresh();
  say(next.nextElementSibling.textContent);
}

const keys = {
  j: () => go(step(1)),
  k: () => go(step(-1)),
  a: () => approve(current, true),
  u: () => approve(current, false),
  A: () => current && approveGroup(current.closest('.group')),
  c: () => remark(current),
  f: nextFilter,
  '?': () => byId('keys').showModal(),
};

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || !byId('single').checked || byId('keys').open) return;
  if (target.closest('textarea, [type=text]')) return;
  const deed = keys[key];
  if (!deed || (isReadOnly && 'auAc'.includes(key))) return;
  event.preventDefault();
  deed();
});
document.addEventListener('focusin', ({ target }) => {
  current = target.closest('.pair') ?? current;
});
document.addEventListener('click', ({ target }) => {
  const pair = target.closest('.pair');
  if (target.closest('.approve')) approve(pair, !isDone(pair));
  else if (target.closest('.remark')) remark(pair);
  else if (target.closest('.all')) approveGroup(target.closest('.group'));
});
for (const filter of filters) filter.addEventListener('change', refresh);
byId('help').addEventListener('click', () => byId('keys').showModal());
byId('trouble').querySelector('button').addEventListener('click', () => location.reload());
if (!isReadOnly) history.replaceState(undefined, '', `/${location.hash}`);
refresh();

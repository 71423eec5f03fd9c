// An output in a frame: loaded beside the one that shows, and put in its place when it is there, so that nothing flickers or jumps.
import { PageText, covers, paint } from './marks.js';

const widths = { full: '100%', 640: '640px', 375: '375px', a4: '794px' };

export class Pane {
  /** @param hooks onProblem(id), onTerm(concept, x, y), onLink(address), onKey(event), onScroll(pane) */
  constructor(holder, hooks) {
    this.holder = holder;
    this.hooks = hooks;
    this.frame = undefined;
    this.coming = undefined;
    this.address = '';
    this.marks = { problems: [], terms: [] };
  }

  /** @param want { address, title, width, look } */
  show(want) {
    this.want = want;
    if (want.address === this.address) {
      if (this.frame) this.dress(this.frame);
      return;
    }
    this.address = want.address;
    this.coming?.remove();
    const frame = document.createElement('iframe');
    frame.title = want.title;
    // No script ever; the same origin, so that this page may read it.
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.className = 'coming';
    frame.style.width = widths[want.width];
    frame.src = want.address;
    frame.addEventListener('load', () => this.settle(frame), { once: true });
    this.coming = frame;
    this.holder.append(frame);
  }

  settle(frame) {
    if (frame !== this.coming) return;
    const doc = frame.contentDocument;
    if (!doc?.body) return;
    const before = this.frame;
    // Another output begins at its beginning.
    const kept = before && before.dataset.output === keyOf(this.address) ? before.contentWindow.scrollY : 0;
    frame.dataset.output = keyOf(this.address);
    this.frame = frame;
    this.coming = undefined;
    this.dress(frame);
    frame.className = '';
    before?.remove();
    for (const other of this.holder.querySelectorAll('.none')) other.remove();
    this.set = kept;
    frame.contentWindow.scrollTo(0, kept);
    doc.addEventListener('click', (event) => this.click(event));
    doc.addEventListener('keydown', (event) => this.hooks.onKey(event));
    doc.addEventListener('scroll', () => {
      // What was set from outside is not passed on.
      if (Math.abs(frame.contentWindow.scrollY - (this.set ?? -9)) > 2) this.hooks.onScroll(this);
      this.set = undefined;
    });
    this.text = undefined;
    this.mark(this.marks);
    document.body.dataset.shown = String(Number(document.body.dataset.shown ?? 0) + 1);
  }

  /** Width and brightness; nothing is loaded anew. */
  dress(frame) {
    const { width, look, title } = this.want;
    frame.title = title;
    frame.style.width = widths[width];
    const doc = frame.contentDocument;
    const root = doc?.documentElement;
    if (!root) return;
    const scheme = look === 'dark' ? 'dark' : 'light';
    choose(frame, doc, scheme);
    root.style.colorScheme = scheme;
    const turned = look === 'forced' ? 'invert(1) hue-rotate(180deg)' : '';
    root.style.filter = turned;
    for (const picture of doc.querySelectorAll('img, svg, video')) picture.style.filter = turned;
    // What has no colour of its own is not turned round.
    root.style.backgroundColor = turned && isClear(doc, root) ? '#fff' : '';
    frame.style.background = look === 'light' ? '#fff' : '#111';
  }

  /** @param marks { problems: [{ id, severity, quote, current }], terms: [{ text, concept }] } */
  mark(marks) {
    this.marks = marks;
    const doc = this.frame?.contentDocument;
    if (!doc?.body) return;
    this.text ??= new PageText(doc);
    const groups = { term: [], info: [], warning: [], error: [], current: [] };
    this.hits = [];
    for (const problem of marks.problems) {
      const range = problem.quote && this.text.find(problem.quote);
      if (!range) continue;
      this.hits.push({ range, problem: problem.id });
      groups[problem.current ? 'current' : problem.severity].push(range);
    }
    for (const { text, concept } of marks.terms) {
      for (const range of this.text.all(text)) {
        this.hits.push({ range, concept });
        groups.term.push(range);
      }
    }
    paint(this.frame.contentWindow, groups);
  }

  /** Brings a problem into view. */
  goTo(id) {
    const hit = this.hits?.find(({ problem }) => problem === id);
    const win = this.frame?.contentWindow;
    if (!hit || !win) return;
    const box = hit.range.getBoundingClientRect();
    if (box.top < 40 || box.bottom > win.innerHeight - 40) win.scrollBy({ top: box.top - win.innerHeight / 3 });
  }

  /** How far it is scrolled: the article and how much of it, so that two languages can stand at the same place. */
  place() {
    const { scrollY } = this.frame.contentWindow;
    const stops = this.stops();
    const at = Math.min(Math.max(0, stops.findLastIndex(({ top }) => top <= scrollY)), stops.length - 2);
    return { id: stops[at].id, part: (scrollY - stops[at].top) / Math.max(1, stops[at + 1].top - stops[at].top) };
  }

  follow({ id, part }) {
    if (!this.frame) return;
    const stops = this.stops();
    const at = stops.findIndex((stop) => stop.id === id);
    // Plain text has no anchors.
    if (at < 0 || at > stops.length - 2) return;
    const top = Math.round(stops[at].top + part * (stops[at + 1].top - stops[at].top));
    const before = this.frame.contentWindow.scrollY;
    this.frame.contentWindow.scrollTo(0, top);
    const { scrollY } = this.frame.contentWindow;
    if (scrollY !== before) this.set = scrollY;
  }

  /** Where the articles begin; sections and articles have the same ids in every language. */
  stops() {
    const win = this.frame.contentWindow;
    const doc = this.frame.contentDocument;
    const found = [...doc.querySelectorAll('[id]')].filter(({ id }) => /^s\d+(a\d+)?$/.test(id));
    const tops = found.map((element) => ({ id: element.id, top: element.getBoundingClientRect().top + win.scrollY })).sort((a, b) => a.top - b.top);
    return [{ id: 'start', top: 0 }, ...tops, { id: 'end', top: Math.max(doc.documentElement.scrollHeight - win.innerHeight, 1) }].sort((a, b) => a.top - b.top);
  }

  click(event) {
    const link = event.target.closest?.('a[href]');
    if (link && !link.getAttribute('href').startsWith('#')) {
      // The preview stays where it is; the address is told.
      event.preventDefault();
      this.hooks.onLink(link.href);
    }
    const hit = this.hits?.find(({ range }) => covers(range, event.clientX, event.clientY));
    if (hit?.problem) this.hooks.onProblem(hit.problem);
    else if (hit?.concept) {
      const box = this.frame.getBoundingClientRect();
      this.hooks.onTerm(hit.concept, box.left + event.clientX, box.top + event.clientY);
    }
  }

  empty(words) {
    this.address = '';
    this.frame?.remove();
    this.coming?.remove();
    this.frame = this.coming = undefined;
    const line = document.createElement('p');
    line.className = 'none';
    line.textContent = words;
    this.holder.replaceChildren(line);
  }
}

function keyOf(address) {
  return address.split('?')[0].replace('draft:', '');
}

/** Has the document's own dark or light rules hold, whatever the system prefers: a frame cannot be told otherwise. */
function choose(frame, doc, scheme) {
  frame.queries ??= [...queriesOf(doc)];
  for (const { set, written } of frame.queries) {
    set(written.replace(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/g, (_, wanted) => (wanted === scheme ? '(min-width: 0px)' : '(max-width: 0px)')));
  }
}

function* queriesOf(doc) {
  const inRules = function* (rules) {
    for (const rule of rules) {
      if (rule.media?.mediaText.includes('prefers-color-scheme')) yield { written: rule.media.mediaText, set: (text) => (rule.media.mediaText = text) };
      if (rule.cssRules) yield* inRules(rule.cssRules);
    }
  };
  for (const sheet of doc.styleSheets) yield* inRules(sheet.cssRules);
  for (const element of doc.querySelectorAll('[media*="prefers-color-scheme"]')) yield { written: element.getAttribute('media'), set: (text) => element.setAttribute('media', text) };
}

function isClear(doc, root) {
  const { getComputedStyle } = doc.defaultView;
  return [root, doc.body].every((element) => /^rgba\(0, 0, 0, 0\)$|^transparent$/.test(getComputedStyle(element).backgroundColor));
}

// Finds words of the draft in an output, and paints them there.

// Outputs add joiners and break lines elsewhere: none of this counts when words are looked for.
const nothing = /[\s\u00ad\u200b-\u200d\u2060\ufeff\ufffc]/;

/** The text of a document as one string, with the way back to its nodes. */
export class PageText {
  constructor(doc) {
    this.doc = doc;
    this.nodes = [];
    this.at = [];
    let text = '';
    const walker = doc.createTreeWalker(doc.body ?? doc, NodeFilter.SHOW_TEXT, (node) =>
      /^(?:style|script|title|template|textarea)$/i.test(node.parentNode.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { data } = node;
      for (let i = 0; i < data.length; i += 1) {
        if (nothing.test(data[i])) continue;
        text += data[i];
        this.nodes.push(node);
        this.at.push(i);
      }
    }
    this.text = text;
  }

  range(start, length) {
    const last = start + length - 1;
    const range = this.doc.createRange();
    range.setStart(this.nodes[start], this.at[start]);
    range.setEnd(this.nodes[last], this.at[last] + 1);
    return range;
  }

  /** Where the words stand: best with what is around them; contents, which repeat headings, come last. */
  find({ before, text, after }) {
    const [front, word, back] = [before, text, after].map(bare);
    if (word === '') return undefined;
    const tries = [[front, back], [front.slice(-6), back.slice(0, 6)], [front.slice(-6), ''], ['', back.slice(0, 6)], ['', '']];
    for (const [ahead, behind] of tries) {
      const found = this.places(ahead + word + behind).map((at) => this.range(at + ahead.length, word.length));
      const best = found.find((range) => !range.startContainer.parentElement?.closest('a[href^="#"]')) ?? found[0];
      if (best) return best;
    }
    return undefined;
  }

  all(text) {
    const word = bare(text);
    return word === '' ? [] : this.places(word).map((at) => this.range(at, word.length));
  }

  places(word) {
    const found = [];
    for (let at = this.text.indexOf(word); at >= 0 && found.length < 500; at = this.text.indexOf(word, at + word.length)) found.push(at);
    return found;
  }
}

function bare(text) {
  return [...text].filter((letter) => !nothing.test(letter)).join('');
}

const looks = `
::highlight(spp-term) { text-decoration: underline dotted 1px color-mix(in srgb, currentColor 55%, transparent); text-underline-offset: 5px; }
::highlight(spp-info) { background-color: #cfe6f2; color: #0b2530; }
::highlight(spp-warning) { background-color: #ffe7a8; color: #2b1d00; }
::highlight(spp-error) { background-color: #ffc9c3; color: #3d0703; }
::highlight(spp-current) { background-color: #00694e; color: #ffffff; }
`;

/** Paints ranges by name, without touching the document (CSS Custom Highlight API). Browsers without it show the output bare. */
export function paint(win, groups) {
  if (!win?.CSS?.highlights) return;
  const { document: doc } = win;
  if (!doc.adoptedStyleSheets.some((sheet) => sheet.spp)) {
    const sheet = new win.CSSStyleSheet();
    sheet.replaceSync(looks);
    sheet.spp = true;
    doc.adoptedStyleSheets = [...doc.adoptedStyleSheets, sheet];
  }
  for (const [i, name] of ['term', 'info', 'warning', 'error', 'current'].entries()) {
    const highlight = new win.Highlight(...(groups[name] ?? []));
    highlight.priority = i;
    win.CSS.highlights.set(`spp-${name}`, highlight);
  }
}

/** True if a point of the window lies on one of the range's boxes. */
export function covers(range, x, y) {
  return [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
}

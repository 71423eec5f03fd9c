import { isArray, isDict, type PdfDict, PdfRef, type PdfValue } from './objects.js';
import type { Page } from './pages.js';
import { Element, type Kid, type Structure } from './structure.js';

/*
 * Chromium wraps each run of text, and each box that means nothing, in an element of its own, and gives a link an area for each run. A paragraph of
 * one line becomes eight objects, and a reader that steps from piece to piece stops in the middle of words. Here a paragraph holds its text again.
 */

/** Types that text may stand in by itself (ISO 32000-1, §14.8.4). */
const holdText = new Set('P H1 H2 H3 H4 H5 H6 Span Em Strong Link Lbl LBody TH TD Caption Code Quote Title'.split(' '));

/** Takes out elements of no meaning and no properties (NonStruct, §14.8.4.2): what they hold stands in their place. One with a language is a Span. */
export function dissolveWrappers(structure: Structure): void {
  const dissolve = (element: Element): void => {
    const kids = element.kids.flatMap((kid): Kid[] => {
      if (!(kid instanceof Element)) return [kid];
      dissolve(kid);
      if (kid.kind !== 'NonStruct' || !(holdText.has(element.kind) || kid.elements.length === kid.kids.length)) return [kid];
      if (kid.entries.size > 0) {
        if (holdText.has(element.kind)) kid.kind = 'Span';
        return [kid];
      }
      structure.document.remove(kid.number);
      return kid.kids;
    });
    element.kids = [];
    element.add(...kids);
  };
  dissolve(structure.root);
}

/**
 * Makes one of pieces of text that follow on each other in one element and on its page. Numbers, by page, of those that go on with the one before.
 * @param placed pieces of the draft's own text; what the style sheet adds stays apart, so that the text can be compared
 */
export function joinPieces(structure: Structure, pages: readonly Page[], placed: ReadonlySet<string>): ReadonlyMap<number, ReadonlySet<number>> {
  const joined = new Map<number, Set<number>>();
  const followed = new Map(pages.map((page) => [page.number, followers(page)]));
  for (const element of structure.root.all()) {
    let last: Kid | undefined;
    element.kids = element.kids.filter((kid) => {
      const before = last;
      last = kid;
      if (!isPiece(kid) || !before || !isPiece(before) || before.page !== kid.page || followed.get(kid.page)?.get(before.mcid) !== kid.mcid) return true;
      if (!placed.has(`${kid.page} ${kid.mcid}`) || !placed.has(`${before.page} ${before.mcid}`)) return true;
      joined.set(kid.page, (joined.get(kid.page) ?? new Set()).add(kid.mcid));
      return false;
    });
  }
  return joined;
}

function isPiece(kid: Kid): kid is { readonly mcid: number; readonly page: number } {
  return !(kid instanceof Element) && 'mcid' in kid;
}

/** Marked content by the one before it, where nothing else is painted in between. */
function followers({ source, content: { marked, loose } }: Page): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [index, { mcid, open }] of marked.entries()) {
    const before = marked[index - 1];
    if (!before || before.close.end > open.start || loose.some(({ start }) => start >= before.close.end && start < open.start)) continue;
    // What is an artifact already stays one.
    if (!/\bB[DM]C\b/.test(source.slice(before.close.end, open.start))) found.set(before.mcid, mcid);
  }
  return found;
}

/** Points between areas that touch. */
const touching = 0.5;

/** Makes one of a link's areas that lie side by side on one line. */
export function joinLinkAreas(structure: Structure): void {
  const { document } = structure;
  const gone = new Set<number>();
  for (const element of structure.root.all()) {
    let last: { readonly number: number; dict: PdfDict } | undefined;
    element.kids = element.kids.filter((kid) => {
      const dict = 'annotation' in kid ? document.object(kid.annotation) : null;
      if (!('annotation' in kid) || !isDict(dict)) return true;
      const area = last && sideBySide(rectOf(last.dict), rectOf(dict));
      if (last && area) {
        last.dict = new Map([...last.dict, ['Rect', area]]);
        document.set(last.number, last.dict);
        document.remove(kid.annotation);
        gone.add(kid.annotation);
        return false;
      }
      last = { number: kid.annotation, dict };
      return true;
    });
  }
  for (const number of gone.size > 0 ? document.pages() : []) {
    const page = document.dict(new PdfRef(number), 'page');
    const list = document.resolve(page.get('Annots'));
    if (isArray(list)) document.set(number, new Map([...page, ['Annots', list.filter((each) => !(each instanceof PdfRef && gone.has(each.number)))]]));
  }
}

function rectOf(annotation: PdfDict): readonly number[] {
  const rect = annotation.get('Rect') ?? null;
  return isArray(rect) ? rect.map(Number) : [];
}

/** The area of both, if the second goes on to the right of the first. */
function sideBySide(first: readonly number[], second: readonly number[]): readonly PdfValue[] | undefined {
  const [left, bottom, right, top] = first;
  const [from, low, to, high] = second;
  if (left === undefined || bottom === undefined || right === undefined || top === undefined || from === undefined || low === undefined || to === undefined || high === undefined) return undefined;
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= touching;
  return near(bottom, low) && near(top, high) && near(right, from) ? [left, Math.min(bottom, low), to, Math.max(top, high)] : undefined;
}

import type { DocxDocument } from '../exchange/docx/model.js';
import { phrasingOf } from '../exchange/docx/to-markdown.js';
import type { Language } from '../lang/language.js';
import { draftLeaves, type DraftLeaf, plainWords, rawHash, textHash } from '../markdown/draft-leaves.js';
import { writeInlines } from '../markdown/write-draft.js';
import type { RuleId, Severity } from '../model/diagnostic.js';
import type { Edit, Localized, SourceFile, Span } from '../model/text.js';
import { yamlScalar, yamlStrings } from '../schema/yaml-strings.js';
import { applyEdits } from '../text/edits.js';
import { type CopyParagraph, copyParagraphs } from './take-back-copy.js';
import { matchCopy, type Matching } from './take-back-match.js';
import { changesOf, spliceLinks, spliceWords } from './take-back-splice.js';
import { removal, stays } from './take-back-places.js';

export interface TakenBack {
  /** The draft with the copy's changes. */
  readonly text: string;
  readonly findings: readonly TakeBackFinding[];
  readonly counts: { readonly changed: number; readonly added: number; readonly deleted: number; readonly moved: number; readonly links: number };
}

export interface TakeBackFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: Localized;
  /** In the draft as it stood. */
  readonly span?: Span;
  readonly actual?: string;
  readonly expected?: readonly string[];
}

/** How many paragraphs of a copy came from this draft as it stands: tells which language a copy is of. */
export function kinship(file: SourceFile, language: Language, document: DocxDocument): number {
  const known = new Set(draftLeaves(file, language).map((leaf) => rawHash(file.text, leaf)));
  return copyParagraphs(document).filter(({ mark }) => mark && known.has(mark.raw)).length;
}

/** The changes of a corrected Word copy as edits of the draft that stands: what the copy did not touch stays byte for byte. */
export function takeBack(file: SourceFile, language: Language, document: DocxDocument): TakenBack {
  return new TakeBack(file, language, document).run();
}

/** Edits that belong together, and the words that must be found in the draft afterwards. */
interface Step {
  readonly edits: Edit[];
  readonly expects: string;
  readonly leaf?: DraftLeaf;
  readonly kind: 'changed' | 'added' | 'deleted' | 'moved' | 'links' | 'meta';
}

class TakeBack {
  readonly #copy: readonly CopyParagraph[];
  readonly #leaves: readonly DraftLeaf[];
  readonly #matching: Matching;
  readonly #findings: TakeBackFinding[] = [];
  readonly #steps: Step[] = [];

  constructor(
    readonly file: SourceFile,
    readonly language: Language,
    readonly document: DocxDocument,
  ) {
    this.#copy = copyParagraphs(document);
    this.#leaves = draftLeaves(file, language);
    this.#matching = matchCopy(this.#copy, this.#leaves, file.text);
  }

  run(): TakenBack {
    const moved = this.#movedParagraphs();
    this.#words(moved);
    this.#deletions();
    this.#placed(moved);
    this.#frontMatter();
    this.#conflicts();
    this.#comments();
    return this.#finish();
  }

  #say(rule: RuleId, severity: Severity, zh: string, en: string, facts: Partial<TakeBackFinding> = {}): void {
    this.#findings.push({ rule, severity, message: { zh, en }, ...facts });
  }

  #leaf(paragraph: number): DraftLeaf | undefined {
    return this.#leaves[this.#matching.leafOf.get(paragraph) ?? -1];
  }

  /** True if the copy changed it: its words are not those that it was written with. */
  #isTouched(copy: CopyParagraph, leaf: DraftLeaf): boolean {
    return plainWords(copy.text) !== plainWords(leaf.text) && textHash(copy.text) !== copy.mark?.words;
  }

  #words(moved: ReadonlySet<number>): void {
    this.#copy.forEach((copy, i) => {
      const leaf = this.#leaf(i);
      if (!leaf) return;
      if (leaf.text === '') return this.#pictureWords(copy, leaf);
      const isGone = plainWords(copy.text) === '' && leaf.text !== '';
      if (isGone && !leaf.fixed) return this.#delete(leaf);
      const changes = this.#isTouched(copy, leaf) ? changesOf(leaf, copy) : [];
      const { edits: links, lost } = spliceLinks(leaf, copy, changes);
      for (const actual of lost) this.#say('exchange/not-applied', 'warning', `副本中“${actual}”不再是链接，草稿里的链接保留`, `The copy no longer has a link on "${actual}"; the draft keeps it`, { span: leaf.span, actual });
      // A moved paragraph is written anew where it goes.
      if (moved.has(i)) return;
      if (changes.length > 0) this.#steps.push({ kind: 'changed', edits: spliceWords(leaf, copy, changes), expects: copy.text, leaf });
      if (links.length > 0) this.#steps.push({ kind: 'links', edits: [...links], expects: copy.text, leaf });
    });
  }

  /** Words that stand for a picture: its alternative text, a goal's title. */
  #pictureWords(copy: CopyParagraph, leaf: DraftLeaf): void {
    if (copy.mark && textHash(copy.text) !== copy.mark.words) this.#say('exchange/not-applied', 'warning', `副本改了图片的文字，请在草稿里改：${copy.text}`, `The copy changed the words of a picture; change them in the draft: ${copy.text}`, { span: leaf.span, actual: copy.text });
  }

  #delete(leaf: DraftLeaf): void {
    const inside = this.#leaves.filter(({ span }) => span.start >= leaf.whole.start && span.end <= leaf.whole.end);
    const isAlone = inside.every((each) => each === leaf || this.#matching.deleted.includes(this.#leaves.indexOf(each)));
    const { start, end } = removal(this.file.text, isAlone ? leaf.whole : leaf.span, leaf.list);
    this.#steps.push({ kind: 'deleted', edits: [{ offset: start, endOffset: end, text: '' }], expects: '', leaf });
  }

  #deletions(): void {
    for (const i of this.#matching.deleted) {
      const leaf = this.#leaves[i];
      if (leaf) this.#delete(leaf);
    }
  }

  /** Paragraphs that stand elsewhere in order than their leaves: all but the longest run that keeps its order. */
  #movedParagraphs(): Set<number> {
    const order = this.#copy.flatMap((copy, i) => {
      const leaf = this.#matching.leafOf.get(i);
      return leaf === undefined || copy.isInside || this.#leaves[leaf]?.fixed === true ? [] : [{ i, leaf }];
    });
    const kept = stays(order.map(({ leaf }) => leaf));
    return new Set(order.filter((_, at) => !kept.has(at)).map(({ i }) => i));
  }

  /** New and moved paragraphs, each behind the one that stands before it in the copy. */
  #placed(moved: ReadonlySet<number>): void {
    const added = new Set(this.#matching.added);
    let anchor: DraftLeaf | undefined;
    const first = this.#leaves[0];
    this.#copy.forEach((copy, i) => {
      const leaf = this.#leaf(i);
      if (added.has(i) || moved.has(i)) this.#place(copy, moved.has(i) ? leaf : undefined, anchor, first);
      else if (leaf && !copy.isInside && !leaf.fixed && (leaf.text === '' || plainWords(copy.text) !== '')) anchor = leaf;
    });
  }

  #place(copy: CopyParagraph, leaf: DraftLeaf | undefined, anchor: DraftLeaf | undefined, first: DraftLeaf | undefined): void {
    const { text } = this.file;
    if (leaf && leaf.whole.start !== leaf.top.start && !(leaf.list && anchor?.list?.start === leaf.list.start)) {
      return this.#say('exchange/not-applied', 'warning', '副本把列表或指令里的一段移到别处，未改动草稿', 'The copy moved a paragraph out of a list or directive; the draft is left as it is', { span: leaf.span, actual: copy.text });
    }
    if (copy.isInside && !leaf) {
      return this.#say('exchange/not-applied', 'warning', `副本在表格、文本框或脚注里加了一段，请手工补入：${copy.text}`, `The copy has a new paragraph in a table, text box or note; add it by hand: ${copy.text}`, { actual: copy.text });
    }
    const isItem = anchor?.list !== undefined && (leaf ? leaf.list?.start === anchor.list.start : copy.paragraph.list !== undefined);
    const block = leaf ? this.#rewritten(leaf, copy) : this.#fresh(copy, isItem && anchor ? anchor : undefined);
    const at = anchor ? (isItem ? anchor.whole.end : anchor.top.end) : (first?.top.start ?? text.length);
    const joint = isItem ? '\n' : '\n\n';
    const edits: Edit[] = [{ offset: at, endOffset: at, text: anchor ? joint + block : `${block}\n\n` }];
    if (leaf) {
      const { start, end } = removal(text, leaf.whole, leaf.list);
      edits.push({ offset: start, endOffset: end, text: '' });
    }
    this.#steps.push({ kind: leaf ? 'moved' : 'added', edits, expects: copy.text, ...(leaf && { leaf }) });
  }

  /** A block as it stands, with its own changes. */
  #rewritten(leaf: DraftLeaf, copy: CopyParagraph): string {
    const { start, end } = leaf.whole;
    const changes = this.#isTouched(copy, leaf) ? changesOf(leaf, copy) : [];
    const edits = [...spliceWords(leaf, copy, changes), ...spliceLinks(leaf, copy, changes).edits];
    return applyEdits(this.file.text.slice(start, end), edits.map((edit) => ({ ...edit, offset: edit.offset - start, endOffset: edit.endOffset - start })));
  }

  #fresh({ paragraph }: CopyParagraph, neighbour: DraftLeaf | undefined): string {
    const line = writeInlines(phrasingOf(paragraph.pieces), this.language);
    if (neighbour) {
      const lineStart = this.file.text.lastIndexOf('\n', neighbour.whole.start - 1) + 1;
      const indent = this.file.text.slice(lineStart, neighbour.whole.start);
      const mark = /^(?:[-*+]|(\d+)([.)]))[ \t]+/u.exec(this.file.text.slice(neighbour.whole.start)) ?? ['- '];
      return `${indent}${mark[1] === undefined ? mark[0] : `${Number(mark[1]) + 1}${mark[2] ?? '.'} `}${line}`;
    }
    if (paragraph.role === 'heading') return `${'#'.repeat(Math.min(6, paragraph.level))} ${line}`;
    if (paragraph.list) return `${paragraph.list.ordered ? '1.' : '-'} ${line}`;
    return paragraph.role === 'quote' ? `> ${line}` : line;
  }

  /** Title, subtitle and slogan are strings of the front matter. Everything else that the program wrote is made anew at every build. */
  #frontMatter(): void {
    const head = /^---[^\n]*\n([^]*?)^---/mu.exec(this.file.text);
    const shift = head ? head[0].indexOf('\n') + 1 : 0;
    const strings = head?.index === 0 ? yamlStrings(head[1] ?? '') : [];
    for (const { made, text } of this.#copy) {
      if (!made || textHash(text) === made.words) continue;
      const standing = strings.find(({ path }) => path.length === 1 && path[0] === made.key);
      if (standing && plainWords(standing.value) === plainWords(text)) continue;
      if (standing && textHash(standing.value) === made.words && plainWords(text) !== '') {
        const { start, end } = standing.span;
        this.#steps.push({ kind: 'meta', expects: '', edits: [{ offset: start + shift, endOffset: end + shift, text: yamlScalar(plainWords(text), standing.style) }] });
        continue;
      }
      this.#say('exchange/not-applied', 'warning', `副本改了由程序生成或来自设置的文字，请在草稿或设置里改：${text}`, `The copy changed text that is generated or set elsewhere; change it in the draft or the settings: ${text}`, { actual: text });
    }
  }

  #conflicts(): void {
    for (const { paragraph, leaf } of this.#matching.conflicts) {
      const text = this.#copy[paragraph]?.text ?? '';
      const span = this.#leaves[leaf ?? -1]?.span;
      this.#say('exchange/conflict', 'error', `副本生成后草稿也改了这一段，未写入；副本为：${text}`, `The draft was changed here since the copy was made; not applied. The copy says: ${text}`, { expected: [text], ...(span && { span }) });
    }
  }

  #comments(): void {
    const said = new Set<string>();
    this.#copy.forEach((copy, i) => {
      for (const { id, start, end } of copy.comments) {
        const comment = this.document.comments.get(id);
        if (!comment || said.has(id)) continue;
        said.add(id);
        const leaf = this.#leaf(i);
        const words = copy.text.slice(start, end);
        const at = leaf && words !== '' ? leaf.text.indexOf(words) : -1;
        const span = leaf && at !== -1 ? { start: leaf.from[at] ?? leaf.span.start, end: leaf.to[at + words.length - 1] ?? leaf.span.end } : leaf?.span;
        this.#say('exchange/comment', 'warning', `批注（${comment.author || '未署名'}）：${comment.text}`, `Comment (${comment.author || 'unsigned'}): ${comment.text}`, { ...(span && { span }), ...(words !== '' && { actual: words }) });
      }
    });
  }

  /** Applies what reads afterwards as the copy does; what does not is told and left out. */
  #finish(): TakenBack {
    let steps = this.#steps.filter((step) => !this.#isWithinDeleted(step));
    let text = applyAll(this.file.text, steps);
    const words = (from: string): string[] => draftLeaves({ ...this.file, text: from }, this.language).map((leaf) => plainWords(leaf.text));
    const found = new Set(words(text));
    const failed = steps.filter(({ expects }) => expects !== '' && !found.has(plainWords(expects)));
    if (failed.length > 0) {
      steps = steps.filter((step) => !failed.some(({ leaf, expects }) => step.expects === expects && step.leaf === leaf));
      text = applyAll(this.file.text, steps);
      for (const { leaf, expects } of failed) this.#say('exchange/not-applied', 'error', `无法把副本的改动写成意思相同的 Markdown，请手工修改：${expects}`, `The copy's change cannot be written as Markdown that reads the same; make it by hand: ${expects}`, { expected: [expects], ...(leaf && { span: leaf.span }) });
    }
    const count = (kind: Step['kind']): number => steps.filter((step) => step.kind === kind).length;
    return { text, findings: this.#findings, counts: { changed: count('changed') + count('meta'), added: count('added'), deleted: count('deleted'), moved: count('moved'), links: count('links') } };
  }

  /** A change inside an item or quote that goes as a whole. */
  #isWithinDeleted(step: Step): boolean {
    return this.#steps.some((other) => other !== step && other.kind === 'deleted' && other.edits.some((gone) => step.edits.every((edit) => edit.offset > gone.offset && edit.endOffset <= gone.endOffset)));
  }
}

/** Changes of words before what is put behind them at the same place. */
function applyAll(text: string, steps: readonly Step[]): string {
  const isPlacing = ({ kind }: Step): boolean => kind === 'added' || kind === 'moved';
  return applyEdits(text, [...steps.filter((step) => !isPlacing(step)), ...steps.filter(isPlacing)].flatMap(({ edits }) => edits));
}

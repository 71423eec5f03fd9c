import type { Heading, List, ListItem, RootContent } from 'mdast';
import { hanShare } from '../../lang/characters.js';
import type { Language } from '../../lang/language.js';
import { typedMark } from '../../lang/list-marks.js';
import { languageOf } from '../../lang/registry.js';
import { findDanger } from '../../markdown/guard.js';
import { countNote, type ImportNote, type ImportResult } from '../../markdown/imported.js';
import { readInlines } from '../../markdown/read-inlines.js';
import { type Contents, findContents, headingKey, keysOf, standHeadingsAlone } from './contents.js';
import { bullet, cleanLines, type Group, isItem, isSpacedText, issueLine, rejoin } from './lines.js';

/** Plain text as Markdown nodes: lines rejoined, lists and headings recognised. Links and emphasis of Markdown in it are read. */
export function fromText(text: string): ImportResult {
  const danger = findDanger(text);
  if (danger) return { problem: danger.what };
  const language = languageOf(hanShare(text) > 0.1 ? 'zh' : 'en');
  return new TextReader(text, language).read();
}

/** A line with what it is. */
type Piece = { readonly kind: 'heading'; readonly depth: 1 | 2; readonly text: string } | { readonly kind: 'text'; readonly text: string };

class TextReader {
  readonly #notes: ImportNote[] = [];
  #title = '';
  #subtitle = '';
  #source = '';

  constructor(
    readonly text: string,
    readonly language: Language,
  ) {}

  read(): ImportResult {
    const { groups: raw, topsOfPages, dropped } = cleanLines(this.text);
    for (const line of dropped) this.#notes.push({ rule: 'exchange/removed', severity: 'info', message: { zh: `页码或页眉，未导入：${line}`, en: `Page number or running head, not imported: ${line}` }, actual: line });
    const contents = findContents(raw);
    const body = contents ? [...raw.slice(0, contents.from), ...raw.slice(contents.to)] : raw;
    if (contents) this.#sayContents(contents);
    const keys = contents ? keysOf(contents) : new Set<string>();
    const { groups, count } = rejoin(standHeadingsAlone(body, keys), topsOfPages, this.language, (group) => keys.has(headingKey(group.join(''))));
    this.#notes.push(...countNote(count, 'exchange/guessed', (n) => `接合断行 ${n} 处`, (n) => `${n} broken lines rejoined`));
    const rest = this.#takeSource(this.#takeNumber(this.#takeTitle(mastheadApart(groups), contents !== undefined)));
    const pieces = contents ? this.#byContents(rest, contents) : this.#byLook(rest);
    const children = this.#blocks(pieces);
    return {
      tree: { type: 'root', children },
      pictures: [],
      notes: this.#notes,
      ...(this.#title !== '' && { title: this.#title, isTitled: true as const }),
      ...(this.#subtitle !== '' && { subtitle: this.#subtitle }),
      ...(this.#source !== '' && { source: this.#source }),
    };
  }

  #guessed(zh: string, en: string, actual: string, severity: ImportNote['severity'] = 'info'): void {
    this.#notes.push({ rule: 'exchange/guessed', severity, message: { zh: `${zh}：${actual}`, en: `${en}: ${actual}` }, actual });
  }

  #sayContents({ sections }: Contents): void {
    const lines = sections.flatMap(({ name, entries }) => [name, ...entries]).filter(Boolean);
    const actual = lines.join(' / ');
    this.#notes.push({ rule: 'exchange/removed', severity: 'info', message: { zh: `手打的目录未导入（目录由程序生成），据以辨认标题：${actual}`, en: `Typed contents, not imported (they are generated); headings are told by them: ${actual}` }, actual });
  }

  /** The short lines before the first prose: one is the title. */
  #takeTitle(groups: readonly Group[], hasContents: boolean): readonly Group[] {
    const until = groups.findIndex((group) => group.some((line) => line.length > 60 || /[。！？；]$/u.test(line) || isItem(line)));
    const head = groups.slice(0, until === -1 ? 0 : until);
    const named = head.findIndex((group) => group.length === 1 && bulletinName.test(group[0] ?? '') && !/第[^第\n]*期/u.test(group[0] ?? ''));
    const at = head.length > 1 && named > 0 && !hasContents ? 0 : named === -1 ? (head.length > 1 ? 0 : -1) : named;
    const chosen = groups[at];
    if (!chosen || (chosen[0] ?? '').length > 60) return groups;
    this.#title = chosen.join(' ');
    this.#guessed('认作标题', 'Taken for the title', this.#title);
    const isSub = at === 0 && head.length > 1 && groups[1]?.length === 1 && /^\d{4}|年度|第[^第\n]+期|review|issue/iu.test(groups[1][0] ?? '');
    if (isSub) {
      this.#subtitle = groups[1]?.[0] ?? '';
      this.#guessed('认作副题', 'Taken for the subtitle', this.#subtitle);
    }
    return groups.filter((_, i) => i !== at && !(isSub && i === 1));
  }

  /** `2022年第3期`, `总第9期`: facts of `issue.yml`, which the masthead is made of. */
  #takeNumber(groups: readonly Group[]): readonly Group[] {
    return groups.filter((group, i) => {
      const line = group[0] ?? '';
      if (i > 12 || group.length > 1 || line.length > 40 || !issueLine.test(line)) return true;
      const message = { zh: `期号未导入，由 issue.yml 的 year、number、issue、date 生成：${line}`, en: `Numbers of the issue, not imported: they are made of year, number, issue and date in issue.yml: ${line}` };
      this.#notes.push({ rule: 'exchange/removed', severity: 'info', message, actual: line });
      return false;
    });
  }

  #takeSource(groups: readonly Group[]): readonly Group[] {
    const at = groups.findIndex((group) => group.length === 1 && /^[（(]?本?(?:期)?(?:简报|通讯)(?:内容)?来源于/u.test(group[0] ?? ''));
    if (at === -1) return groups;
    this.#source = (groups[at]?.[0] ?? '').replace(/^[（(](.*)[）)]$/u, '$1');
    this.#guessed('认作来源，移入 source', 'Taken for the source, moved to the front matter', this.#source);
    return groups.filter((_, i) => i !== at);
  }

  #byContents(groups: readonly Group[], { sections }: Contents): Piece[] {
    const places = new Map<string, { section: number; isSection: boolean; entry: string }>();
    sections.forEach(({ name, entries }, section) => {
      if (name !== '') places.set(headingKey(name), { section, isSection: true, entry: name });
      for (const entry of entries) places.set(headingKey(entry), { section, isSection: false, entry });
    });
    const pieces: Piece[] = [];
    const found = new Set<string>();
    let current = -1;
    for (const group of groups) {
      const key = headingKey(group.join(''));
      const place = places.get(key);
      if (!place || found.has(key)) {
        for (const text of group) pieces.push({ kind: 'text', text });
        continue;
      }
      found.add(key);
      const name = sections[place.section]?.name ?? '';
      if (place.section !== current && name !== '' && !place.isSection) pieces.push({ kind: 'heading', depth: 1, text: name });
      current = place.section;
      pieces.push({ kind: 'heading', depth: place.isSection ? 1 : 2, text: this.#headingText(group) });
    }
    for (const [key, { entry, isSection }] of places) {
      if (!isSection && !found.has(key)) this.#guessed('目录里有此题，正文里没有，请补上标题', 'The contents name it but the text has no such heading; add it', entry, 'warning');
    }
    return pieces;
  }

  /** Where nothing else tells: a short line alone before prose is an article's heading; of two, the first is the section's. */
  #byLook(groups: readonly Group[]): Piece[] {
    const isHead = (i: number): boolean => {
      const [line = '', ...more] = groups[i] ?? [];
      return more.length === 0 && line.length <= 34 && /\p{L}/u.test(line) && !isItem(line) && !/[。！？!?；：:，,.）)]$/u.test(line) && !/^(?:——|— |请|欢迎|点击|查看|阅读|编辑|\[|https?:|<)|@|\]\(/u.test(line);
    };
    const pieces: Piece[] = [];
    groups.forEach((group, i) => {
      const [before, after] = [i > 0 && isHead(i - 1), i + 1 < groups.length && isHead(i + 1)];
      const isHeading = isHead(i) && i + 1 < groups.length;
      if (!isHeading) return void pieces.push(...group.map((text) => ({ kind: 'text' as const, text })));
      const text = this.#headingText(group);
      const depth = !before && after ? 1 : 2;
      this.#guessed(depth === 1 ? '认作栏目题' : '认作文章题', depth === 1 ? 'Taken for a section’s heading' : 'Taken for an article’s heading', text);
      pieces.push({ kind: 'heading', depth, text });
    });
    return pieces;
  }

  /** A title set in two lines is one: a blank between Han is its line end. */
  #headingText(group: Group): string {
    const isSpaced = isSpacedText(this.text);
    return group.join(' ').replace(/(?<=\p{Script=Han}|[》”）\d]) (?=\p{Script=Han}|[《“（])/gu, (blank, at: number, whole: string) => (/\d/u.test(whole[at - 1] ?? '') && (isSpaced || /^\d{4}$/u.test(whole.slice(Math.max(0, at - 4), at))) ? blank : ''));
  }

  #blocks(pieces: readonly Piece[]): RootContent[] {
    const blocks: RootContent[] = [];
    let mended = 0;
    for (let i = 0; i < pieces.length; i += 1) {
      const piece = pieces[i] as Piece;
      if (piece.kind === 'heading') {
        blocks.push({ type: 'heading', depth: piece.depth, children: readInlines(piece.text) } satisfies Heading);
        continue;
      }
      const goal = this.#goal(pieces, i);
      if (goal) {
        blocks.push(goal.block);
        i += goal.taken - 1;
        continue;
      }
      const list = this.#list(pieces, i);
      if (list) {
        blocks.push(list.list);
        mended += list.mended;
        i += list.taken - 1;
      } else blocks.push(...this.#paragraph(piece.text));
    }
    this.#notes.push(...countNote(mended, 'exchange/guessed', (n) => `清理重复的列表标记 ${n} 处（如“• 一、”）`, (n) => `${n} doubled list marks mended, such as "• 1."`));
    return blocks;
  }

  /** The words of a UN goal's picture, as a copy leaves them: `TARGET 12·7`, then lines in capitals. */
  #goal(pieces: readonly Piece[], from: number): { block: RootContent; taken: number } | undefined {
    const target = /^TARGET (\d{1,2})[·.]([\da-z]{1,2})$/u.exec((pieces[from] as Piece).text);
    if (!target) return undefined;
    const words: string[] = [];
    for (let i = from; pieces[i]?.kind === 'text' && /^[A-Z\d·.,:&’' -]+$/u.test((pieces[i] as Piece).text); i += 1) words.push((pieces[i] as Piece).text);
    this.#guessed('认作可持续发展目标图片', 'Taken for the words of a goal’s picture', words.join(' '));
    return { block: { type: 'paragraph', children: [{ type: 'image', url: `sdg:${target[1]}.${target[2]}`, alt: words.join(' ') }] }, taken: words.length };
  }

  /** Items that follow each other. A bullet before a number is only the word processor's. */
  #list(pieces: readonly Piece[], from: number): { list: List; taken: number; mended: number } | undefined {
    const texts: string[] = [];
    for (let i = from; i < pieces.length && pieces[i]?.kind === 'text' && isItem((pieces[i] as Piece).text); i += 1) texts.push((pieces[i] as Piece).text);
    if (texts.length === 0) return undefined;
    const bare = texts.map((text) => text.replace(bullet, ''));
    const marks = bare.map((text, n) => typedMark(text, n + 1));
    const numbered = marks.findIndex((mark) => mark === undefined);
    const ordered = numbered === -1 ? texts.length : numbered;
    if (ordered >= 2 || (ordered === 1 && texts.length === 1 && bullet.test(texts[0] ?? ''))) {
      const mended = texts.slice(0, ordered).filter((text) => bullet.test(text)).length;
      return { list: listOf(true, bare.slice(0, ordered).map((text, n) => text.slice(marks[n]?.length ?? 0))), taken: ordered, mended };
    }
    const plain = texts.findIndex((text) => !bullet.test(text));
    const bullets = plain === -1 ? texts.length : plain;
    return bullets === 0 ? undefined : { list: listOf(false, bare.slice(0, bullets)), taken: bullets, mended: 0 };
  }

  /** Entries that a copy has run together, each with a link for a title, are a list again. */
  #paragraph(text: string): RootContent[] {
    const entries = text.split(/(?<=[。！？]) +(?=\[[^\]]+\]\([^)]*\)[：:])/u);
    if (entries.length < 3) return [{ type: 'paragraph', children: readInlines(text) }];
    this.#guessed(`连排的 ${entries.length} 条分列为列表`, `${entries.length} entries in one paragraph set as a list`, (entries[0] ?? '').slice(0, 40));
    return [listOf(false, entries)];
  }
}

/** A masthead is copied as one group: where one of its lines names a bulletin, each stands for itself. */
function mastheadApart(groups: readonly Group[]): Group[] {
  return groups.flatMap((group, i): Group[] => (i < 6 && group.length > 1 && group.length <= 5 && group.some((line) => bulletinName.test(line)) && group.every((line) => line.length <= 60 && !/[。！？；]$/u.test(line)) ? group.map((line) => [line]) : [group]));
}

const bulletinName = /简报|通讯|快讯|回顾|bulletin|newsletter|review/iu;

function listOf(ordered: boolean, texts: readonly string[]): List {
  const children = texts.map((text): ListItem => ({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children: readInlines(text.trim()) }] }));
  return { type: 'list', ordered, spread: false, start: ordered ? 1 : null, children };
}

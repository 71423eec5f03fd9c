import type { Definition, Image, Link, Nodes, Text } from 'mdast';
import type { MapPiece } from '../model/edition.js';
import type { Span } from '../model/text.js';

declare module 'mdast' {
  interface TextData {
    /** Parts of the value that stand in the source letter by letter. */
    pieces?: MapPiece[];
  }
  interface LinkData extends SourceParts {}
  interface ImageData extends SourceParts {}
  interface DefinitionData extends SourceParts {}
  interface LinkReferenceData extends SourceParts {}
  interface ImageReferenceData extends SourceParts {}
}

/** Where the parts of a link, picture or definition stand. */
export interface SourceParts {
  label?: Span;
  target?: Span;
  caption?: Span;
}

// The part of mdast-util-from-markdown's contract that is needed here.
interface Token {
  readonly start: { readonly line: number; readonly column: number; readonly offset: number };
  readonly end: { readonly line: number; readonly column: number; readonly offset: number };
}
interface CompileContext {
  readonly stack: Nodes[];
  sliceSerialize(token: Token): string;
  resume(): string;
}
type Handle = (this: CompileContext, token: Token) => void;

/**
 * An extension of mdast-util-from-markdown that does what its own handlers of these tokens do and notes where the token stands.
 * mdast keeps a node's position only: with escapes, character references and block-quote prefixes inside, offsets cannot be told from it.
 */
export function recordPlaces(): { enter: Record<string, Handle>; exit: Record<string, Handle> } {
  return {
    enter: { labelText: noteLabel },
    exit: {
      data: appendText,
      characterEscapeValue: appendText,
      autolinkProtocol(token) {
        appendText.call(this, token);
        finishAutolink.call(this, token, '');
      },
      autolinkEmail(token) {
        appendText.call(this, token);
        finishAutolink.call(this, token, 'mailto:');
      },
      resourceDestinationString: noteTarget,
      definitionDestinationString: noteTarget,
      resourceTitleString: noteCaption,
      definitionTitleString: noteCaption,
    },
  };
}

function spanOf(token: Token): Span {
  return { start: token.start.offset, end: token.end.offset };
}

function appendText(this: CompileContext, token: Token): void {
  const tail = this.stack.pop() as Text;
  const value = this.sliceSerialize(token);
  if (value.length > 0) {
    tail.data ??= {};
    (tail.data.pieces ??= []).push({ at: tail.value.length, source: token.start.offset, length: value.length });
  }
  tail.value += value;
  if (tail.position) tail.position.end = { line: token.end.line, column: token.end.column, offset: token.end.offset };
}

function finishAutolink(this: CompileContext, token: Token, scheme: string): void {
  const node = this.stack.at(-1) as Link;
  node.url = scheme + this.sliceSerialize(token);
  node.data = { ...node.data, target: spanOf(token) };
}

/** The label is being read into a fragment above its link or picture. */
function noteLabel(this: CompileContext, token: Token): void {
  const node = this.stack.at(-2) as Link | Image | undefined;
  if (node) node.data = { ...node.data, label: spanOf(token) };
}

function noteTarget(this: CompileContext, token: Token): void {
  const url = this.resume();
  const node = this.stack.at(-1) as Link | Image | Definition;
  node.url = url;
  node.data = { ...node.data, target: spanOf(token) };
}

function noteCaption(this: CompileContext, token: Token): void {
  const title = this.resume();
  const node = this.stack.at(-1) as Link | Image | Definition;
  node.title = title;
  node.data = { ...node.data, caption: spanOf(token) };
}

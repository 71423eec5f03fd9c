import type { KindName } from './values.js';
import { kinds } from './values.js';

/** What may stand in an element and on it. */
export interface Shape {
  readonly section: string;
  readonly required: ReadonlySet<string>;
  /** By name; `xml:lang` and `xml:space` with their prefix. */
  readonly attributes: ReadonlyMap<string, KindName>;
  /** Attributes of other namespaces: any, those of modules alone, or none. */
  readonly foreign: 'any' | 'modules' | 'none';
  readonly content: readonly Particle[];
  readonly hasText: boolean;
}

interface Particle {
  /** Names in the element's own namespace; `*`: any element of another. */
  readonly names: readonly string[];
  readonly min: number;
  readonly max: number;
}

export interface ShapeText {
  readonly section: string;
  /** `id!:nmtoken original translate:yesNo`: `!` is required, no kind is any text. */
  readonly attributes?: string;
  readonly foreign?: 'any' | 'modules';
  /** `skeleton? * notes? unit|group+`: `?` at most once, `+` at least once, `!` once, none any number; `*` elements of other namespaces. */
  readonly content?: string;
  readonly text?: true;
}

export function shapesOf(texts: Readonly<Record<string, ShapeText>>): ReadonlyMap<string, Shape> {
  return new Map(Object.entries(texts).map(([name, text]) => [name, shapeOf(text)]));
}

function shapeOf({ section, attributes = '', foreign, content = '', text }: ShapeText): Shape {
  const fields = attributes.split(' ').filter((each) => each !== '').map((each) => {
    const [, name = '', mark, kind = 'text'] = /^((?:xml:)?[\w-]+)(!?)(?::(\w+))?$/.exec(each) ?? [];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- tables of this folder, checked by a test
    return { name, isRequired: mark === '!', kind: (kind in kinds ? kind : 'text') as KindName };
  });
  return {
    section,
    required: new Set(fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)),
    attributes: new Map(fields.map(({ name, kind }) => [name, kind])),
    foreign: foreign ?? 'none',
    content: content.split(' ').filter((each) => each !== '').map(particleOf),
    hasText: text === true,
  };
}

function particleOf(text: string): Particle {
  if (text === '*') return { names: ['*'], min: 0, max: Infinity };
  const [, names = '', mark] = /^([^?+!]*)([?+!]?)$/.exec(text) ?? [];
  return { names: names.split('|'), min: mark === '+' || mark === '!' ? 1 : 0, max: mark === '?' || mark === '!' ? 1 : Infinity };
}

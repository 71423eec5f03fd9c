import type * as z from 'zod';
import type { Localized } from '../model/text.js';
import { nearest } from '../text/nearest.js';
import { expectationOf } from './expectations.js';
import type { Path } from './plain.js';

/** One breach of a schema, in words, without its place in the file. */
export interface Breach {
  readonly kind: 'unknown-key' | 'invalid';
  readonly path: Path;
  /** Where to point: the value, the key, or (for what is missing) the nearest thing around it that the file holds. */
  readonly at: 'value' | 'key' | 'parent';
  readonly message: Localized;
  readonly expected?: readonly string[];
  /** Set if the schema wanted text and found another scalar. */
  readonly wantedText?: boolean;
}

type Issue = z.core.$ZodIssue;

/** Turns zod's issues into breaches. `valueAt` gives the value found at a path. */
export function explain(issues: readonly Issue[], schema: z.ZodType, valueAt: (path: Path) => unknown): Breach[] {
  return issues.flatMap((issue) => breachesOf(issue, [], schema, valueAt));
}

function breachesOf(issue: Issue, base: Path, schema: z.ZodType, valueAt: (path: Path) => unknown): Breach[] {
  const path: Path = [...base, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], keysAt(schema, path)));
  if (issue.code === 'invalid_key') {
    const inner = issue.issues[0];
    return [invalid(path, 'key', path.at(-1), (inner && expectationOf(inner.message)) ?? generic)];
  }
  if (issue.code === 'invalid_union') {
    // The option whose shape fits says more than "neither a text nor a map".
    const option = issue.errors.find((errors) => errors.length > 0 && !errors.some((e) => e.path.length === 0 && isShape(e)));
    if (option) return option.flatMap((inner) => breachesOf(inner, path, schema, valueAt));
    const wanted = issue.errors.flatMap((errors) => errors.filter(isShape).map(expectedBy));
    return [judge(path, valueAt(path), join(wanted))];
  }
  const texts = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const value = valueAt(path);
  const breach = judge(path, value, expectedBy(issue));
  const meant = typeof value === 'string' ? nearest(value, texts) : undefined;
  return [
    {
      ...breach,
      ...(texts.length > 0 && { expected: meant === undefined ? texts : [meant, ...texts.filter((t) => t !== meant)] }),
      ...(issue.code === 'invalid_type' && issue.expected === 'string' && { wantedText: true }),
    },
  ];
}

const isShape = (issue: Issue): boolean => issue.code === 'invalid_type' || issue.code === 'invalid_value';

function judge(path: Path, value: unknown, expected: Localized): Breach {
  if (value !== undefined) return invalid(path, 'value', value, expected);
  const label = labelOf(path);
  return {
    kind: 'invalid',
    path,
    at: 'parent',
    message: { zh: `缺少${label.zh}，应为${spaced(expected.zh)}`, en: `Missing ${label.en}, expected ${expected.en}` },
  };
}

function invalid(path: Path, at: 'value' | 'key', found: unknown, expected: Localized): Breach {
  const [label, what] = [labelOf(path), describe(found)];
  const message =
    at === 'key'
      ? { zh: `键为${what.zh}，应为${spaced(expected.zh)}`, en: `Found the key ${what.en}, expected ${expected.en}` }
      : { zh: `${label.zh}是${what.zh}，应为${spaced(expected.zh)}`, en: `Found ${what.en} as ${label.en}, expected ${expected.en}` };
  return { kind: 'invalid', path, at, message };
}

/** Chinese messages set a space between Han and a Latin word that is to be typed. */
const spaced = (zh: string): string => (/^[\w-]/.test(zh) ? ` ${zh}` : zh);

function unknownKey(path: Path, known: readonly string[]): Breach {
  const key = String(path.at(-1));
  const meant = nearest(key, known);
  const list = known.join(' ');
  return {
    kind: 'unknown-key',
    path,
    at: 'key',
    message: meant
      ? { zh: `不认识的键“${key}”，是否应为“${meant}”？`, en: `Unknown key "${key}", did you mean "${meant}"?` }
      : { zh: `不认识的键“${key}”；此处可用：${list}`, en: `Unknown key "${key}"; known here: ${list}` },
    ...(meant !== undefined && { expected: [meant] }),
  };
}

const generic: Localized = { zh: '符合格式的值', en: 'a value of the right form' };

const types: Readonly<Record<string, Localized>> = {
  string: { zh: '文本', en: 'text' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '若干“键: 值”（缩进书写，或写在 { } 里）', en: 'a map of "key: value"' },
  record: { zh: '若干“键: 值”（缩进书写，或写在 { } 里）', en: 'a map of "key: value"' },
};

function expectedBy(issue: Issue): Localized {
  const said = expectationOf(issue.message);
  if (said) return said;
  if (issue.code === 'invalid_type') return types[issue.expected] ?? generic;
  if (issue.code === 'invalid_value') return join(issue.values.map((value) => ({ zh: String(value), en: String(value) })));
  if (issue.code === 'too_small') return bound(issue.origin, Number(issue.minimum), 'small');
  if (issue.code === 'too_big') return bound(issue.origin, Number(issue.maximum), 'big');
  return generic;
}

function bound(origin: string, limit: number, side: 'small' | 'big'): Localized {
  const [zh, en] = side === 'small' ? ['至少', 'at least'] : ['至多', 'at most'];
  if (origin === 'array') return { zh: `${zh} ${limit} 项的列表`, en: `a list of ${en} ${limit} item${limit === 1 ? '' : 's'}` };
  return { zh: `${zh}为 ${limit} 的整数`, en: `a whole number of ${en} ${limit}` };
}

function join(items: readonly Localized[]): Localized {
  const unique = items.filter((item, i) => items.findIndex((other) => other.en === item.en) === i);
  return { zh: unique.map((item) => item.zh).join('、').replace(/、([^、]*)$/, ' 或 $1'), en: unique.map((item) => item.en).join(', ').replace(/, ([^,]*)$/, ' or $1') };
}

function describe(value: unknown): Localized {
  if (value === null) return { zh: '空值', en: 'nothing' };
  if (Array.isArray(value)) return { zh: '列表', en: 'a list' };
  if (typeof value === 'object') return { zh: '映射', en: 'a map' };
  if (typeof value === 'string') {
    if (value.trim() === '') return { zh: '空文本', en: 'empty text' };
    const short = [...value].length > 40 ? `${[...value].slice(0, 40).join('')}…` : value;
    return { zh: `“${short}”`, en: `"${short}"` };
  }
  return { zh: `${typeof value === 'number' ? '数 ' : ' '}${String(value)}`, en: `${typeof value === 'number' ? 'the number ' : ''}${String(value)}` };
}

/** `zh.preferred`, `item 2 of admitted`: the nearest part of a path that tells its place. */
function labelOf(path: Path): Localized {
  const index = path.findLastIndex((step) => typeof step === 'number');
  if (path.length === 0) return { zh: '全文', en: 'the whole text' };
  if (index < path.length - 1) {
    const name = path.slice(index + 1).join('.');
    return { zh: `“${name}”`, en: `"${name}"` };
  }
  const list = path.slice(0, index).findLast((step) => typeof step === 'string') ?? '';
  const nth = Number(path[index]) + 1;
  return { zh: `“${list}”第 ${nth} 项`, en: `item ${nth} of "${list}"` };
}

interface Definition {
  readonly shape?: Record<string, z.ZodType>;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

/** Keys that objects at a path of a schema may have. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  const def = schema._zod.def as Definition;
  const wrapped = def.innerType ?? def.in;
  if (wrapped) return keysAt(wrapped, path);
  if (def.options) return def.options.flatMap((option) => keysAt(option, path));
  const step = path[0];
  if (step === undefined) return Object.keys(def.shape ?? {});
  const next = def.element ?? def.valueType ?? def.shape?.[step];
  return next ? keysAt(next, path.slice(1)) : [];
}

import type * as z from 'zod';

/** What {@link accept} says of a value that is not right: what is wrong, zod tells. */
export const refused = Symbol('refused');

type Accept = (value: unknown) => unknown;

// The part of zod's definitions that is needed here.
interface Check {
  readonly _zod: {
    readonly def: {
      readonly check: string;
      readonly pattern?: RegExp;
      readonly fn?: (value: unknown) => unknown;
      readonly format?: string;
      readonly value?: number;
      readonly inclusive?: boolean;
      readonly maximum?: number;
      readonly minimum?: number;
    };
  };
}
interface Definition {
  readonly type: string;
  readonly checks?: readonly Check[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly catchall?: z.ZodType;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
  readonly defaultValue?: unknown;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly transform?: (value: unknown, context: { readonly value: unknown; readonly issues: unknown[] }) => unknown;
  /** Of kinds of strings that zod knows by name, and of what turns other values into text. */
  readonly format?: string;
  readonly coerce?: boolean;
}

const acceptors = new WeakMap<z.ZodType, Accept>();

/**
 * The value as a schema gives it, defaults filled in, or {@link refused}. What `safeParse` answers, without its record of what is wrong and
 * where, which takes a glossary of thousands of terms ten times as long; what is rare in a schema zod itself is asked for.
 */
export function accept(schema: z.ZodType, value: unknown): unknown {
  return acceptorOf(schema)(value);
}

function acceptorOf(schema: z.ZodType): Accept {
  let known = acceptors.get(schema);
  if (!known) {
    known = make(schema);
    acceptors.set(schema, known);
  }
  return known;
}

function make(schema: z.ZodType): Accept {
  const def = schema._zod.def as unknown as Definition;
  const base = makers[def.type]?.(def);
  const tests = (def.checks ?? []).map(testOf);
  if (!base || tests.includes(undefined)) return askZod(schema);
  if (tests.length === 0) return base;
  return (value) => {
    const taken = base(value);
    return taken === refused || tests.every((test) => test?.(taken)) ? taken : refused;
  };
}

function askZod(schema: z.ZodType): Accept {
  return (value) => {
    const judged = schema.safeParse(value);
    return judged.success ? judged.data : refused;
  };
}

type Test = (value: unknown) => boolean;

function testOf({ _zod: { def } }: Check): Test | undefined {
  return tests[def.check]?.(def);
}

const tests: Readonly<Record<string, ((def: Check['_zod']['def']) => Test | undefined) | undefined>> = {
  custom: ({ fn }) => fn && ((value) => Boolean(fn(value))),
  // With a flag that counts from the last match a test would depend on the one before.
  string_format: ({ pattern }) => (pattern && !/[gy]/.test(pattern.flags) ? (value) => pattern.test(value as string) : undefined),
  number_format: ({ format }) => (format === 'safeint' ? Number.isSafeInteger : undefined),
  greater_than: ({ value: bound = Infinity, inclusive }) => (value) => Number(value) > bound || (inclusive === true && value === bound),
  less_than: ({ value: bound = -Infinity, inclusive }) => (value) => Number(value) < bound || (inclusive === true && value === bound),
  max_length: ({ maximum = 0 }) => (value) => lengthOf(value) <= maximum,
  min_length: ({ minimum = Infinity }) => (value) => lengthOf(value) >= minimum,
};

function lengthOf(value: unknown): number {
  return (value as string | readonly unknown[]).length;
}

/** One for each kind of schema that the file formats are made of; undefined where a schema of the kind has more to it. */
const makers: Readonly<Record<string, ((def: Definition) => Accept | undefined) | undefined>> = {
  string: ({ format, coerce }) => (format || coerce ? undefined : (value) => (typeof value === 'string' ? value : refused)),
  number: ({ format, coerce }) => {
    if (coerce || (format !== undefined && format !== 'safeint')) return undefined;
    const isRight = format === undefined ? Number.isFinite : Number.isSafeInteger;
    return (value) => (isRight(value) ? value : refused);
  },
  boolean: ({ coerce }) => (coerce ? undefined : (value) => (typeof value === 'boolean' ? value : refused)),
  literal: ({ values = [] }) => oneOf(values),
  enum: ({ entries = {} }) => oneOf(Object.values(entries)),
  optional: ({ innerType }) => innerType && whenGiven(innerType, () => undefined),
  default: (def) => def.innerType && whenGiven(def.innerType, () => def.defaultValue),
  prefault: (def) => {
    const inner = def.innerType && acceptorOf(def.innerType);
    return inner && ((value) => inner(value === undefined ? def.defaultValue : value));
  },
  union: ({ options = [] }) => {
    const acceptances = options.map(acceptorOf);
    return (value) => {
      for (const each of acceptances) {
        const taken = each(value);
        if (taken !== refused) return taken;
      }
      return refused;
    };
  },
  pipe: (def) => {
    const [first, then] = [def.in && acceptorOf(def.in), def.out && acceptorOf(def.out)];
    if (!first || !then) return undefined;
    return (value) => {
      const taken = first(value);
      return taken === refused ? refused : then(taken);
    };
  },
  transform: ({ transform }) =>
    transform &&
    ((value) => {
      const context = { value, issues: [] };
      const made = transform(value, context);
      return context.issues.length === 0 ? made : refused;
    }),
  array: ({ element }) => element && arrayOf(acceptorOf(element)),
  object: ({ shape, catchall }) => (shape && (catchall?._zod.def as Definition | undefined)?.type === 'never' ? objectOf(shape) : undefined),
};

function oneOf(values: readonly unknown[]): Accept {
  return (value) => (values.includes(value) ? value : refused);
}

function whenGiven(schema: z.ZodType, otherwise: () => unknown): Accept {
  const inner = acceptorOf(schema);
  return (value) => (value === undefined ? otherwise() : inner(value));
}

function arrayOf(element: Accept): Accept {
  return (value) => {
    if (!Array.isArray(value)) return refused;
    const taken: unknown[] = [];
    for (const item of value) {
      const each = element(item);
      if (each === refused) return refused;
      taken.push(each);
    }
    return taken;
  };
}

/** An object that has no other keys. What is given comes first, then what has a default. */
function objectOf(shape: Readonly<Record<string, z.ZodType>>): Accept {
  const fields = new Map(Object.entries(shape).map(([key, schema]) => [key, acceptorOf(schema)]));
  // A glossary gives few of the fields that a concept may have: those that may be left out without a word need no look.
  const expected = Object.entries(shape).flatMap(([key, { _zod }]) => (_zod.def.type === 'optional' ? [] : [key]));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused;
    const taken: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const field = fields.get(key);
      const each = field ? field((value as Record<string, unknown>)[key]) : refused;
      if (each === refused) return refused;
      if (each !== undefined) taken[key] = each;
    }
    for (const key of expected) {
      if (taken[key] !== undefined) continue;
      const each = fields.get(key)?.(undefined);
      if (each === refused) return refused;
      if (each !== undefined) taken[key] = each;
    }
    return taken;
  };
}

import { isCjkPunctuation, isHan } from '../lang/characters.js';

// The part of micromark's contract that is needed here (micromark-util-types).
type Code = number | null;
type State = (code: Code) => State | undefined;
interface Context {
  readonly previous: Code;
}
type Try = (construct: Construct, ok: State, nok?: State) => State;
interface Effects {
  readonly attempt: Try;
  readonly check: Try;
}
interface Construct {
  readonly name?: string;
  readonly tokenize: (this: Context, effects: Effects, ok: State, nok: State) => State;
  readonly previous?: (this: Context, code: Code) => boolean;
}
export interface Extension {
  readonly text?: Readonly<Record<number, Construct | readonly Construct[]>>;
  readonly [field: string]: unknown;
}

const space = 32;

/** True for a UTF-16 unit at which a bare address ends: Han (the high surrogates of its supplementary planes too) or a full-width mark. */
function endsAddress(code: Code): boolean {
  if (code === null || code < 0xb7) return false;
  if (code >= 0xd840 && code <= 0xd87f) return true;
  const character = String.fromCharCode(code);
  return isHan(character) || isCjkPunctuation(character);
}

/**
 * GFM ends a bare address only at white space, so that `https://example.org）和…。` is swallowed whole (upstream: not to be fixed).
 * The same constructs see a space wherever Chinese text begins. E-mail addresses are left to addresses.ts: GFM tries one at every letter.
 */
export function cutAtCjk(extension: Extension): Extension {
  if (!extension.text) return extension;
  const text: Record<string, Construct[]> = {};
  for (const [code, constructs] of Object.entries(extension.text)) {
    text[code] = [constructs]
      .flat()
      .filter((construct) => construct.name !== 'emailAutolink')
      .map((construct) => (construct.name === 'wwwAutolink' || construct.name === 'protocolAutolink' ? blindfold(construct) : construct));
  }
  return { ...extension, text };
}

/**
 * A construct that is shown a space for every code that ends an address. micromark itself must be handed the real code when the construct,
 * or a partial construct it tries, is through (its development build asserts that).
 */
function blindfold(construct: Construct): Construct {
  return {
    ...construct,
    previous(code) {
      return construct.previous?.call(this, seen(code)) ?? true;
    },
    tokenize(effects, ok, nok) {
      let actual: Code = null;
      let done = false;
      const wrap =
        (state: State): State =>
        (code) => {
          actual = code;
          const next = state(seen(code));
          return done || !next ? next : wrap(next);
        };
      const leave =
        (next: State): State =>
        () => {
          done = true;
          return next(actual);
        };
      const partial = (inner: Construct): Construct => ({
        ...inner,
        tokenize(innerEffects, innerOk, innerNok) {
          return inner.tokenize.call(this, through(innerEffects), () => innerOk(actual), () => innerNok(actual));
        },
      });
      const through = (outer: Effects): Effects => ({
        ...outer,
        attempt: (inner, innerOk, innerNok) => outer.attempt(partial(inner), innerOk, innerNok),
        check: (inner, innerOk, innerNok) => outer.check(partial(inner), innerOk, innerNok),
      });
      const context = Object.create(this, { previous: { get: () => seen(this.previous) } }) as Context;
      return wrap(construct.tokenize.call(context, through(effects), leave(ok), leave(nok)));
    },
  };
}

function seen(code: Code): Code {
  return endsAddress(code) ? space : code;
}

/** Terminal colours by meaning (ECMA-48 SGR codes). */
const codes = { error: [31, 39], warning: [33, 39], info: [36, 39], good: [32, 39], strong: [1, 22], dim: [2, 22] } as const;

export type Paint = (what: keyof typeof codes, text: string) => string;

export function painter(color: boolean): Paint {
  return (what, text) => (color && text !== '' ? `\u001B[${codes[what][0]}m${text}\u001B[${codes[what][1]}m` : text);
}

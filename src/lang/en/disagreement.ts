/** Number and person that do not agree, by closed lists: no grammar is parsed, so only what a few words decide is told. */
export interface Disagreement {
  readonly start: number;
  readonly end: number;
  readonly expected: string;
}

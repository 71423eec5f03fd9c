/** What the file says about itself. */
export interface DocumentFacts {
  readonly title: string;
  readonly author?: string | undefined;
  readonly subject?: string | undefined;
  readonly keywords: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** Both dates of the file: never the clock, so that the same draft gives the same bytes. */
  readonly date: Date;
}

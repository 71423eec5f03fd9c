/** True for the name of a file that translators' tools exchange: XLIFF, TMX, TBX, PO. Apart from what reads them, so that drafts are checked without loading it. */
export function isExchangeFile(name: string): boolean {
  return /\.(?:xlf|xliff|sdlxliff|tmx|tbx|po|pot)$/i.test(name);
}

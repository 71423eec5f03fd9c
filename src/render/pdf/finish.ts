import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { PdfDocument } from './document.js';
import type { DocumentFacts } from './facts.js';
import { srgbProfile } from './icc.js';
import { type PdfDict, PdfName, PdfRef, PdfStream, PdfStructureError, PdfText, type PdfValue, pdfText, textOf } from './objects.js';
import { metadataStream, type PdfStandard } from './xmp.js';

/**
 * Writes the facts and gives the finished file. Chromium writes the time of the day and no author; it gives no /ID, which some archives ask
 * for: ours is made from the content, so the same content has the same.
 */
export function finish(document: PdfDocument, facts: DocumentFacts, standard?: PdfStandard): Uint8Array {
  const info = document.trailer.get('Info');
  const root = document.trailer.get('Root');
  if (!(info instanceof PdfRef) || !(root instanceof PdfRef)) throw new PdfStructureError('no Info or Root');
  const about = infoDict(document.dict(info, 'Info'), facts);
  document.set(info.number, about);
  const producer = about.get('Producer');
  const entries: [string, PdfValue][] = [
    ['Lang', pdfText(facts.language)],
    ['ViewerPreferences', new Map<string, PdfValue>([['DisplayDocTitle', true]])],
    ['Metadata', document.add(metadataStream(facts, producer instanceof PdfText ? textOf(producer) : '', standard))],
  ];
  if (standard !== undefined) entries.push(['OutputIntents', [outputIntent(document)]]);
  document.set(root.number, new Map<string, PdfValue>([...document.catalog, ...entries]));
  const blank = new PdfText('\0'.repeat(16));
  const file = document.write('1.7', new Map<string, PdfValue>([['Root', root], ['Info', info], ['ID', [blank, blank]]]));
  return withId(file);
}

/** Which colours the numbers mean (ISO 19005-2, 6.2.3). */
function outputIntent(document: PdfDocument): PdfDict {
  const profile = document.add(new PdfStream(new Map<string, PdfValue>([['N', 3]]), srgbProfile()));
  return new Map<string, PdfValue>([
    ['Type', new PdfName('OutputIntent')],
    ['S', new PdfName('GTS_PDFA1')],
    ['OutputConditionIdentifier', pdfText('sRGB IEC61966-2.1')],
    ['Info', pdfText('sRGB IEC61966-2.1')],
    ['DestOutputProfile', profile],
  ]);
}

function infoDict(old: PdfDict, facts: DocumentFacts): PdfDict {
  const date = new PdfText(pdfDate(facts.date));
  const entries: [string, PdfValue | undefined][] = [
    ['Title', pdfText(facts.title)],
    ['Author', facts.author === undefined ? undefined : pdfText(facts.author)],
    ['Subject', facts.subject === undefined ? undefined : pdfText(facts.subject)],
    ['Keywords', facts.keywords.length === 0 ? undefined : pdfText(facts.keywords.join(', '))],
    ['Creator', pdfText('spp')],
    ['Producer', old.get('Producer') ?? new PdfText('')],
    ['CreationDate', date],
    ['ModDate', date],
  ];
  return new Map(entries.filter((entry): entry is [string, PdfValue] => entry[1] !== undefined));
}

/** `D:20220930000000Z` (§7.9.4). */
function pdfDate(date: Date): string {
  return `D:${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}

/** Fills in the two identifiers (§14.4): a digest of everything else. */
function withId(file: Uint8Array): Uint8Array {
  const blank = `<${'00'.repeat(16)}>`;
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const at = bytes.lastIndexOf(`[${blank} ${blank}]`, undefined, 'latin1');
  if (at < 0) throw new PdfStructureError('no place for the ID');
  const id = `<${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}>`;
  bytes.write(`[${id} ${id}]`, at, 'latin1');
  return bytes;
}

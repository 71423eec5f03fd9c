import type { Image, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { Buffer } from 'node:buffer';
import { fromDocx, pictureEnding } from '../exchange/docx/to-markdown.js';
import { fromMail } from '../exchange/mail-import/read.js';
import { readText } from '../exchange/text-import/encoding.js';
import { fromText } from '../exchange/text-import/read.js';
import { hanShare } from '../lang/characters.js';
import { languageOf } from '../lang/registry.js';
import { fromHtml } from '../markdown/from-html.js';
import type { Imported, ImportedPicture, ImportNote } from '../markdown/imported.js';
import { writeDraft } from '../markdown/write-draft.js';
import type { Lang, Localized } from '../model/text.js';
import { yamlScalar } from '../schema/yaml-strings.js';
import { shapeHeadings } from './import-headings.js';

/** A draft made from a foreign file, not yet written. */
export interface ImportedDraft {
  readonly lang: Lang;
  readonly text: string;
  readonly pictures: readonly ImportedPicture[];
  readonly notes: readonly ImportNote[];
}

export interface ImportSource {
  /** As shown to people. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A picture beside an HTML file, by its relative address; undefined if it is not there or leads outside the folder. */
  readonly beside: (address: string) => Promise<Uint8Array | undefined>;
}

const endings = ['docx', 'html', 'htm', 'eml', 'txt', 'md'] as const;
type Ending = (typeof endings)[number];

/** Endings of files that can be imported. */
export const importEndings: readonly string[] = endings;

/** A foreign file as a draft of the dialect; or why it is not read. `lang`: absent is told by the share of Han. */
export async function importFile(source: ImportSource, lang?: Lang): Promise<ImportedDraft | { readonly problem: Localized }> {
  const ending = source.name.toLowerCase().split('.').at(-1) as Ending;
  if (ending === 'md') return importMarkdown(source, lang);
  const inline = new Map<string, Uint8Array>();
  const read = readBy(ending, source, inline);
  if ('problem' in read) return read;
  const notes = [...read.notes];
  const pictures = await collectPictures(read, inline, source, notes);
  const shaped = shapeHeadings(read, notes);
  const chosen = lang ?? (hanShare(wordsOf(shaped.tree) + (shaped.title ?? '')) > 0.1 ? 'zh' : 'en');
  markGaps(shaped.tree, notes, languageOf(chosen).quotesGap);
  const body = writeDraft(shaped.tree.children, languageOf(chosen));
  return { lang: chosen, text: frontMatter(shaped) + body, pictures, notes };
}

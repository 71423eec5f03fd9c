import { legalXml, xmlText } from '../../text/xml.js';
import type { MemoryUnit, Segment, TranslationDocument } from '../../model/translation.js';
import { omegatTags } from '../tmx/inline.js';
import { writeTmx } from '../tmx/write.js';
import { writeXliff1 } from '../xliff1/write.js';

export interface OmegatProject {
  /** BCP 47. */
  readonly sourceLang: string;
  readonly targetLang: string;
  /** Each becomes `source/<its path, in one name>.xlf`, with its open and its changed segments; one that has none is left out. */
  readonly documents: readonly TranslationDocument[];
  readonly memory: readonly MemoryUnit[];
  /** One term a line: source, target, comment. */
  readonly glossary: readonly OmegatTerm[];
}

export interface OmegatTerm {
  readonly source: string;
  readonly target: string;
  readonly comment?: string;
}

export interface ProjectFile {
  /** Relative to the project's folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The files of a whole OmegaT project (3.6 and later). OmegaT writes its result into `target/`, under the paths of `source/`. It creates the empty
 * folders it misses, but refuses a project without `target/`: an empty file keeps each in place.
 */
export function writeOmegatProject({ sourceLang, targetLang, documents, memory, glossary }: OmegatProject): ProjectFile[] {
  const encoder = new TextEncoder();
  const file = (path: string, text: string): ProjectFile => ({ path, bytes: encoder.encode(text) });
  const used = new Set<string>();
  const toDo = documents.map(reopened);
  const sources = toDo.flatMap((document) => {
    const open = document.units.some(({ fixed, segments }) => fixed !== true && segments.some(({ state }) => state === 'open'));
    return open ? [file(sourcePath(document.original, used), writeXliff1(document, { openOnly: true, targetLang }))] : [];
  });
  const sure = certain(toDo, memory);
  const folders = ['tm', 'glossary', 'dictionary', 'target', ...(sources.length === 0 ? ['source'] : [])];
  return [
    file('omegat.project', settings(sourceLang, targetLang)),
    file('omegat/filters.xml', filters),
    ...sources,
    ...(memory.length > 0 ? [file('tm/memory.tmx', writeTmx(memory, { tags: 'omegat' }))] : []),
    ...(sure.length > 0 ? [file('tm/auto/memory.tmx', writeTmx(sure, { tags: 'omegat' }))] : []),
    // OmegaT reads .txt in the system's encoding unless it begins with a mark; .utf8 is always UTF-8, but spreadsheets do not know it.
    ...(glossary.length > 0 ? [file('glossary/glossary.txt', `\uFEFF${glossary.map(termLine).join('')}`)] : []),
    ...folders.map((folder) => file(`${folder}/.keep`, '')),
  ];
}

/** What changed is to be translated again: OmegaT takes what stands as its translation for the source. */
function reopened(document: TranslationDocument): TranslationDocument {
  const reopen = ({ id, source, notes, state, ...rest }: Segment): Segment => ({ id, source, ...(notes && { notes }), ...(state === 'changed' ? { state: 'open' } : { state, ...rest }) });
  const units = document.units.map((unit) => ({ ...unit, segments: unit.segments.map(reopen) }));
  return { ...document, units };
}

/** What translates an open segment exactly, and in one way only: OmegaT puts in what lies in `tm/auto/` without being asked, also headless. */
function certain(documents: readonly TranslationDocument[], memory: readonly MemoryUnit[]): MemoryUnit[] {
  const open = new Set(documents.flatMap(({ units }) => units).flatMap(({ segments }) => segments).filter(({ state }) => state === 'open').map(({ source }) => omegatTags(source, []).source));
  const found = new Map<string, { unit: MemoryUnit; targets: Set<string> }>();
  for (const unit of memory) {
    const { source, target } = omegatTags(unit.source, unit.target);
    if (!open.has(source)) continue;
    const entry = found.get(source) ?? { unit, targets: new Set() };
    entry.targets.add(target);
    found.set(source, entry);
  }
  return [...found.values()].filter(({ targets }) => targets.size === 1).map(({ unit }) => unit);
}

/** `issues/issue-9/en.md` becomes `source/issue-9.en.xlf`: in one folder, so that `target/*.xlf` is what comes back. */
function sourcePath(original: string, used: Set<string>): string {
  const parts = original.replaceAll('\\', '/').split('/').filter((part) => !/^\.{0,2}$/.test(part));
  const own = parts[0] === 'issues' && parts.length > 1 ? parts.slice(1) : parts;
  const stem = own.join('.').replace(/\.(?:md|markdown)$/i, '').replaceAll(/[<>:"|?*]|\p{Cc}/gu, '_') || 'document';
  let path = `source/${stem}.xlf`;
  for (let n = 2; used.has(path.toLowerCase()); n += 1) path = `source/${stem}-${n}.xlf`;
  used.add(path.toLowerCase());
  return path;
}

function termLine({ source, target, comment = '' }: OmegatTerm): string {
  return `${[source, target, comment].map((each) => legalXml(each).replaceAll(/\s+/g, ' ').trim()).join('\t')}\n`;
}

/** The settings of OmegaT 3.6's own `omegat.project`. Segments are sentences already: OmegaT must not divide them again. */
function settings(sourceLang: string, targetLang: string): string {
  const entries: readonly (readonly [string, string])[] = [
    ['source_dir', '__DEFAULT__'],
    ['target_dir', '__DEFAULT__'],
    ['tm_dir', '__DEFAULT__'],
    ['glossary_dir', '__DEFAULT__'],
    ['glossary_file', '__DEFAULT__'],
    ['dictionary_dir', '__DEFAULT__'],
    ['source_lang', sourceLang],
    ['target_lang', targetLang],
    ['source_tok', ''],
    ['target_tok', ''],
    ['sentence_seg', 'false'],
    ['support_default_translations', 'true'],
    ['remove_tags', 'false'],
  ];
  const lines = entries.flatMap(([name, value]) => (value === '' ? [] : [`        <${name}>${xmlText(value)}</${name}>`]));
  return ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', '<omegat>', '    <project version="1.0">', ...lines, '    </project>', '</omegat>', ''].join('\n');
}

/** OmegaT would hide codes and spaces at both ends of a segment, so that nobody could move them, and no memory with them would match. */
const filters = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<filters removeTags="false" removeSpacesNonseg="false" preserveSpaces="true" ignoreFileContext="false">',
  '    <filter className="org.omegat.filters3.xml.xliff.XLIFFFilter" enabled="true">',
  '        <files sourceFilenameMask="*.xlf" targetFilenamePattern="${filename}"/>',
  '    </filter>',
  '</filters>',
  '',
].join('\n');

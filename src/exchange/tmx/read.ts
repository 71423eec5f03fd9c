import type { MemoryUnit, Note } from '../../model/translation.js';
import type { SchemaFinding } from '../../schema/read.js';
import type { MemoryRead, MemoryReadOptions } from '../translation-format.js';
import { decodeXml, exchangeFinding } from '../xml-file.js';
import { readXmlTree, xmlUri, type XmlElement } from '../xml-tree.js';
import { fromTmxDate } from './dates.js';
import { readTmxInline } from './inline.js';

const versions = /^1\.[1-4]/;

/** Reads TMX 1.1 to 1.4. A DOCTYPE that only names the DTD, as OmegaT and others write it, is passed over; one that declares anything is refused. */
export function readTmx(bytes: Uint8Array, path: string, options: MemoryReadOptions = {}): MemoryRead {
  const decoded = decodeXml(bytes, path);
  if ('finding' in decoded) return { units: [], findings: [decoded.finding] };
  const { file, warning } = decoded;
  const reader = new TmxReader(options);
  const { root, problem } = readXmlTree(file.text, { doctype: 'external', records: new Set(['tu']), onRecord: (element) => reader.record(element) });
  const refused = problem ? exchangeFinding(problem.message, { start: Math.max(0, problem.offset - 1), end: problem.offset }) : refusal(root);
  if (refused) return { file, units: [], findings: [...(warning ? [warning] : []), refused] };
  return { file, units: reader.units, findings: [...(warning ? [warning] : []), ...reader.findings] };
}

function refusal(root: XmlElement | undefined): SchemaFinding | undefined {
  const span = { start: root?.start ?? 0, end: root?.tagEnd ?? 0 };
  if (root?.local !== 'tmx') {
    const name = root?.local ?? '';
    return exchangeFinding({ zh: `不是 TMX 文件：根元素是“${name}”，应为 tmx`, en: `Found the root element "${name}", expected a TMX file (tmx)` }, span, { actual: name, expected: ['tmx'] });
  }
  const version = root.get('version') ?? '';
  if (versions.test(version)) return undefined;
  return exchangeFinding({ zh: `这是 TMX ${version}，未读取；可读取 TMX 1.1 至 1.4`, en: `Found TMX ${version}, not read; expected TMX 1.1 to 1.4` }, span, { actual: version, expected: ['1.1', '1.2', '1.3', '1.4'] });
}

class TmxReader {
  readonly units: MemoryUnit[] = [];
  readonly findings: SchemaFinding[] = [];

  constructor(private readonly options: MemoryReadOptions) {}

  record(unit: XmlElement): void {
    const header = unit.within('tmx')?.first('header');
    const variants = unit.all('tuv').flatMap((each) => {
      const segment = each.first('seg');
      return segment ? [{ lang: each.get('lang', xmlUri) ?? each.get('lang') ?? '', variant: each, segment }] : [];
    });
    const named = unit.get('srclang') ?? header?.get('srclang') ?? '*all*';
    const wanted = named.toLowerCase() === '*all*' ? (this.options.sourceLang ?? '') : named;
    const source = variants.find(({ lang }) => isLanguage(lang, wanted)) ?? (named.toLowerCase() === '*all*' ? variants[0] : undefined);
    if (!source) {
      this.findings.push({ ...exchangeFinding({ zh: `记忆条目没有源语言 ${named} 的文字，未读取`, en: `Found no text in the source language ${named}, entry not read` }, { start: unit.start, end: unit.tagEnd }), severity: 'warning' });
      return;
    }
    const tags = header?.get('creationtool') === 'OmegaT' || (header?.get('creationtool') === 'spp' && header.get('datatype') === 'plaintext');
    for (const { lang, variant, segment } of variants) {
      if (segment === source.segment) continue;
      this.units.push({ sourceLang: source.lang, targetLang: lang, source: readTmxInline(source.segment, tags), target: readTmxInline(segment, tags), ...facts(unit, variant) });
    }
  }
}

/** `en` names every English. */
function isLanguage(lang: string, wanted: string): boolean {
  const [a, b] = [lang.toLowerCase(), wanted.toLowerCase()];
  return b !== '' && (a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`));
}

function facts(unit: XmlElement, variant: XmlElement): Partial<MemoryUnit> {
  const props = new Map([unit, variant].flatMap((each) => each.all('prop')).map((prop) => [prop.get('type') ?? '', prop.text]));
  const date = variant.get('changedate') ?? unit.get('changedate') ?? variant.get('creationdate') ?? unit.get('creationdate');
  const changed = props.get('x-changed') ?? (date === undefined ? undefined : fromTmxDate(date));
  const by = variant.get('changeid') ?? unit.get('changeid') ?? variant.get('creationid') ?? unit.get('creationid');
  const before = props.get('x-context-pre') ?? props.get('prev');
  const after = props.get('x-context-post') ?? props.get('next');
  const origin = props.get('x-origin') ?? props.get('file');
  const reviewed = props.get('x-reviewed');
  const notes: Note[] = [unit, variant].flatMap((each) => each.all('note')).map(({ text }) => ({ text: text.trim() })).filter(({ text }) => text !== '');
  for (const prop of unit.all('prop')) {
    const [, from] = /^x-note:([^]*)$/.exec(prop.get('type') ?? '') ?? [];
    if (from !== undefined) notes.push({ text: prop.text, from });
  }
  return {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(origin !== undefined && { origin }),
    ...(changed !== undefined && { changed }),
    ...(by !== undefined && { by }),
    ...(reviewed !== undefined && { reviewed: reviewed === 'true' }),
    ...(notes.length > 0 && { notes }),
  };
}

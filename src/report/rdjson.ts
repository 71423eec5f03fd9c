import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { Edit } from '../model/text.js';
import { furtherFacts } from './facts.js';
import type { Reporter } from './reporter.js';
import { ByteColumns } from './utf8-columns.js';
import { visible } from './visible.js';

const severities: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/** Reviewdog Diagnostic Format (reviewdog, proto/rdf/reviewdog.proto): columns are bytes of UTF-8, ends are exclusive. */
export const rdjson: Reporter = {
  format: 'rdjson',
  title: { zh: 'reviewdog 诊断格式（rdjson）', en: 'Reviewdog Diagnostic Format (rdjson)' },
  report({ diagnostics }, context) {
    const texts = new Map<string, { text: string; columns: ByteColumns } | undefined>();
    const textOf = (file: string): { text: string; columns: ByteColumns } | undefined => {
      if (!texts.has(file)) {
        const text = context.source(file);
        texts.set(file, text === undefined ? undefined : { text, columns: new ByteColumns(text) });
      }
      return texts.get(file);
    };
    const document = { source: { name: 'spp' }, diagnostics: diagnostics.map((each) => toRdf(each, context.uiLang, textOf(each.file))) };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  },
};

function toRdf(diagnostic: Diagnostic, uiLang: 'zh' | 'en', known: { text: string; columns: ByteColumns } | undefined): object {
  const { rule, severity, message, file, range, help, fix } = diagnostic;
  // Without the text no bytes can be counted: then whole lines, which the format writes as positions without columns.
  const place = range && (known ? known.columns.range(range) : { start: { line: range.line }, end: { line: range.endLine } });
  return {
    // Related places have no field in every version of the format, and an unknown field makes reviewdog refuse the file.
    message: [visible(message[uiLang]), ...furtherFacts({ ...diagnostic, help: undefined }, uiLang)].join('\n'),
    location: { path: file, range: place },
    severity: severities[severity],
    code: { value: rule, url: help },
    suggestions: fix && known && fix.length > 0 ? [suggestion(fix, known.text, known.columns)] : undefined,
  };
}

/** All edits as one replacement: reviewdog offers each suggestion by itself, and a fix is applied as a whole or not at all. */
function suggestion(fix: readonly Edit[], text: string, columns: ByteColumns): object {
  const edits = [...fix].sort((a, b) => a.offset - b.offset);
  const offset = edits[0]?.offset ?? 0;
  let at = offset;
  let result = '';
  for (const edit of edits) {
    result += text.slice(at, edit.offset) + edit.text;
    at = edit.endOffset;
  }
  return { range: columns.range({ offset, endOffset: at }), text: result };
}

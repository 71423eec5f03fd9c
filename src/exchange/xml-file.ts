import type { Localized, SourceFile, Span } from '../model/text.js';
import type { SchemaFinding } from '../schema/read.js';
import { decode } from '../text/decode.js';

export type XmlFile = { readonly file: SourceFile; readonly warning?: SchemaFinding } | { readonly finding: SchemaFinding };

/**
 * The text of an XML file in the encoding it declares (XML 1.0 §4.3.3). UTF-16 is as good as UTF-8 here: nothing is written back. An encoding that
 * is not known is refused by its name.
 */
export function decodeXml(bytes: Uint8Array, path: string): XmlFile {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^(?:\u00EF\u00BB\u00BF)?<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]?.toLowerCase();
  if (declared !== undefined && declared !== 'utf-8' && declared !== 'utf8' && !declared.startsWith('utf-16')) return decodeAs(bytes, path, declared);
  const decoded = decode(bytes, path);
  if ('finding' in decoded) return { finding: decoded.finding };
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return { file: decoded.file, ...(decoded.warning && !isUtf16 && { warning: decoded.warning }) };
}

function decodeAs(bytes: Uint8Array, path: string, encoding: string): XmlFile {
  try {
    return { file: { path, text: new TextDecoder(encoding, { fatal: true }).decode(bytes), bom: false } };
  } catch (error) {
    // RangeError: a label nobody knows. TypeError: bytes that are not of that encoding.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    const isKnown = error instanceof TypeError;
    const message = isKnown
      ? { zh: `文件声明的编码是 ${encoding}，内容却不是；请另存为 UTF-8`, en: `Found bytes that are not ${encoding}, which the file declares; save it as UTF-8` }
      : { zh: `不认识文件声明的编码 ${encoding}；请另存为 UTF-8`, en: `Unknown encoding ${encoding} declared by the file, expected UTF-8; save it as UTF-8` };
    return { finding: { rule: 'input/encoding', severity: 'error', message } };
  }
}

/** A finding about an exchange file. */
export function exchangeFinding(message: Localized, span: Span, facts: Partial<SchemaFinding> = {}): SchemaFinding {
  return { rule: 'exchange/invalid', severity: 'error', message, span, ...facts };
}

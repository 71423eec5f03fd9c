import { SaxesParser } from 'saxes';
import type { Localized } from '../model/text.js';

export interface XmlHandlers {
  /** `name` without its namespace prefix. `offset`: UTF-16 offset of the tag's `<`. */
  open(name: string, attributes: Readonly<Record<string, string>>, offset: number): void;
  text(text: string): void;
  close(name: string): void;
}

export interface XmlProblem {
  readonly message: Localized;
  /** UTF-16 offset. */
  readonly offset: number;
}

// A document that turns out broken is not read to its end.
const chunk = 1 << 16;

/**
 * Reads an XML text. Refuses every DOCTYPE: the parser knows no entities but the five of XML anyway, and what a DOCTYPE declares
 * is only ever wanted by attacks (entity expansion, external entities) and by schemas nobody follows.
 */
export function readXml(text: string, handlers: XmlHandlers): XmlProblem | undefined {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let problem: XmlProblem | undefined;
  parser.on('error', (error) => {
    problem ??= { message: { zh: `XML 有误：${wordsOf(error)}`, en: `Broken XML: ${wordsOf(error)}` }, offset: parser.position };
  });
  parser.on('doctype', () => {
    problem ??= {
      message: { zh: '含有 DOCTYPE 声明，出于安全不予读取；请删去该声明（<!DOCTYPE …>）', en: 'Found a DOCTYPE, which is not read for safety; delete the declaration (<!DOCTYPE …>)' },
      offset: parser.position,
    };
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (!problem) handlers.open(local(name), attributes, text.lastIndexOf('<', parser.position - 1));
  });
  parser.on('text', (part) => {
    if (!problem) handlers.text(part);
  });
  parser.on('cdata', (part) => {
    if (!problem) handlers.text(part);
  });
  parser.on('closetag', ({ name }) => {
    if (!problem) handlers.close(local(name));
  });
  const isBroken = (): boolean => problem !== undefined;
  for (let at = 0; at < text.length && !isBroken(); at += chunk) parser.write(text.slice(at, at + chunk));
  if (!isBroken()) parser.close();
  return problem;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** saxes puts line and column before its words; the place is told otherwise. */
function wordsOf(error: Error): string {
  return error.message.replace(/^\d+:\d+: /, '');
}

import type { RuleId } from '../../model/diagnostic.js';
import type { Localized } from '../../model/text.js';
import type { SchemaFinding } from '../../schema/read.js';
import type { XmlElement } from '../xml-tree.js';

/** Collects what is wrong with an exchange file, each with its place and the section of the standard that decides. */
export class RuleReport {
  readonly findings: SchemaFinding[] = [];

  constructor(readonly standard: string) {}

  /** `section`: `§4.2.2.5 (unit)`, or with another standard's name before it. */
  add(rule: RuleId, element: XmlElement, message: Localized, section: string, facts: Partial<SchemaFinding> = {}): void {
    const source = section.startsWith('§') ? `${this.standard} ${section}` : section;
    this.findings.push({
      rule,
      message: { zh: `${message.zh}（${source}）`, en: `${message.en} (${source})` },
      span: { start: element.start, end: element.tagEnd },
      ...facts,
    });
  }
}

import type { SchemaFinding } from '../../schema/read.js';
import { versionOf } from '../xliff/version.js';
import type { XmlElement } from '../xml-tree.js';
import { RuleReport } from './report.js';
import { checkShapes } from './shape-check.js';
import { checkXliff1 } from './xliff1-rules.js';
import { xliff1Vocabularies } from './xliff1-vocabulary.js';
import { checkFragments } from './xliff2-fragments.js';
import { checkIds } from './xliff2-ids.js';
import { checkModules } from './xliff2-modules.js';
import { checkText } from './xliff2-text.js';
import { xliff2Vocabularies } from './xliff2-vocabulary.js';

/** What breaks the rules of XLIFF, of the version that the file names. */
export function checkXliff(root: XmlElement): readonly SchemaFinding[] {
  const version = versionOf(root) ?? '';
  const report = new RuleReport(`XLIFF ${version === '1.2' ? '1.2' : '2.1'}`);
  if (version === '1.2') {
    checkShapes(root, xliff1Vocabularies, report);
    checkXliff1(root, report);
  } else {
    checkShapes(root, xliff2Vocabularies, report);
    checkIds(root, report);
    checkText(root, report);
    checkFragments(root, report);
    checkModules(root, report);
  }
  return report.findings.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

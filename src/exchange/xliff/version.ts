import type { SchemaFinding } from '../../schema/read.js';
import { exchangeFinding } from '../xml-file.js';
import type { XmlElement } from '../xml-tree.js';

const namespaces: Readonly<Record<string, RegExp>> = {
  'urn:oasis:names:tc:xliff:document:1.2': /^1\.2$/,
  'urn:oasis:names:tc:xliff:document:2.0': /^2\.[01]$/,
};

/** `1.2`, `2.0` or `2.1`; undefined for anything else. */
export function versionOf(root: XmlElement): string | undefined {
  const version = root.get('version')?.trim();
  if (root.local !== 'xliff' || version === undefined) return undefined;
  // Tools have written 1.2 without its namespace; nobody does so with 2.
  const isRight = root.uri === '' ? version === '1.2' : namespaces[root.uri]?.test(version);
  return isRight ? version : undefined;
}

/** Why a file with this root is not read; undefined if it is. */
export function refusalOf(root: XmlElement): SchemaFinding | undefined {
  if (versionOf(root) !== undefined) return undefined;
  const span = { start: root.start, end: root.tagEnd };
  if (root.local !== 'xliff') {
    return exchangeFinding({ zh: `不是 XLIFF 文件：根元素是 ${root.local}，应为 xliff`, en: `Found the root element ${root.local}, expected an XLIFF file (xliff)` }, span, { actual: root.local, expected: ['xliff'] });
  }
  const version = root.get('version') ?? '';
  return exchangeFinding(
    { zh: `这是 XLIFF ${version}（命名空间 ${root.uri || '无'}），未读取；可读取 XLIFF 1.2、2.0 和 2.1`, en: `Found XLIFF ${version} (namespace ${root.uri || 'none'}), not read; expected XLIFF 1.2, 2.0 or 2.1` },
    span,
    { actual: version, expected: ['1.2', '2.0', '2.1'] },
  );
}

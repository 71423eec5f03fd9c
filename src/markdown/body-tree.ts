import type { Root } from 'mdast';
import type { SourceFile } from '../model/text.js';
import { parseBody } from './long-text.js';

const trees = new WeakMap<SourceFile, { readonly bodyStart: number; readonly tree: Root }>();

/**
 * What stands behind the front matter of a file that the guards let pass, with offsets of the file. Parsed once for all who ask:
 * the tree is read, never changed.
 */
export function bodyTree(file: SourceFile, bodyStart: number): Root {
  const known = trees.get(file);
  if (known?.bodyStart === bodyStart) return known.tree;
  const tree = parseBody(file.text.slice(0, bodyStart).replace(/[^\r\n]/g, ' ') + file.text.slice(bodyStart));
  trees.set(file, { bodyStart, tree });
  return tree;
}

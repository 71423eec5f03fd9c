import type { LeafBlock } from '../model/leaf-block.js';
import type { SourceFile } from '../model/text.js';
import { bodyTree } from './body-tree.js';
import { readFrontMatter } from './front-matter.js';
import { leavesOf } from './leaves.js';

/**
 * The leaf blocks of a draft as its dialect reads it, from the tree that its edition came from: what a directive holds, without its fences.
 * For comparing editions; where an index must be the one that every Markdown reader gives, see leaf-blocks.ts.
 */
export function draftBlocks(file: SourceFile): LeafBlock[] {
  const { bodyStart } = readFrontMatter(file);
  const body = leavesOf(bodyTree(file, bodyStart));
  if (bodyStart === 0) return body;
  const text = file.text.slice(0, bodyStart).split(/\r?\n/u).filter((line) => !line.startsWith('---')).join('\n').trim();
  return [{ type: 'yaml', ctx: '', depth: 0, text, links: [], codes: [], span: { start: 0, end: bodyStart } }, ...body];
}

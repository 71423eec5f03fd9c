import * as z from 'zod';
import { configSchema } from './config.js';
import { frontMatterSchema } from './front-matter.js';
import { glossarySchema } from './glossary.js';
import { issueSchema } from './issue.js';

/**
 * The JSON Schemas that editors use, by file name without ending. Made from the schemas that validate, so they cannot disagree.
 * Draft 7: what the YAML language server of common editors understands whole.
 */
export function jsonSchemas(): Record<'spp' | 'issue' | 'front-matter' | 'glossary', object> {
  const make = (schema: z.ZodType): object => z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return { spp: make(configSchema), issue: make(issueSchema), 'front-matter': make(frontMatterSchema), glossary: make(glossarySchema) };
}

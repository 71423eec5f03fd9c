import type { Localized, Span } from '../model/text.js';
import { explain } from '../schema/explain.js';
import { glossarySchema } from '../schema/glossary.js';
import type { Path } from '../schema/plain.js';
import type { SchemaFinding } from '../schema/read.js';
import type { GlossaryConcept } from './glossary-concept.js';

const conceptSchema = glossarySchema.shape.concepts.element;

/** A concept as a format holds it, before it is judged. */
export interface Candidate {
  /** In the shape of `glossary.yml`; `id` may be absent, then one is made from the English name. */
  readonly plain: Readonly<Record<string, unknown>>;
  /** A finding at the part of the file that holds a path of `plain`. */
  finding(path: Path, message: Localized, facts?: Partial<SchemaFinding>): SchemaFinding;
}

/** Candidates that are valid concepts with ids of their own, and why the others are not. */
export function judgeConcepts(candidates: readonly Candidate[]): { concepts: GlossaryConcept[]; findings: SchemaFinding[] } {
  const concepts: GlossaryConcept[] = [];
  const findings: SchemaFinding[] = [];
  const used = new Map<string, Span | undefined>();
  const taken = new Set(candidates.flatMap(({ plain: { id } }) => (typeof id === 'string' ? [id] : [])));
  for (const candidate of candidates) {
    const plain = candidate.plain['id'] === undefined ? { ...candidate.plain, id: newId(candidate.plain, taken) } : candidate.plain;
    const judged = conceptSchema.safeParse(plain);
    if (!judged.success) {
      for (const { path, message, expected } of explain(judged.error.issues, conceptSchema, (at) => valueAt(plain, at))) {
        const found = valueAt(plain, path);
        findings.push(candidate.finding(path, message, { ...(typeof found === 'string' && { actual: found }), ...(expected && { expected }) }));
      }
      continue;
    }
    const { id } = judged.data;
    if (used.has(id)) {
      const first = used.get(id);
      findings.push(candidate.finding(['id'], { zh: `标识“${id}”重复，未读取此条目`, en: `Found the id "${id}" a second time, expected a unique id for each concept; not read` }, {
        actual: id,
        ...(first && { related: [{ span: first, message: { zh: '第一处在此', en: 'the first stands here' } }] }),
      }));
      continue;
    }
    used.set(id, candidate.finding(['id'], { zh: '', en: '' }).span);
    concepts.push(judged.data);
  }
  return { concepts, findings };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((at: unknown, step) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined), value);
}

/** Kebab-case of the English name, numbered where it is taken. */
function newId(plain: Candidate['plain'], taken: Set<string>): string {
  const name = valueAt(plain, ['en', 'name']);
  const words = typeof name === 'string' ? name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[a-z0-9]+/g) : null;
  const base = (words ?? ['term']).slice(0, 8).join('-');
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  taken.add(id);
  return id;
}

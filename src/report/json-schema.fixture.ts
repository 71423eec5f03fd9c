interface Schema { readonly [keyword: string]: unknown }

const annotations = new Set(['$schema', 'id', 'title', 'description', 'default', 'definitions', 'format']);

/**
 * What breaks a JSON Schema of draft 4, a line each; empty for a valid value. Knows the keywords the SARIF schema uses and throws on any other,
 * so that nothing passes for being unknown.
 */
export function breaches(value: unknown, schema: Schema, root: Schema = schema, path = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    if (annotations.has(keyword)) return [];
    const judge = keywords[keyword];
    if (!judge) throw new Error(`no check for the keyword ${keyword}`);
    return judge({ value, wanted, schema, root, path });
  });
}

interface Question { value: unknown; wanted: unknown; schema: Schema; root: Schema; path: string }

const keywords: Readonly<Record<string, (question: Question) => string[]>> = {
  $ref: ({ value, wanted, root, path }) => {
    const target = String(wanted).slice(2).split('/').reduce<unknown>((at, step) => (at as Schema)[step], root);
    return breaches(value, target as Schema, root, path);
  },
  type: ({ value, wanted, path }) => {
    const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
    const fits = [wanted].flat().some((type) => type === found || (type === 'integer' && Number.isInteger(value)));
    return fits ? [] : [`${path} is ${found}, not ${String(wanted)}`];
  },
  enum: ({ value, wanted, path }) => ((wanted as unknown[]).includes(value) ? [] : [`${path}: ${String(value)} is none of ${String(wanted)}`]),
  pattern: ({ value, wanted, path }) => (typeof value !== 'string' || new RegExp(String(wanted)).test(value) ? [] : [`${path}: ${value} does not match ${String(wanted)}`]),
  minimum: ({ value, wanted, path }) => (typeof value !== 'number' || value >= Number(wanted) ? [] : [`${path}: ${value} < ${String(wanted)}`]),
  maximum: ({ value, wanted, path }) => (typeof value !== 'number' || value <= Number(wanted) ? [] : [`${path}: ${value} > ${String(wanted)}`]),
  minItems: ({ value, wanted, path }) => (!Array.isArray(value) || value.length >= Number(wanted) ? [] : [`${path} has ${value.length} items`]),
  uniqueItems: ({ value, path }) => {
    const items = Array.isArray(value) ? value.map((item) => JSON.stringify(item)) : [];
    return new Set(items).size === items.length ? [] : [`${path} repeats an item`];
  },
  items: ({ value, wanted, root, path }) => (Array.isArray(value) ? value.flatMap((item, i) => breaches(item, wanted as Schema, root, `${path}[${i}]`)) : []),
  required: ({ value, wanted, path }) => (wanted as string[]).filter((name) => isObject(value) && !(name in value)).map((name) => `${path} lacks ${name}`),
  properties: ({ value, wanted, root, path }) =>
    Object.entries(wanted as Record<string, Schema>).flatMap(([name, schema]) => (isObject(value) && name in value ? breaches(value[name], schema, root, `${path}.${name}`) : [])),
  additionalProperties: ({ value, wanted, schema, root, path }) => {
    if (!isObject(value)) return [];
    const others = Object.keys(value).filter((name) => !(name in ((schema['properties'] as object | undefined) ?? {})));
    if (wanted === false) return others.map((name) => `${path} may not hold ${name}`);
    return wanted === true ? [] : others.flatMap((name) => breaches(value[name], wanted as Schema, root, `${path}.${name}`));
  },
  anyOf: ({ value, wanted, root, path }) => ((wanted as Schema[]).some((option) => breaches(value, option, root, path).length === 0) ? [] : [`${path} fits no option`]),
  oneOf: ({ value, wanted, root, path }) => {
    const fitting = (wanted as Schema[]).filter((option) => breaches(value, option, root, path).length === 0).length;
    return fitting === 1 ? [] : [`${path} fits ${fitting} options`];
  },
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

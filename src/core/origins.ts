import { jsonSchemas } from '../schema/json-schemas.js';
import { configSchema, type Config } from '../schema/config.js';
import type { SourceFile, Span } from '../model/text.js';
import { readYaml } from '../schema/read.js';

/** A key of `spp.yml` with its value as it counts. */
export interface Setting {
  /** `brand.network.zh`; names of rules stand as they are: `rules.zh/spacing`. */
  readonly key: string;
  /** Undefined: not set, and there is no default. */
  readonly value: unknown;
  /** Where `spp.yml` says so; absent: it does not, and the value is the default. */
  readonly span?: Span;
}

/** All settings of `spp.yml`, in the order of the schema. `file`: as it stands; absent outside a workspace. */
export function listSettings(config: Config, file: SourceFile | undefined): readonly Setting[] {
  const spanOf = file ? readYaml(file.text, configSchema, { family: 'config' }).spanOf : () => undefined;
  const keys = leaves(jsonSchemas().spp as Schema, []).filter(([first]) => first !== 'rules');
  const rules = Object.keys(config.rules).sort().map((id) => ['rules', id]);
  return [...keys, ...rules].map((path) => {
    const span = spanOf(path, 'key');
    return { key: path.join('.'), value: at(config, path), ...(span && { span }) };
  });
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Paths of what is no group of further keys. */
function leaves({ properties }: Schema, path: readonly string[]): string[][] {
  if (!properties) return [[...path]];
  return Object.entries(properties).flatMap(([name, schema]) => leaves(schema, [...path, name]));
}

function at(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const step of path) here = typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[step] : undefined;
  return here;
}

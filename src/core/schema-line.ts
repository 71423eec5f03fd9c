/** The first line of a YAML file from which editors learn what may stand in it. */
export function schemaLine(path: string): string {
  return `# yaml-language-server: $schema=${path}\n`;
}

/** Where the schemas stand by the first line of a `spp.yml`: the path before the file's name; undefined if it does not say. */
export function schemasIn(settings: string): string | undefined {
  return /^\uFEFF?#\s*yaml-language-server:\s*\$schema=(\S*?)spp\.json\s*$/m.exec(settings)?.[1];
}

/** A place named from the workspace's root, seen from the folder of an issue. An address is the same everywhere. */
export function fromIssue(schemas: string): string {
  return /^(?:[a-z]+:|\/)/i.test(schemas) ? schemas : `../../${schemas.replace(/^\.\//, '')}`;
}

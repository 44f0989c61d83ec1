/** A key of a configuration file, as its schema describes it. */
export interface ConfigurationKey {
  /** `policy[].minServers`. */
  readonly path: string;
  readonly type: string;
  readonly meaning: string;
  readonly choices: readonly string[];
}

interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly items?: SchemaNode;
  /** Of an object whose keys the operator chooses. */
  readonly additionalProperties?: boolean | SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
}

/** Every key of the schema of configurations, but for those of overrides, which are the same again. */
export function configurationKeys(schema: SchemaNode): readonly ConfigurationKey[] {
  const resolved = (node: SchemaNode): SchemaNode => {
    const name = /^#\/\$defs\/(.*)$/.exec(node.$ref ?? '')?.[1];
    return name === undefined ? node : { ...schema.$defs?.[name], ...node };
  };
  const walk = (node: SchemaNode, path: string): readonly ConfigurationKey[] =>
    Object.entries(node.properties ?? {}).flatMap(([name, raw]) => {
      const child = resolved(raw);
      const own = `${path}${name}`;
      const items = child.items && resolved(child.items);
      const isOld = child.description?.startsWith('The old name of') === true;
      if (isOld) return [];
      const key = {
        path: own,
        type: typeOf(child, items),
        meaning: child.description ?? '',
        choices: child.enum ?? items?.enum ?? [],
      };
      const more = typeof child.additionalProperties === 'object' ? walk(child.additionalProperties, `${own}.*.`) : [];
      const inItems = items ? walk(items, `${own}[].`) : [];
      const below = name === 'overrides' ? [] : [...walk(child, `${own}.`), ...more, ...inItems];
      return [key, ...below];
    });
  return walk(schema, '');
}

/** What a key says, with its choices. */
export function keyText({ meaning, choices }: ConfigurationKey): string {
  return choices.length > 0 ? `${meaning} One of ${choices.join(', ')}.` : meaning;
}

function typeOf({ type, enum: choices }: SchemaNode, items: SchemaNode | undefined): string {
  if (type === 'array') return items?.properties ? 'list of objects' : 'list';
  return choices ? 'word' : (type ?? 'number');
}

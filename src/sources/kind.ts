/** What a file can be that describes an IPVS table, or that is mistaken for such a file. */
export type SourceKind = keyof typeof sourceKinds;

/** A kind from which a table can be read. */
export type TableKind = Exclude<SourceKind, 'plan' | 'text'>;

interface KindEntry {
  /** With its article, for messages. */
  readonly name: string;
  /** The command that can use the file; null if there is none. */
  readonly use: ((path: string) => string) | null;
}

const convertFrom = (kind: string) => (path: string) => `lvsrules convert --from ${kind} ${path}`;

export const sourceKinds = {
  rules: { name: 'a rules file', use: (path) => `lvsrules lint ${path}` },
  shell: { name: 'a shell script', use: convertFrom('shell') },
  keepalived: { name: 'a keepalived.conf', use: convertFrom('keepalived') },
  ldirectord: { name: 'an ldirectord.cf', use: convertFrom('ldirectord') },
  listing: { name: 'a listing of ipvsadm -L', use: convertFrom('listing') },
  json: { name: 'JSON', use: convertFrom('json') },
  plan: { name: 'a saved plan', use: (path) => `lvsrules apply --plan ${path}` },
  text: { name: 'text of another kind', use: null },
} as const satisfies Record<string, KindEntry>;

export const tableKinds = [
  'rules',
  'shell',
  'keepalived',
  'ldirectord',
  'listing',
  'json',
] as const satisfies TableKind[];

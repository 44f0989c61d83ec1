import { serviceKeyText, type ServiceKey } from '../../domain/service.ts';
import { sourceKinds, type TableKind } from '../../sources/kind.ts';
import type { Recognised } from '../../sources/recognise.ts';
import type { SourceFault, TableSource } from '../../sources/table-source.ts';
import type { Problem } from '../problem.ts';

/** A file of a kind that a command does not accept: what it is, and the command that can use it. */
export function notTaken(path: string, { kind, name, remedy }: Recognised): Problem {
  const what = kind === 'rules' ? `this is ${name}` : `this is ${name}, not a rules file`;
  const { use } = sourceKinds[kind];
  const isInput = path === '-' || path === '(standard input)' || path === '<stdin>';
  const word = isInput ? '-' : path;
  return { where: path, what, ...(remedy ? { why: remedy(word) } : use && { why: `use: ${use(word)}` }) };
}

/** A file of a kind that is taken, and has a fault that hides its table. */
export function unreadSource(kind: TableKind, path: string, { what, file = path, line }: SourceFault): Problem {
  const name = sourceKinds[kind].name.replace(/^an? /, 'this ');
  return {
    what: `cannot read ${kind === 'json' ? `this ${name}` : name}`,
    where: line === undefined ? file : `${file}:${line}`,
    why: what,
  };
}

/** `line`: of the first NUL byte. */
export function binarySource(kind: TableKind, path: string, line: number): Problem {
  return unreadSource(kind, path, { what: 'it is binary: it contains a NUL byte', line });
}

/** What the table cannot hold of a source. */
export function lossesOf({ notes }: TableSource, path: string): readonly Problem[] {
  return notes
    .filter(({ kind }) => kind === 'lost')
    .map(({ message, place }) => ({ where: `${place.file ?? path}:${place.line}:${place.column}`, what: message }));
}

/** A program that runs here and keeps a table of its own making. */
export interface TableOwner {
  readonly program: 'keepalived' | 'ldirectord';
  readonly process: number;
  readonly file: string;
}

/** A change of services that another program owns; `isSure`: its configuration names them. */
export function ownedByOther(owner: TableOwner, touched: readonly ServiceKey[], isSure: boolean): Problem {
  const { program, process, file } = owner;
  const [first = '', ...more] = touched.map(serviceKeyText);
  const services = more.length === 0 ? first : `${first} and ${more.length} more`;
  return {
    what: `${program} (process ${process}) ${isSure ? 'owns' : 'may own'} ${services}`,
    where: file,
    why: habits[program],
    remedy: `change ${file} and reload ${program} instead`,
  };
}

const habits: Readonly<Record<TableOwner['program'], string>> = {
  keepalived: 'its checks and reloads change the table again, and it never restores what others delete',
  ldirectord: 'it changes the table again after each check, and removes servers that its file does not name',
};

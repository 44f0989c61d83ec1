import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Problem } from '../../report/problem.ts';
import { ownedByOther, type TableOwner } from '../../report/problems/source-problems.ts';
import { readTableSource, type SourceWorld } from './read-source.ts';

/**
 * Warnings for a change of services that a running keepalived or ldirectord owns: whose they are, what that program does
 * about a change by others, and where to make the change instead.
 */
export async function ownerWarnings(keys: readonly ServiceKey[], world: SourceWorld): Promise<readonly Problem[]> {
  if (keys.length === 0) return [];
  const distinct = [...new Map(keys.map((key) => [serviceKeyText(key), key])).values()];
  const warnings: Problem[] = [];
  for (const owner of await runningOwners(world)) {
    const own = await ownedServices(owner, world);
    const touched = distinct.filter((key) => own === null || own.has(serviceKeyText(key)));
    if (touched.length > 0) warnings.push(ownedByOther(owner, touched, own !== null));
  }
  return warnings;
}

/** The services that the owner's configuration makes; null if it cannot be read. */
async function ownedServices({ program, file }: TableOwner, world: SourceWorld): Promise<ReadonlySet<string> | null> {
  const content = await world.files.read(file);
  if (!content.ok) return null;
  const source = await readTableSource(program, { path: file, content: content.value }, world);
  return source.ok ? new Set(source.value.table.services.map(({ key }) => serviceKeyText(key))) : null;
}

async function runningOwners({ files }: SourceWorld): Promise<readonly TableOwner[]> {
  const listed = await files.list('/proc');
  const processes = (listed.ok ? listed.value : [])
    .map(({ path }) => Number(path.slice(path.lastIndexOf('/') + 1)))
    .filter((number) => Number.isInteger(number) && number > 0)
    .sort((one, other) => one - other);
  const owners = new Map<string, TableOwner>();
  for (const process of processes) {
    const read = await files.read(`/proc/${process}/cmdline`);
    const owner = read.ok ? ownerOf(new TextDecoder().decode(read.value).split('\0'), process) : null;
    // Both have children of the same name; the first process is the one to reload.
    if (owner && !owners.has(`${owner.program} ${owner.file}`)) owners.set(`${owner.program} ${owner.file}`, owner);
  }
  return [...owners.values()];
}

/** By the words of its command line: `keepalived -f FILE`, `perl /usr/sbin/ldirectord FILE`. */
function ownerOf(words: readonly string[], process: number): TableOwner | null {
  const isCalled = (name: string) => (word: string) => word === name || word.endsWith(`/${name}`);
  if (isCalled('keepalived')(words[0] ?? '')) {
    const at = words.findIndex((word) => word === '-f' || word === '--use-file');
    const joined = words.map((word) => /^(?:--use-file=|-f)(.+)$/.exec(word)?.[1]).find((word) => word !== undefined);
    const file = (at >= 0 ? words[at + 1] : undefined) ?? joined ?? '/etc/keepalived/keepalived.conf';
    return { program: 'keepalived', process, file };
  }
  const at = words.slice(0, 4).findIndex(isCalled('ldirectord'));
  if (at < 0 || (at > 0 && !/perl/.test(words[0] ?? ''))) return null;
  const file = words.slice(at + 1).find((word) => word.startsWith('/') || word.endsWith('.cf'));
  return { program: 'ldirectord', process, file: fileOf(file) };
}

/** ldirectord looks in /etc/ha.d for a file that is named without a folder. */
function fileOf(word: string | undefined): string {
  if (word === undefined) return '/etc/ha.d/ldirectord.cf';
  return word.startsWith('/') ? word : `/etc/ha.d/${word}`;
}

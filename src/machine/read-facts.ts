import { type FactGroup, type FactGroups, type HostFacts } from '../domain/host/facts.ts';
import { type Result, success } from '../domain/result.ts';
import type { CommandRun, Host, HostFailure } from '../ports/host.ts';
import { factReaders } from './fact-readers.ts';

/** Reads every group of facts from a host, in two rounds: the names of some files depend on the running kernel. */
export async function readFacts(run: Host['run'], signal?: AbortSignal): Promise<Result<HostFacts, HostFailure>> {
  const named = await run(
    [
      ['uname', '-r'],
      ['uname', '-n'],
    ],
    'together',
    signal,
  );
  if (!named.ok) return named;
  const [release = '', name = ''] = named.value.map(({ stdout }) => stdout.trim());
  const readers = Object.entries(factReaders).map(([group, reader]) => ({
    group: group as FactGroup,
    reader,
    commands: reader.commands(plainRelease(release)),
  }));
  const wanted = new Map(readers.flatMap(({ commands }) => commands.map((words) => [words.join('\0'), words])));
  const ran = await run([...wanted.values()], 'together', signal);
  if (!ran.ok) return ran;
  const runOf = new Map([...wanted.keys()].map((key, place) => [key, ran.value[place]]));
  const known: Partial<Record<FactGroup, unknown>> = {};
  const unknown: Partial<Record<FactGroup, string>> = {};
  for (const { group, reader, commands } of readers) {
    const runs = commands.map((words) => runOf.get(words.join('\0')) ?? unanswered);
    const read: Result<unknown, string> = reader.read(runs, release);
    if (read.ok) known[group] = read.value;
    else unknown[group] = read.failure;
  }
  return success({ name, ...(known as Partial<FactGroups>), unknown });
}

const unanswered: CommandRun = { exit: null, stdout: '', stderr: 'it did not answer' };

/** It is used in paths. */
function plainRelease(release: string): string {
  return /^[\w.+~-]+$/.test(release) ? release : '-';
}

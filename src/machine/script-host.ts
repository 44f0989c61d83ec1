import { randomUUID } from 'node:crypto';
import { failure, type Result, success } from '../domain/result.ts';
import type { DirectorFailure } from '../ports/director.ts';
import type { CommandRun, Host, HostFailure } from '../ports/host.ts';
import { commandScript, runsOfScript } from './command-script.ts';
import { readFacts } from './read-facts.ts';

/** Runs `sh` on the host with this script on standard input. */
export type ShellRun = (script: string, signal?: AbortSignal) => Promise<Result<CommandRun, DirectorFailure>>;

/** A host that is expensive to enter: one shell there runs all commands. */
export function scriptHost(spec: string, shell: ShellRun, close: Host['close']): Host {
  const run: Host['run'] = async (commands, order, signal) => {
    if (commands.length === 0) return success([]);
    const boundary = `lvsrules-${randomUUID()}`;
    const ran = await shell(commandScript(commands, order, boundary), signal);
    if (!ran.ok) return failure(hostFailure(ran.failure));
    const runs = runsOfScript(ran.value, boundary);
    return runs.length > 0 ? success(runs) : unanswered(ran.value);
  };
  return { spec, run, facts: (signal) => readFacts(run, signal), close };
}

function unanswered({ exit, stderr }: CommandRun): Result<never, HostFailure> {
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return failure({ kind: 'not-understood', reason: said === '' ? `its shell ended with ${String(exit)}` : said });
}

function hostFailure(why: DirectorFailure): HostFailure {
  switch (why.kind) {
    case 'program-failed':
    case 'bad-rules':
    case 'bad-state':
      return { kind: 'not-understood', reason: why.kind };
    default:
      return why;
  }
}

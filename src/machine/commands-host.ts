import { runProgram } from '../directors/run-program.ts';
import type { DirectorFailure } from '../ports/director.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { CommandRun, Host, HostCommand, HostFailure } from '../ports/host.ts';
import { readFacts } from './read-facts.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** This machine: its programs are children of this process. */
export function commandsHost(spec: string, environment: Environment): Host {
  const run: Host['run'] = (commands, order, signal) => {
    const one = (command: HostCommand) => runHere(command, environment, signal);
    return order === 'together' ? together(commands, one) : inOrder(commands, one);
  };
  return { spec, run, facts: (signal) => readFacts(run, signal), close: () => Promise.resolve() };
}

type One = Result<CommandRun, HostFailure>;

/** More programs at once would only wait for each other. */
const mostTogether = 8;

async function together(
  commands: readonly HostCommand[],
  one: (command: HostCommand) => Promise<One>,
): Promise<Result<readonly CommandRun[], HostFailure>> {
  const runs: CommandRun[] = [];
  for (let at = 0; at < commands.length; at += mostTogether) {
    for (const ran of await Promise.all(commands.slice(at, at + mostTogether).map(one))) {
      if (!ran.ok) return ran;
      runs.push(ran.value);
    }
  }
  return success(runs);
}

async function inOrder(
  commands: readonly HostCommand[],
  one: (command: HostCommand) => Promise<One>,
): Promise<Result<readonly CommandRun[], HostFailure>> {
  const runs: CommandRun[] = [];
  for (const command of commands) {
    const ran = await one(command);
    if (!ran.ok) return ran;
    runs.push(ran.value);
    if (ran.value.exit !== 0) break;
  }
  return success(runs);
}

async function runHere(words: HostCommand, environment: Environment, signal?: AbortSignal): Promise<One> {
  const ran = await runProgram(words, '', { ...environment, LC_ALL: 'C' }, signal);
  if (ran.ok) return ran;
  return startFailure(ran.failure);
}

/** The exit status of a shell for a missing program. */
const missing = 127;

/** A program that is missing, or that may not be run, fails one group of facts, not the host. */
function startFailure(why: DirectorFailure): One {
  switch (why.kind) {
    case 'not-available':
    case 'not-permitted':
      return success({ exit: missing, stdout: '', stderr: why.reason });
    case 'timed-out':
    case 'interrupted':
    case 'not-understood':
      return failure(why);
    default:
      return failure({ kind: 'not-understood', reason: `a program failed: ${why.kind}` });
  }
}

import type { HostFacts } from '../domain/host/facts.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { CommandRun, Host, HostCommand } from '../ports/host.ts';
import type { SetupFailure } from './setup-failure.ts';
import { setupFacts, type SetupFacts } from './setup-facts.ts';

/** A command that failed, and why. */
export interface StepFailure {
  readonly command: HostCommand;
  readonly why: string;
}

interface Seen {
  readonly facts: HostFacts;
  readonly known: SetupFacts;
}

/** What a host is at this moment. */
export async function look(host: Host): Promise<Result<Seen, SetupFailure>> {
  const facts = await host.facts();
  if (!facts.ok) return failure({ kind: 'host', failure: facts.failure });
  const known = setupFacts(facts.value);
  return known.ok ? success({ facts: facts.value, known: known.value }) : failure({ kind: 'unread', ...known.failure });
}

/** Runs one command; why it failed, or null. */
export async function runStep(host: Host, command: HostCommand): Promise<string | null> {
  const ran = await host.run([command], 'inOrder');
  if (!ran.ok) return 'reason' in ran.failure ? ran.failure.reason : ran.failure.kind;
  const [only] = ran.value;
  return only?.exit === 0 ? null : whyFailed(command, only);
}

function whyFailed([program = '']: HostCommand, ran: CommandRun | undefined): string {
  const said = ran?.stderr.trim().split('\n').at(-1) ?? '';
  if (ran?.exit === 127) return `there is no program ${program}`;
  return said === '' ? `exit status ${String(ran?.exit ?? 'unknown')}` : said;
}

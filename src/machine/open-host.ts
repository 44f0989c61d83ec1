import { failure, type Result, success } from '../domain/result.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Files } from '../ports/files.ts';
import type { Host, HostFailure } from '../ports/host.ts';
import { runProgram } from '../directors/run-program.ts';
import { commandsHost } from './commands-host.ts';
import { parseHostSpec } from './host-spec.ts';
import { scriptHost } from './script-host.ts';

/** The dependencies of hosts. */
export interface HostNeeds {
  readonly files: Files;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Opens the host of a spec. A host over ssh is not contacted yet. */
export async function openHost(spec: string, { files, environment }: HostNeeds): Promise<Result<Host, HostFailure>> {
  const parsed = parseHostSpec(spec);
  if (!parsed.ok) return failure({ kind: 'bad-spec', reason: parsed.failure });
  const named = parsed.value;
  switch (named.kind) {
    case 'local':
      return success(commandsHost(spec, environment));
    case 'netns':
      return namespaceHost(spec, named.name, environment);
    case 'ssh': {
      const { sshHost } = await import('./ssh-host.ts');
      return success(await sshHost(spec, named, environment));
    }
    case 'recorded': {
      const { recordedHost } = await import('./recorded-host.ts');
      return recordedHost(spec, named.path, files);
    }
    default:
      return unreachable(named);
  }
}

async function namespaceHost(
  spec: string,
  name: string,
  environment: HostNeeds['environment'],
): Promise<Result<Host, HostFailure>> {
  const enter = (words: readonly string[], script: string, signal?: AbortSignal) =>
    runProgram(['ip', 'netns', 'exec', name, ...words], script, { ...environment, LC_ALL: 'C' }, signal);
  const host = scriptHost(
    spec,
    (script, signal) => enter(['sh'], script, signal),
    () => Promise.resolve(),
  );
  const entered = await enter(['true'], '');
  if (entered.ok && entered.value.exit === 0) return success(host);
  const said = entered.ok ? entered.value.stderr : 'reason' in entered.failure ? entered.failure.reason : '';
  const reason = said.trim().split('\n')[0] ?? '';
  const kind = /permi(ssion|tted)/i.test(reason) ? 'not-permitted' : 'not-available';
  return failure({ kind, reason: reason === '' ? `the namespace ${name} cannot be entered` : reason });
}

import type { SshPlace } from '../domain/director-spec.ts';
import { remoteCommandLine, sshConnection } from '../directors/ssh-connection.ts';
import type { Host } from '../ports/host.ts';
import { scriptHost } from './script-host.ts';

/** Another machine, over one connection: its shell reads a script of quoted words on standard input. */
export async function sshHost(
  spec: string,
  place: SshPlace,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Host> {
  const commandLine = remoteCommandLine('sh', place);
  const connection = await sshConnection(place, environment);
  return scriptHost(
    spec,
    (script, signal) => connection.run(commandLine, script, signal),
    () => connection.close(),
  );
}

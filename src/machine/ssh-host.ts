import { remoteCommandLine, sshConnection, type SshHost } from '../directors/ssh-connection.ts';
import type { Host } from '../ports/host.ts';
import { scriptHost } from './script-host.ts';

const commandLine = remoteCommandLine('sh');

/** Another machine, over one connection: its shell reads a script of quoted words on standard input. */
export async function sshHost(
  spec: string,
  place: SshHost,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Host> {
  const connection = await sshConnection(place, environment);
  return scriptHost(
    spec,
    (script, signal) => connection.run(commandLine, script, signal),
    () => connection.close(),
  );
}

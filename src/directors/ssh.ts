import type { Director } from '../ports/director.ts';
import { ipvsadmDirector } from './ipvsadm-director.ts';
import { remoteCommandLine, sshConnection, type SshHost } from './ssh-connection.ts';

/** What runs on the other host, always the same. */
export const remoteCommand = remoteCommandLine('ipvsadm -R');

/** `ipvsadm` on another host; the connection stays open until the director is closed. */
export async function sshDirector(
  spec: string,
  place: SshHost,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Director> {
  const connection = await sshConnection(place, environment);
  return ipvsadmDirector(
    spec,
    (input, signal) => connection.run(remoteCommand, input, signal),
    () => connection.close(),
  );
}

import type { Director } from '../ports/director.ts';
import { ipvsadmDirector } from './ipvsadm-director.ts';
import type { DirectorSpec, SshPlace } from '../domain/director-spec.ts';
import { remoteCommandLine, sshConnection } from './ssh-connection.ts';

/** `ipvsadm` on another host; the connection stays open until the director is closed. */
export async function sshDirector(
  spec: DirectorSpec & SshPlace,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Director> {
  const commandLine = remoteCommandLine('ipvsadm -R', spec);
  const connection = await sshConnection(spec, environment);
  return ipvsadmDirector(
    spec,
    (input, signal, onOutput) => connection.run(commandLine, input, signal, onOutput),
    () => connection.close(),
  );
}

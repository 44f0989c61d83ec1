import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure } from '../domain/result.ts';
import { systemFolders } from '../domain/search-path.ts';
import type { Director } from '../ports/director.ts';
import { ipvsadmDirector } from './ipvsadm.ts';
import { runProgram } from './run-program.ts';

export interface SshPlace {
  readonly user?: string;
  readonly host: string;
  readonly port?: number;
}

/**
 * What runs there, always the same: whatever is to be done or shown goes over standard input. The PATH of the far host
 * plays no part, so that nothing is found in the folder where its shell starts.
 */
export const remoteCommand = `PATH=${systemFolders.join(':')} LC_ALL=C exec ipvsadm -R`;

/**
 * `ipvsadm` on another host. OpenSSH is a child of ours that asks nothing; the first use opens a connection that the
 * later ones share, until the director is closed.
 */
export async function sshDirector(
  spec: string,
  place: SshPlace,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Director> {
  const folder = await mkdtemp(join(tmpdir(), 'lvsrules-ssh-'));
  const words = sshWords(place, join(folder, 'control'));
  let isOpen = true;
  const run = async (input: string, signal?: AbortSignal) => {
    const ran = await runProgram([...words, remoteCommand], input, environment, signal);
    if (!ran.ok || ran.value.exit !== 255 || !/^(ssh: |Host key|.*Permission denied \()/m.test(ran.value.stderr))
      return ran;
    const reason = ran.value.stderr.trim().split('\n').at(-1) ?? 'ssh failed';
    return failure({ kind: 'not-available' as const, reason });
  };
  return ipvsadmDirector(spec, run, async () => {
    if (!isOpen) return;
    isOpen = false;
    await runProgram([...words.slice(0, -2), '-O', 'exit', ...words.slice(-2)], '', environment);
    await rm(folder, { recursive: true, force: true });
  });
}

function sshWords({ user, host, port }: SshPlace, control: string): readonly string[] {
  const options = ['BatchMode=yes', 'ControlMaster=auto', `ControlPath=${control}`, 'ControlPersist=60'];
  return [
    'ssh',
    '-T',
    ...options.flatMap((option) => ['-o', option]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...(user === undefined ? [] : ['-l', user]),
    '--',
    host,
  ];
}

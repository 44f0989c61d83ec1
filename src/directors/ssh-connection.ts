import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, type Result, success } from '../domain/result.ts';
import { systemFolders } from '../domain/search-path.ts';
import type { DirectorFailure } from '../ports/director.ts';
import { controlFolder, socketName } from './control-folder.ts';
import type { SshPlace } from '../domain/director-spec.ts';
import { type ProgramRun, runProgram } from './run-program.ts';

/** One connection to another machine, whatever runs over it. */
export interface SshConnection {
  /** Runs a command line made by `remoteCommandLine`, with `input` on its standard input. */
  run(
    commandLine: string,
    input: string,
    signal?: AbortSignal,
    onOutput?: (piece: Uint8Array) => void,
  ): Promise<Result<ProgramRun, DirectorFailure>>;
  close(): Promise<void>;
}

/** A connection that hangs is left: it ends by itself when its keep-alives are not answered. */
const mostEndingMs = 5000;

/** Printed on standard error before the program starts: if it is missing, ssh itself failed. */
const begun = 'lvsrules-begins';

/**
 * A constant command line for a program there: whatever is to be done or shown goes over standard input. The PATH of the
 * far host plays no part, so that nothing is found in the folder where its shell starts.
 */
export function remoteCommandLine(program: 'ipvsadm -R' | 'sh', { sudo }: Pick<SshPlace, 'sudo'>): string {
  // sudo asks nothing: where it needs a password, it ends.
  return `echo ${begun} >&2; PATH=${systemFolders.join(':')} LC_ALL=C exec ${sudo ? 'sudo -n ' : ''}${program}`;
}

/** OpenSSH is a child of ours that asks nothing; the first use opens a connection that the later ones share. */
export async function sshConnection(
  place: SshPlace,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<SshConnection> {
  const endConnection = (socket: string) =>
    runProgram(exitWords(sshWords(place, socket)), '', environment, AbortSignal.timeout(mostEndingMs));
  const folder = await controlFolder(endConnection);
  const socket = folder && join(folder, socketName);
  const words = sshWords(place, socket);
  let isOpen = true;
  return {
    async run(commandLine, input, signal, onOutput) {
      const ran = await runProgram([...words, commandLine], input, environment, signal, onOutput);
      return ran.ok ? afterLogin(ran.value) : ran;
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      if (folder === null || socket === null) return;
      await endConnection(socket);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The result of the remote program, without what the login printed; a failure when ssh never started it. */
function afterLogin(ran: ProgramRun): Result<ProgramRun, DirectorFailure> {
  const at = ran.stderr.indexOf(`${begun}\n`);
  if (at >= 0) return success({ ...ran, stderr: ran.stderr.slice(at + begun.length + 1) });
  return failure({ kind: 'unreachable', reason: reasonOf(ran) });
}

/** ssh says it in its last line; of a key that has changed, that line alone would say the wrong thing. */
function reasonOf({ exit, stderr }: ProgramRun): string {
  if (stderr.includes('REMOTE HOST IDENTIFICATION HAS CHANGED')) {
    const [, place] = /^Offending .* key in (.*?)\r?$/m.exec(stderr) ?? [];
    return `its host key has changed${place === undefined ? '' : `; the known one is in ${place}`}`;
  }
  const last = stderr.trim().split('\n').at(-1)?.trim() ?? '';
  if (last !== '') return last;
  return `ssh ended with ${exit === null ? 'a signal' : `exit status ${exit}`}`;
}

/** Ends the shared connection instead of using it. */
function exitWords(words: readonly string[]): readonly string[] {
  return [...words.slice(0, -2), '-O', 'exit', ...words.slice(-2)];
}

function sshWords({ user, host, port }: SshPlace, control: string | null): readonly string[] {
  const shared = ['ControlMaster=auto', `ControlPath=${String(control)}`, 'ControlPersist=60'];
  const options = [
    'BatchMode=yes',
    'ConnectTimeout=10',
    'ServerAliveInterval=10',
    'ServerAliveCountMax=3',
    ...(control === null ? ['ControlMaster=no', 'ControlPath=none'] : shared),
  ];
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

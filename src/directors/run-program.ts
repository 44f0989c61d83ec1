import { spawn } from 'node:child_process';
import { failure, type Result, success } from '../domain/result.ts';
import { searchPath } from '../domain/search-path.ts';
import type { DirectorFailure } from '../ports/director.ts';
import { endProcess } from './end-process.ts';
import { withoutOwnLinks } from './own-links.ts';

export interface ProgramRun {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The paths by which this program was started. */
const started = [process.execPath, process.argv[1] ?? ''];

/** Longer than any table takes, so that a hanging program does not block this one. */
const limitSeconds = 120;
/** More than the output of the largest table. */
const limitBytes = 256 << 20;
/** How long the pipes of a program that has ended may stay open: a child of it may hold the other end. */
const graceSeconds = 2;

/**
 * Runs a program without a shell, looks it up in absolute folders only, and sends `input` to its standard input. With
 * `onOutput` its standard output is handed on piece by piece, and not kept.
 */
export async function runProgram(
  words: readonly string[],
  input: string,
  environment: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
  onOutput?: (piece: Uint8Array) => void,
): Promise<Result<ProgramRun, DirectorFailure>> {
  if (signal?.aborted) return failure({ kind: 'interrupted' });
  const [program = '', ...rest] = words;
  return new Promise((resolve) => {
    const env = { ...environment, PATH: withoutOwnLinks(searchPath(environment['PATH']), started) };
    const child = spawn(program, rest, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let size = 0;
    let grace: NodeJS.Timeout | undefined;
    let ending = false;
    // What follows may look at what the program did: it has to have ended by then.
    const end = (why: DirectorFailure) => {
      if (ending) return;
      ending = true;
      void endProcess(child).then(() => {
        done(failure(why));
      });
    };
    const interrupt = () => {
      end({ kind: 'interrupted' });
    };
    const timer = setTimeout(() => {
      end({ kind: 'timed-out', seconds: limitSeconds });
    }, limitSeconds * 1000);
    const done = (result: Result<ProgramRun, DirectorFailure>) => {
      clearTimeout(timer);
      clearTimeout(grace);
      signal?.removeEventListener('abort', interrupt);
      resolve(result);
    };
    signal?.addEventListener('abort', interrupt, { once: true });
    const keep = (pieces: Buffer[]) => (bytes: Buffer) => {
      size += bytes.length;
      if (size <= limitBytes) pieces.push(bytes);
      else end({ kind: 'not-understood', reason: `it printed more than ${limitBytes >> 20} MiB` });
    };
    child.stdout.on('data', onOutput ?? keep(stdout));
    child.stderr.on('data', keep(stderr));
    child.stdin.on('error', () => undefined); // it may end before reading everything
    child.once('error', (error: NodeJS.ErrnoException) => {
      done(failure(startFailure(program, error)));
    });
    const finish = (exit: number | null) => {
      const text = (pieces: readonly Buffer[]) => Buffer.concat(pieces).toString('utf8');
      for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy();
      done(success({ exit, stdout: text(stdout), stderr: text(stderr) }));
    };
    child.once('exit', (exit) => {
      if (!ending) grace = setTimeout(finish, graceSeconds * 1000, exit);
    });
    child.once('close', (exit) => {
      if (!ending) finish(exit);
    });
    child.stdin.end(input);
  });
}

function startFailure(program: string, { code, message }: NodeJS.ErrnoException): DirectorFailure {
  if (code === 'ENOENT') return { kind: 'not-available', reason: `there is no program ${program} here` };
  if (code === 'EACCES') return { kind: 'not-permitted', reason: `permission denied: ${program}` };
  return { kind: 'not-available', reason: `${program} could not be started: ${message}` };
}

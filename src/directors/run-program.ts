import { spawn } from 'node:child_process';
import { failure, type Result, success } from '../domain/result.ts';
import { searchPath } from '../domain/search-path.ts';
import type { DirectorFailure } from '../ports/director.ts';
import { endProcess } from './end-process.ts';

export interface ProgramRun {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Longer than any table takes; a program that hangs must not hang us. */
const limitSeconds = 120;

/** Runs a program with these arguments, without a shell, found by absolute folders only, and gives it `input` on its standard input. */
export async function runProgram(
  words: readonly string[],
  input: string,
  environment: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<Result<ProgramRun, DirectorFailure>> {
  if (signal?.aborted) return failure({ kind: 'interrupted' });
  const [program = '', ...rest] = words;
  return new Promise((resolve) => {
    const env = { ...environment, PATH: searchPath(environment['PATH']) };
    const child = spawn(program, rest, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const end = (why: DirectorFailure) => {
      endProcess(child);
      done(failure(why));
    };
    const interrupt = () => {
      end({ kind: 'interrupted' });
    };
    const timer = setTimeout(() => {
      end({ kind: 'timed-out', seconds: limitSeconds });
    }, limitSeconds * 1000);
    const done = (result: Result<ProgramRun, DirectorFailure>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      resolve(result);
    };
    signal?.addEventListener('abort', interrupt, { once: true });
    child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes));
    child.stdin.on('error', () => undefined); // it may end before it has read everything
    child.once('error', (error: NodeJS.ErrnoException) => {
      done(failure(startFailure(program, error)));
    });
    child.once('close', (exit) => {
      const text = (pieces: readonly Buffer[]) => Buffer.concat(pieces).toString('utf8');
      done(success({ exit, stdout: text(stdout), stderr: text(stderr) }));
    });
    child.stdin.end(input);
  });
}

function startFailure(program: string, { code, message }: NodeJS.ErrnoException): DirectorFailure {
  if (code === 'ENOENT') return { kind: 'not-available', reason: `there is no program ${program} here` };
  if (code === 'EACCES') return { kind: 'not-permitted', reason: `${program} may not be run` };
  return { kind: 'not-available', reason: `${program} could not be started: ${message}` };
}

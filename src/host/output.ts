import { fstatSync, statSync, writeSync } from 'node:fs';

/** Standard output. */
export interface Output {
  readonly isTerminal: boolean;
  /** Of the terminal; 80 when there is none or its width is unknown. */
  readonly columns: number;
  /** Resolves when the text has been written. */
  write(text: string | Uint8Array): Promise<void>;
  /** From now on a failure to write aborts the signal, and nothing else. */
  mayFail(): AbortSignal;
}

const descriptor = 1;

/**
 * A file or a pipe is written to directly. Node's streams take as long to load as a short run, so they are used only
 * for a terminal or a full pipe. `onFailure` is called with failures that cannot be reported here.
 */
export function standardOutput(onFailure: (error: NodeJS.ErrnoException) => void): Output {
  let lost: AbortController | null = null;
  const failed = (error: NodeJS.ErrnoException) => {
    if (lost) lost.abort();
    else onFailure(error);
  };
  let opened: NodeJS.WriteStream | null = null;
  let mayBeTerminal: boolean | undefined;
  const isDirect = () => opened === null && !(mayBeTerminal ??= isTerminalLike());
  const stream = () => (opened ??= process.stdout.on('error', failed));
  return {
    get isTerminal() {
      return !isDirect() && stream().isTTY;
    },
    get columns() {
      return (isDirect() ? 0 : stream().columns) || 80;
    },
    mayFail: () => (lost ??= new AbortController()).signal,
    write: (text) =>
      new Promise((resolve) => {
        const bytes = typeof text === 'string' ? Buffer.from(text) : text;
        const rest = isDirect() ? bytes.subarray(writtenAtOnce(bytes, failed)) : bytes;
        if (rest.length === 0) resolve();
        else
          stream().write(rest, () => {
            resolve();
          });
      }),
  };
}

/** A character device other than `/dev/null`. */
function isTerminalLike(): boolean {
  const found = fstatSync(descriptor);
  return found.isCharacterDevice() && found.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

/** How many bytes have been handled. */
function writtenAtOnce(bytes: Uint8Array, failed: (error: NodeJS.ErrnoException) => void): number {
  let written = 0;
  try {
    while (written < bytes.length) {
      const taken = writeSync(descriptor, bytes, written);
      if (taken === 0) throw Object.assign(new Error('no more output is accepted'), { code: 'ENOSPC' });
      written += taken;
    }
  } catch (error) {
    const problem = error as NodeJS.ErrnoException;
    if (problem.code === 'EAGAIN') return written;
    failed(problem);
  }
  return bytes.length;
}

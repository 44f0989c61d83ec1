import { fstatSync, statSync, writeSync } from 'node:fs';

/** Standard output. */
export interface Output {
  readonly isTerminal: boolean;
  /** Of a terminal. */
  readonly columns: number | undefined;
  /** Resolves when the text is handed on. */
  write(text: string | Uint8Array): Promise<void>;
}

const descriptor = 1;

/**
 * A file or a pipe is written to directly. The streams of Node take as long to load as a short run, and are asked only
 * where there is a terminal, or a pipe that takes no more for now. `failed` is told what nobody can be told here.
 */
export function standardOutput(failed: (error: NodeJS.ErrnoException) => void): Output {
  let opened: NodeJS.WriteStream | null = null;
  let mayBeTerminal: boolean | undefined;
  const isDirect = () => opened === null && !(mayBeTerminal ??= isTerminalLike());
  const stream = () => (opened ??= process.stdout.on('error', failed));
  return {
    get isTerminal() {
      return !isDirect() && stream().isTTY;
    },
    get columns() {
      return isDirect() ? undefined : stream().columns;
    },
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

/** A character device other than the one that swallows everything. */
function isTerminalLike(): boolean {
  const found = fstatSync(descriptor);
  return found.isCharacterDevice() && found.rdev !== statSync('/dev/null').rdev;
}

/** How many bytes it took. */
function writtenAtOnce(bytes: Uint8Array, failed: (error: NodeJS.ErrnoException) => void): number {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EAGAIN') failed(error as NodeJS.ErrnoException);
      return code === 'EAGAIN' ? written : bytes.length;
    }
  }
  return written;
}

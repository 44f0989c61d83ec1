import type { Terminal } from '../../ports/terminal.ts';
import { difference } from './differ.ts';

/** The output of Ink: it gets whole frames and writes only changed rows to the terminal. */
export interface Canvas {
  /** The part of an output stream that Ink needs. */
  readonly stream: NodeJS.WriteStream;
  /** The next frame is written in full. */
  forget(): void;
}

export function canvas(terminal: Terminal): Canvas {
  let shown: readonly string[] | null = null;
  const draw = (frame: string) => {
    const { rows } = terminal.size();
    const lines = frame.split('\n').slice(0, rows);
    const written = difference(shown, lines, rows);
    if (written !== '') terminal.write(written);
    shown = lines;
  };
  const nothing = () => stream;
  const stream = {
    isTTY: true,
    writable: true,
    get columns() {
      return terminal.size().columns;
    },
    get rows() {
      return terminal.size().rows;
    },
    write: (frame: string, done?: () => void) => {
      if (frame !== '') draw(frame);
      done?.();
      return true;
    },
    on: nothing,
    off: nothing,
    once: nothing,
    removeListener: nothing,
    end: nothing,
  } as unknown as NodeJS.WriteStream;
  return {
    stream,
    forget: () => {
      shown = null;
    },
  };
}

import type { PaintedLine } from '../paint/paint.ts';
import type { Terminal } from '../../ports/terminal.ts';
import { difference } from './differ.ts';

/**
 * The screen below Ink. Ink mounts the views and decides when they are drawn; the rows go from the view straight to the
 * terminal, and only what changed. Ink's own way, text that is measured, styled, tokenised and put together again, takes
 * two thirds of the time of a frame and is not used: its frame stays empty.
 */
export interface Canvas {
  /** The part of an output stream that Ink needs. */
  readonly stream: NodeJS.WriteStream;
  draw(lines: readonly PaintedLine[]): void;
  /** The next frame is written in full. */
  forget(): void;
}

export function canvas(terminal: Terminal): Canvas {
  let shown: readonly PaintedLine[] | null = null;
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
    write: (_: string, done?: () => void) => {
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
    draw: (lines) => {
      const { rows, columns } = terminal.size();
      const written = difference(shown, lines, rows, columns);
      if (written !== '') terminal.write(written);
      shown = lines;
    },
    forget: () => {
      shown = null;
    },
  };
}

import xterm from '@xterm/headless';
import { enterCodes, leaveCodes } from '../../src/host/terminal-codes.ts';
import type { Terminal, TerminalSize } from '../../src/ports/terminal.ts';

/** A screen in memory that understands what a terminal understands. */
export interface Screen {
  /** The rows on the screen, without blanks at their ends. */
  rows(): Promise<readonly string[]>;
  /** Each cell with its look; blanks that look alike are the same. */
  cells(): Promise<readonly (readonly string[])[]>;
  /** Whether the alternate screen is shown. */
  alternate(): Promise<boolean>;
  write(text: string): void;
  resize(size: TerminalSize): void;
}

export function screen(size: TerminalSize): Screen {
  const emulator = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
  const settled = () =>
    new Promise<void>((resolve) => {
      emulator.write('', resolve);
    });
  return {
    rows: async () => {
      await settled();
      const { active } = emulator.buffer;
      return Array.from(
        { length: emulator.rows },
        (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
      );
    },
    cells: async () => {
      await settled();
      const { active } = emulator.buffer;
      return Array.from({ length: emulator.rows }, (_row, row) =>
        Array.from({ length: emulator.cols }, (_column, column) => {
          const cell = active.getLine(active.viewportY + row)?.getCell(column);
          return cell === undefined ? '' : lookOf(cell);
        }),
      );
    },
    alternate: async () => {
      await settled();
      return emulator.buffer.active.type === 'alternate';
    },
    write: (text) => {
      emulator.write(text);
    },
    resize: ({ columns, rows }) => {
      emulator.resize(columns, rows);
    },
  };
}

function lookOf(cell: xterm.IBufferCell): string {
  const text = cell.getChars() || ' ';
  const back = [cell.getBgColorMode(), cell.getBgColor(), cell.isInverse(), cell.isUnderline()];
  const fore = text === ' ' ? [] : [cell.getFgColorMode(), cell.getFgColor(), cell.isBold(), cell.isDim()];
  return [text, cell.getWidth(), ...back, ...fore].join(' ');
}

/** A terminal with no machine behind it: a test types on it, resizes it and reads its screen. */
export interface HeadlessTerminal extends Terminal {
  readonly screen: Screen;
  type(text: string): void;
  resize(size: TerminalSize): void;
  /** Everything that was written, byte for byte. */
  written(): string;
}

export function headlessTerminal(initial: TerminalSize): HeadlessTerminal {
  let size = initial;
  let entered = false;
  let written = '';
  const inputs = new Set<(bytes: Uint8Array) => void>();
  const resizes = new Set<(size: TerminalSize) => void>();
  const shown = screen(initial);
  const put = (text: string) => {
    written += text;
    shown.write(text);
  };
  const terminal: HeadlessTerminal = {
    screen: shown,
    size: () => size,
    onResize: (listener) => subscribed(resizes, listener),
    onInput: (listener) => subscribed(inputs, listener),
    write: (text) => {
      if (entered) put(text);
    },
    enter: () => {
      if (!entered) put(enterCodes);
      entered = true;
    },
    leave: () => {
      if (entered) put(leaveCodes);
      entered = false;
    },
    suspend: (resumed) => {
      terminal.leave();
      terminal.enter();
      resumed();
    },
    type: (text) => {
      if (entered) for (const listener of inputs) listener(new TextEncoder().encode(text));
    },
    resize: (next) => {
      size = next;
      shown.resize(next);
      for (const listener of resizes) listener(next);
    },
    written: () => written,
  };
  return terminal;
}

function subscribed<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

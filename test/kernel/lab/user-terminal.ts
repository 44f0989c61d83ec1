import type { Terminal } from '../machine/boot.ts';
import type { LabTerminal } from './lab-line.ts';

/** The terminal of the person who started the lab, connected to the one of the machine. */
export interface UserTerminal extends Terminal {
  /** From now on keys go to the machine as they are pressed. */
  attach(): void;
  /** Gives the terminal back as it was; `isCut` when the machine could not leave it so itself. */
  detach(isCut: boolean): void;
}

interface Reactions {
  onResize(size: LabTerminal['size']): void;
  /** Ctrl-] was pressed, which no program of the machine is given, or the terminal is gone. */
  onStop(): void;
}

const stopKey = 0x1d;

/** Leaves the alternate screen, shows the cursor, and ends colours, mouse reports and bracketed pastes. */
const plainScreen = '\x1b[?1049l\x1b[?25h\x1b[0m\x1b[?1000l\x1b[?1002l\x1b[?1006l\x1b[?2004l\r\n';

export function userTerminal({ onResize, onStop }: Reactions): UserTerminal {
  const { stdin, stdout } = process;
  let type: (keys: Uint8Array) => void = () => undefined;
  let isAttached = false;
  const onKeys = (keys: Buffer) => {
    if (keys.includes(stopKey)) onStop();
    else type(keys);
  };
  const resize = () => {
    onResize(sizeOf(stdout));
  };
  return {
    onOutput: (bytes) => void stdout.write(bytes),
    onReady: (typing) => {
      type = typing;
    },
    attach: () => {
      isAttached = true;
      stdin.setRawMode(true).on('data', onKeys).on('end', onStop).resume();
      stdout.on('resize', resize);
      // It may have changed since the boot.
      resize();
    },
    detach: (isCut) => {
      if (!isAttached) return;
      stdout.off('resize', resize);
      stdin.off('data', onKeys).setRawMode(false).pause();
      if (isCut) stdout.write(plainScreen);
    },
  };
}

/** What programs of the machine need to know of a terminal. */
export function terminalOf(output: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): LabTerminal {
  const names = ['TERM', 'COLORTERM', 'LANG', 'LC_ALL', 'LC_CTYPE', 'NO_COLOR'];
  const known = names.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { size: sizeOf(output), environment: Object.fromEntries(known) };
}

function sizeOf({ columns, rows }: NodeJS.WriteStream): LabTerminal['size'] {
  return { columns, rows };
}

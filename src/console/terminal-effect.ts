import type { Terminal } from '../ports/terminal.ts';
import type { Display } from './display.ts';
import type { ConsoleEffect } from './effect.ts';

/** Effects of the terminal itself; nothing answers them. */
export type TerminalEffect = Extract<ConsoleEffect, { kind: 'redraw' | 'copy' | 'mouse' | 'suspend' }>;

/** A terminal with what is drawn on it. */
export interface DrawnTerminal {
  readonly terminal: Terminal;
  readonly display: Display;
  /** Called when the console continues after it was suspended. */
  readonly resumed: () => void;
}

export function runTerminalEffect(effect: TerminalEffect, { terminal, display, resumed }: DrawnTerminal): void {
  switch (effect.kind) {
    case 'redraw':
      display.repeat();
      break;
    case 'copy':
      terminal.write(clipboard(effect.text));
      break;
    case 'mouse':
      terminal.write(mouseReports(effect.on));
      break;
    case 'suspend':
      terminal.suspend(resumed);
      break;
  }
}

/** Asks the terminal for clicks and the wheel, in the coordinates of SGR 1006, or for none; leaving it stops them too. */
function mouseReports(on: boolean): string {
  return on ? '\x1b[?1000h\x1b[?1006h' : '\x1b[?1006l\x1b[?1000l';
}

/** Copies text to the clipboard through the terminal (OSC 52). */
function clipboard(text: string): string {
  return `\x1b]52;c;${btoa(text)}\x07`;
}

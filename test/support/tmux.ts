import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TerminalSize } from '../../src/ports/terminal.ts';
import { killAllOf } from './processes.ts';

/** A shell on a terminal of its own, of which a test sees the screen. */
export interface Pane {
  /** Names of keys as tmux has them (`Enter`, `Escape`, `C-c`), or text. */
  press(...keys: readonly string[]): void;
  rows(): readonly string[];
  /** Waits until the screen is as wanted, for 30 seconds or as many as given, and gives its rows; fails with the last ones. */
  until(what: string, wanted: (screen: string) => boolean, seconds?: number): Promise<readonly string[]>;
  resize(size: TerminalSize): void;
  /** Ends the shell and what it started, and waits until all of it has ended. */
  close(): Promise<void>;
}

/** Opens a shell in tmux; without tmux it fails, and says what to install. */
export function pane({ columns, rows }: TerminalSize): Pane {
  const server = `lvsrules-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const tmux = (...args: readonly string[]) => {
    try {
      return execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...args], { encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new Error('tmux is not here: apt-get install tmux', { cause: error });
      }
      throw error;
    }
  };
  tmux('new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, 'PS1="$ " sh');
  tmux('set-option', '-g', 'status', 'off');
  tmux('resize-window', '-x', `${columns}`, '-y', `${rows}`);
  const shell = Number(tmux('display-message', '-p', '#{pane_pid}'));
  const shown = () => tmux('capture-pane', '-p').replace(/\n$/, '').split('\n');
  return {
    press: (...keys) => {
      for (const key of keys) tmux('send-keys', key);
    },
    rows: shown,
    until: async (what, wanted, seconds = 30) => {
      for (let tries = 0; tries < seconds * 10; tries++) {
        if (wanted(shown().join('\n'))) return shown();
        await sleep(100);
      }
      throw new Error(`never seen: ${what}\n${shown().join('\n')}`);
    },
    resize: (size) => {
      tmux('resize-window', '-x', `${size.columns}`, '-y', `${size.rows}`);
    },
    close: async () => {
      tmux('kill-server');
      await killAllOf(shell);
    },
  };
}

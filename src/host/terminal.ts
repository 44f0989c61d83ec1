import type { Terminal, TerminalSize } from '../ports/terminal.ts';
import { screenCodes } from './terminal-codes.ts';

/** The keyboard of a terminal; `process.stdin` is one. */
export interface TerminalInput {
  setRawMode?(raw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (piece: Uint8Array) => void): unknown;
  on(event: 'end' | 'error', listener: () => void): unknown;
  off(event: 'data', listener: (piece: Uint8Array) => void): unknown;
  off(event: 'end' | 'error', listener: () => void): unknown;
}

/** The screen of a terminal; `process.stdout` is one. */
export interface TerminalOutput {
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
  on(event: 'resize' | 'error', listener: () => void): unknown;
  off(event: 'resize' | 'error', listener: () => void): unknown;
}

/**
 * The terminal this process was started in. However the process ends (normally, by an uncaught error or by
 * `process.exit`), the terminal is restored first; signals are left to the caller.
 */
export function nodeTerminal(
  input: TerminalInput = process.stdin,
  output: TerminalOutput = process.stdout,
  codes = screenCodes,
): Terminal & { readonly entered: () => boolean } {
  let entered = false;

  const ignore = () => undefined;
  const enter = () => {
    if (entered) return;
    entered = true;
    process.on('exit', leave).on('uncaughtExceptionMonitor', leave);
    output.on('error', ignore);
    input.on('end', gone);
    input.on('error', gone);
    input.setRawMode?.(true);
    input.resume();
    output.write(codes.enter);
  };
  const leave = () => {
    if (!entered) return;
    entered = false;
    process.off('exit', leave).off('uncaughtExceptionMonitor', leave);
    input.off('end', gone);
    input.off('error', gone);
    output.write(codes.leave);
    try {
      input.setRawMode?.(false);
    } catch {
      // The terminal is gone, as it is after a hangup: there is nothing left to restore.
    }
    input.pause();
  };

  const size = (): TerminalSize => ({ columns: output.columns || 80, rows: output.rows || 24 });
  return {
    size,
    onResize: (listener) => {
      const resized = () => {
        listener(size());
      };
      output.on('resize', resized);
      return () => void output.off('resize', resized);
    },
    onInput: (listener) => {
      input.on('data', listener);
      return () => void input.off('data', listener);
    },
    write: (text) => {
      if (entered) output.write(text);
    },
    enter,
    leave,
    suspend: (resumed) => {
      leave();
      stop(() => {
        enter();
        resumed();
      });
    },
    entered: () => entered,
  };
}

/** End of input means that the terminal was hung up, even without a SIGHUP. */
function gone(): void {
  process.kill(process.pid, 'SIGHUP');
}

/** Stops the whole job. If nothing could continue it, the system ignores the signal and the program keeps running. */
function stop(continued: () => void): void {
  const goOn = () => {
    clearTimeout(timer);
    process.off('SIGCONT', goOn);
    continued();
  };
  const timer = setTimeout(goOn, 500);
  process.on('SIGCONT', goOn);
  process.kill(0, 'SIGTSTP');
}

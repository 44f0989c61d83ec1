import type { ThemeName } from '../config/console-settings.ts';
import type { Terminal } from '../ports/terminal.ts';
import { announcement } from './linear/announcement.ts';
import { paintLine } from './paint/paint.ts';
import type { Theme } from './paint/theme.ts';
import { canvas } from './screen/canvas.ts';
import type { State } from './state.ts';
import { frame } from './views/frame.ts';
import { type MountedScreen, mountInk } from './views/mount-ink.tsx';

/** How the states of the console are shown. */
export interface Display {
  draw(state: State): void;
  /** Another program or a new size spoilt what the terminal shows: the next draw does not rely on it. */
  forget(): void;
  /** The operator asks for all of it again: the next draw is in full. */
  repeat(): void;
  /** Ink draws from now on. */
  mount(state: State): void;
  close(): void;
}

/** A picture of each state; `theme` is what a theme looks like on this terminal. */
export function screenDisplay(terminal: Terminal, theme: (name: ThemeName) => Theme): Display {
  const screen = canvas(terminal);
  let ink: MountedScreen | null = null;
  let shown: { readonly name: ThemeName; readonly look: Theme } | null = null;
  const painted = (state: State) => {
    if (shown?.name !== state.theme) shown = { name: state.theme, look: theme(state.theme) };
    const { look } = shown;
    return frame(state).map((line) => paintLine(line, state.size.columns, look));
  };
  return {
    draw: (state) => {
      (ink ?? screen).draw(painted(state));
    },
    forget: screen.forget,
    repeat: screen.forget,
    mount: (state) => {
      ink = mountInk(painted(state), screen);
    },
    close: () => ink?.unmount(),
  };
}

/** Lines for a screen reader: what each state adds to the one before. */
export function linearDisplay(terminal: Terminal): Display {
  let said: State | null = null;
  const nothing = () => undefined;
  return {
    draw: (state) => {
      terminal.write(announcement(said, state));
      said = state;
    },
    forget: nothing,
    repeat: () => {
      said = null;
    },
    mount: nothing,
    close: nothing,
  };
}

import { themeNames } from '../../config/console-settings.ts';
import { type Transition, stay } from '../effect.ts';
import { withNames } from '../address-names.ts';
import { layout } from '../layout.ts';
import { shownRows } from '../selectors.ts';
import type { State } from '../state.ts';
import { say } from './say.ts';

export function toggleNames(state: State): Transition {
  const names = !state.names;
  const { nameOf } = state.preferences;
  if (names && [...shownRows(state)].every(({ id }) => withNames(id, nameOf) === id)) {
    const why = 'no address here has a name: write # name: web1 above a rule, or add it to /etc/hosts';
    return stay(say({ ...state, names }, 'warning', why));
  }
  return stay(say({ ...state, names }, 'plain', names ? 'names instead of addresses; # shows addresses' : 'addresses'));
}

export function togglePrivacy(state: State): Transition {
  const privacy = !state.privacy;
  return stay(say({ ...state, privacy }, 'plain', privacy ? 'clients are hidden; P shows them' : 'clients are shown'));
}

/** The next theme, until the console ends; `console.json` has the one to start with. */
export function nextTheme(state: State): Transition {
  const theme = themeNames[(themeNames.indexOf(state.theme) + 1) % themeNames.length] ?? 'dark';
  return stay(say({ ...state, theme }, 'plain', `theme ${theme}; "theme" in console.json keeps it`));
}

export function toggleCompact(state: State): Transition {
  return stay({ ...state, compact: !state.compact });
}

export function toggleHeads(state: State): Transition {
  return stay({ ...state, heads: !state.heads });
}

export function toggleMouse(state: State): Transition {
  const mouse = !state.mouse;
  const words = mouse
    ? 'the mouse acts: click rows and tabs, turn the wheel; hold Shift to select text'
    : 'the mouse selects text again';
  return [say({ ...state, mouse }, 'plain', words), [{ kind: 'mouse', on: mouse }]];
}

/** Shows or hides the panel; where there is no room for it, says so. */
export function togglePanel(state: State): Transition {
  const next = { ...state, panel: !state.panel };
  const { below, beside } = layout(next);
  if (!next.panel) return stay(layout(state).below + layout(state).beside > 0 ? next : say(next, 'plain', 'no panel'));
  if (below + beside > 0) return stay(next);
  const why = state.compact ? 'C makes room for it' : 'it needs a larger screen; Enter shows the whole row';
  return stay(say(next, 'plain', `the panel is on, but hidden: ${why}`));
}

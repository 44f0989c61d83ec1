import type { Tone } from './line.ts';

/** How tones look: the SGR parameters of each; absent for plain text. */
export interface Theme {
  readonly styles: Readonly<Partial<Record<Tone, string>>>;
  /** Whether only ASCII may be drawn. */
  readonly ascii: boolean;
}

export type ColourDepth = 'none' | '16' | '256';

/** The same tones in three colour depths; state is also shown by a word or sign, never by colour alone. */
export function theme(depth: ColourDepth, ascii: boolean): Theme {
  return { styles: styles[depth], ascii };
}

const styles: Readonly<Record<ColourDepth, Theme['styles']>> = {
  none: {
    strong: '1',
    heading: '1',
    sorted: '1;4',
    title: '1',
    tab: '1;4',
    key: '1',
    danger: '1',
    warning: '1',
    selected: '7',
    banner: '7',
    input: '4',
    cursor: '7',
    marked: '1',
    stale: '1;7',
    dimmed: '2',
  },
  16: {
    idle: '90',
    strong: '1',
    heading: '36',
    sorted: '1;36',
    accent: '36',
    key: '1;36',
    good: '32',
    warning: '33',
    danger: '1;31',
    border: '90',
    selected: '30;46',
    marked: '1;33',
    banner: '30;43',
    title: '1',
    tab: '1;36;4',
    input: '4',
    cursor: '7',
    added: '32',
    removed: '31',
    changed: '33',
    stale: '1;37;41',
    dimmed: '90',
  },
  256: {
    idle: '38;5;244',
    strong: '1',
    heading: '38;5;73',
    sorted: '1;38;5;73',
    accent: '38;5;73',
    key: '1;38;5;73',
    good: '38;5;71',
    warning: '38;5;172',
    danger: '1;38;5;167',
    border: '38;5;240',
    selected: '38;5;231;48;5;24',
    marked: '1;38;5;172',
    banner: '38;5;232;48;5;179',
    title: '1',
    tab: '1;38;5;73;48;5;236',
    input: '38;5;231;48;5;237',
    cursor: '7',
    added: '38;5;71',
    removed: '38;5;167',
    changed: '38;5;172',
    stale: '1;38;5;231;48;5;124',
    dimmed: '38;5;242',
  },
};

import type { FrameColour } from '../../config/console-settings.ts';
import { type ColourDepth, frames, palettes, type Styles } from './palettes.ts';

/** How tones look. */
export interface Theme {
  readonly styles: Styles;
  /** Whether only ASCII may be drawn. */
  readonly ascii: boolean;
}

/** What a theme is made for. */
export interface ThemeLook {
  readonly background?: 'dark' | 'light';
  /** The colour of the director's name and of all lines: it tells one director from another. */
  readonly frame?: FrameColour;
}

/** The same tones in three colour depths; state is also shown by a word or sign, never by colour alone. */
export function theme(depth: ColourDepth, ascii: boolean, { background = 'dark', frame }: ThemeLook = {}): Theme {
  const styles = palettes[background][depth];
  return { styles: frame === undefined ? styles : { ...styles, ...frames[depth][frame] }, ascii };
}

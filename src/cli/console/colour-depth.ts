import type { ColourDepth } from '../../console/paint/palettes.ts';
import type { World } from '../world.ts';

/** How many colours the terminal claims to have. */
export function colourDepth({ colour, environment }: World): ColourDepth {
  if (!colour) return 'none';
  const term = environment['TERM'] ?? '';
  const named = environment['COLORTERM'] ?? '';
  return /256|direct|kitty|alacritty|ghostty/.test(term) || named !== '' ? '256' : '16';
}

import type { World } from '../world.ts';

/** Whether the terminal can place text: a dumb one only adds lines, as for a screen reader. */
export function canDraw({ environment }: Pick<World, 'environment'>): boolean {
  return environment['TERM'] !== 'dumb';
}

/** Whether boxes and bars come through: not in a locale of another encoding, nor in the font of the Linux console. */
export function drawsUnicode({ environment }: Pick<World, 'environment'>): boolean {
  if (environment['TERM'] === 'linux') return false;
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return locale === '' || /utf-?8/i.test(locale);
}

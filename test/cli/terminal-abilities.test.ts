import { expect, test } from 'vitest';
import { canDraw, drawsUnicode } from '../../src/cli/console/terminal-abilities.ts';

test.each<[environment: Readonly<Record<string, string>>, draws: boolean, unicode: boolean]>([
  [{}, true, true],
  [{ TERM: 'dumb' }, false, true],
  [{ TERM: 'linux', LANG: 'de_DE.UTF-8' }, true, false],
  [{ TERM: 'screen', LANG: 'de_DE.UTF-8' }, true, true],
  [{ LANG: 'C' }, true, false],
  [{ LANG: 'C.utf8' }, true, true],
  [{ LC_ALL: 'POSIX', LANG: 'de_DE.UTF-8' }, true, false],
  [{ LC_ALL: '', LC_CTYPE: 'en_US.ISO-8859-1', LANG: 'de_DE.UTF-8' }, true, false],
])('in %j the console can draw: %s, with boxes and bars: %s', (environment, draws, unicode) => {
  expect([canDraw({ environment }), drawsUnicode({ environment })]).toEqual([draws, unicode]);
});

import type { Problem } from '../problem.ts';

export const saveBothNamed: Problem = {
  what: '--system with -o',
  why: 'each names a file',
  remedy: 'give one of the two',
};

/** The distribution's file, where restoring at boot is switched off. */
export function switchedOff(path: string): Problem {
  const why = 'AUTO is not "true" there, so nothing is restored at boot';
  return { what: 'the file was written, but it is not read at boot', where: path, why };
}

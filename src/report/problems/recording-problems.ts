import type { Problem } from '../problem.ts';

export function notARecording(path: string): Problem {
  return {
    what: 'not a recording',
    where: path,
    why: 'its first line does not describe one',
    remedy: 'give a file that :record of the console wrote',
  };
}

export function recordingOfVersion(path: string, version: number): Problem {
  return {
    what: `the recording has version ${version}`,
    where: path,
    why: 'this lvsrules reads version 1',
    remedy: 'show it with the lvsrules that wrote it, or a newer one',
  };
}

export function notASample(path: string, line: number, why: string): Problem {
  return { what: 'not a sample', where: `${path}:${line}`, why };
}

export function noSamples(path: string): Problem {
  return { what: 'the recording has no samples', where: path };
}

/** A recording whose writing was cut off. */
export function tornSample(path: string, { line, why }: { readonly line: number; readonly why: string }): Problem {
  return { what: 'the last sample is not whole and was left out', where: `${path}:${line}`, why };
}

/** Why a line is not a sample: it is JSON of another kind. */
export const notTheShapeOfASample = 'it has no time and no table';

/** Why a recording answers nothing but what was recorded. */
export const onlySamples = 'a recording has samples of the table, and nothing else';

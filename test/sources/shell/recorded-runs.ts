import { afterAll } from 'vitest';
import { noNames } from '../../../src/ipvsadm/names.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { readShell, type ScriptReading } from '../../../src/sources/shell/read-shell.ts';
import { emitTable } from '../../../src/syntax/emit.ts';
import { ScriptRecorder } from '../../support/recorded-script.ts';

const host = { names: noNames, machine: {} };

/** Runs scripts with real shells, on stand-ins of the programs that need root, until the tests of the file end. */
export function recordedRuns(): ScriptRecorder {
  const recorder = new ScriptRecorder([
    'cat',
    'seq',
    'cut',
    'tr',
    'basename',
    'dirname',
    'expr',
    'head',
    'grep',
    'id',
    'sed',
    'awk',
    'tee',
    'tail',
    'xargs',
    'echo',
    'mktemp',
    'rm',
  ]);
  recorder.add('ping', '#!/bin/sh\nexit "${HIDDEN:-0}"\n');
  recorder.add('modprobe', '#!/bin/sh\nexit 0\n');
  for (const name of ['sudo', 'ip'])
    recorder.add(name, '#!/bin/sh\ncase $1 in netns) shift 3;; -*) shift;; esac\nexec "$@"\n');
  afterAll(() => {
    recorder.remove();
  });
  return recorder;
}

export function read(script: string, args?: readonly string[]): ScriptReading {
  return readShell(script, { host, ...(args && { args }) });
}

export function taken({ lines }: ScriptReading): readonly string[] {
  return lines.filter(({ text }) => !text.startsWith('#')).map(({ text }) => text);
}

/** The table that a script makes where it is run: lines that are refused change nothing. */
export function tableOf(lines: readonly string[]): string {
  return emitTable(predict(lines.map((line) => `${line}\n`).join('')).table, { lossless: true });
}

/** What a script makes where it is read and where it is run, and what reading it lost. */
export function bothWays(script: string, recorder: ScriptRecorder) {
  const reading = read(script);
  const shell = script.startsWith('#!/bin/sh') ? 'sh' : 'bash';
  return {
    read: tableOf(taken(reading)),
    run: tableOf(recorder.run(script, { shell }).calls),
    losses: reading.losses.filter(({ what }) => !what.includes('already exists')),
  };
}

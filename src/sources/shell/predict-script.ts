import type { Loss } from '../../domain/complete.ts';
import { type Prediction, predictRules } from '../../ipvsadm/predict.ts';
import { binaryOf, bytesOf } from '../../syntax/binary.ts';
import { readRules } from '../../syntax/read-rules.ts';
import { readShell, type ShellOptions } from './read-shell.ts';

/** What becomes of the calls of ipvsadm in a script. */
export interface PredictedScript {
  /** Its lines have the numbers of the script's lines; one that is run several times is there several times. */
  readonly prediction: Prediction;
  readonly losses: readonly Loss[];
  readonly notes: readonly Loss[];
}

/** What the kernel makes of the calls that a script is found to run. */
export function predictScript(content: Uint8Array, options: ShellOptions): PredictedScript {
  const { lines, losses, notes } = readShell(binaryOf(content), options);
  const { names, machine } = options.host;
  const { onto } = options;
  const text = lines.map((line) => `${line.text}\n`).join('');
  const prediction = predictRules(readRules(bytesOf(text)), { names, machine, ...(onto && { onto }) });
  const numbered = prediction.lines.map((outcome, index) => ({ ...outcome, line: lines[index]?.line ?? 1 }));
  return { prediction: { ...prediction, lines: numbered }, losses, notes };
}

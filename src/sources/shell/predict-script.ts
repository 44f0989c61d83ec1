import type { Loss } from '../../domain/complete.ts';
import { type Prediction, predictRules } from '../../ipvsadm/predict.ts';
import { binaryOf, bytesOf } from '../../syntax/binary.ts';
import { readRules } from '../../syntax/read-rules.ts';
import { readShell, type ShellOptions } from './read-shell.ts';

/** The effect of the ipvsadm calls in a script. */
export interface PredictedScript {
  /** Its lines have the numbers of the script's lines; a line that runs several times is listed several times. */
  readonly prediction: Prediction;
  readonly losses: readonly Loss[];
  readonly notes: readonly Loss[];
}

/** The kernel's result of the calls that a script runs. */
export function predictScript(content: Uint8Array, options: ShellOptions): PredictedScript {
  const { lines, losses, notes } = readShell(binaryOf(content), options);
  const { names, machine } = options.host;
  const { onto } = options;
  const text = lines.map((line) => `${line.text}\n`).join('');
  const prediction = predictRules(readRules(bytesOf(text)), { names, machine, ...(onto && { onto }) });
  const numbered = prediction.lines.map((outcome, index) => ({ ...outcome, line: lines[index]?.line ?? 1 }));
  return { prediction: { ...prediction, lines: numbered }, losses, notes };
}

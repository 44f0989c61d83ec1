import { serverFaults } from '../../domain/service-rules.ts';
import type { Change } from '../../domain/change.ts';
import { argumentsOf } from '../../ipvsadm/arguments-of.ts';
import type { Names } from '../../ipvsadm/names.ts';
import { readLine } from '../../ipvsadm/read-line.ts';
import { diagnose } from './diagnose.ts';
import type { LineAlone } from './further-faults.ts';
import type { RefusedLine } from '../lint-document.ts';
import { refusedByKernel, refusedByReader } from './refused-line.ts';
import { LazyLine } from './lazy-line.ts';
import { RulesText } from '../../ipvsadm/rules-text.ts';

/** Reads one line by itself, as far as it can be judged without a table; a character of its text is a byte. */
export function readLineAlone(text: string, names: Names, schedulers: readonly string[]): LineAlone | null {
  const file = new RulesText(text);
  const node = file.line(0);
  if (node.kind !== 'command') return null;
  const line = new LazyLine(file, 0, node);
  const instruction = readLine(argumentsOf(file, node), names);
  switch (instruction.kind) {
    case 'skip':
    case 'stop':
      return { line, refused: diagnose(line, refusedByReader(instruction.fault)) };
    case 'change':
      return { line, refused: refusedAlone(instruction.change, schedulers) };
    default:
      return { line, refused: null };
  }
}

/** What the kernel refuses whatever its table holds. */
function refusedAlone(change: Change, schedulers: readonly string[]): RefusedLine | null {
  if (change.kind === 'add-service' || change.kind === 'edit-service') {
    const { scheduler } = change.service;
    if (scheduler === 'none' || schedulers.includes(scheduler)) return null;
    return refusedByKernel('scheduler-not-found');
  }
  if (change.kind !== 'add-server' && change.kind !== 'edit-server') return null;
  if (!serverFaults(change.server, change.service).includes('lower-above-upper')) return null;
  return refusedByKernel('thresholds-out-of-range');
}

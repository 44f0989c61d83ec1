import { predict } from '../../ipvsadm/predict.ts';
import type { Files } from '../../ports/files.ts';
import type { WatchedRules } from '../../console/state.ts';

/** The table that a rules file leaves when it is read from an empty one; why there is none where it has faults. */
export async function readTarget(path: string, files: Files): Promise<WatchedRules['found']> {
  const read = await files.read(path);
  if (!read.ok) return { kind: 'unreadable', reason: read.failure.reason };
  if (read.value.includes(0)) return { kind: 'unreadable', reason: 'it is binary, not a rules file' };
  const { lines, table } = predict(read.value);
  const wrong = lines.filter(({ outcome }) => outcome !== 'taken' && outcome !== 'ignored');
  const [first] = wrong;
  if (first === undefined) return { kind: 'table', table, faults: 0 };
  const why = first.stderr.trim().split('\n')[0] ?? '';
  const others = wrong.length > 1 ? ` (and ${wrong.length - 1} more)` : '';
  return { kind: 'unreadable', reason: `line ${first.line} is ${first.outcome}: ${why}${others}` };
}

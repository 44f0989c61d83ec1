import type { Change } from '../../domain/change.ts';
import { foreign, type StyledLine, line, span, type Tone } from '../paint/line.ts';
import { textWidth } from '../../report/text-width.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { wrapped } from '../paint/wrap.ts';

/** Changes as the commands that would be run, in full: long ones are wrapped. */
export function changeLines(changes: readonly Change[], width: number): readonly StyledLine[] {
  return changes.flatMap((change) => changeRows(change, width));
}

/** The rows of one command. */
export function changeRows(change: Change, width: number): readonly StyledLine[] {
  const command = foreign(`ipvsadm ${changeLine(change)}`);
  const margin = textWidth(command) > width - 3 ? '' : ' ';
  const [sign, tone] = signs[change.kind];
  return wrapped(command, width - margin.length - 2, '    ').map((row, at) =>
    line(span(`${margin}${at === 0 ? sign : ' '} `, tone), span(row)),
  );
}

const added = ['+', 'added'] as const;
const edited = ['~', 'changed'] as const;
const removed = ['-', 'removed'] as const;

const signs: Readonly<Record<Change['kind'], readonly [string, Tone]>> = {
  'add-service': added,
  'add-server': added,
  'edit-service': edited,
  'edit-server': edited,
  'delete-service': removed,
  'delete-server': removed,
  flush: removed,
  zero: edited,
  'set-timeouts': edited,
  'start-daemon': added,
  'stop-daemon': removed,
};

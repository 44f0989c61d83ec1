import type { Change } from '../../domain/change.ts';
import { foreign, type Line, line, span, type Tone } from '../paint/line.ts';
import { textWidth } from '../../report/text-width.ts';
import { lines } from '../writing/lines.ts';
import { wrapped } from '../paint/wrap.ts';

/** Changes as the commands that would be run, each whole: one that is too long goes on in the next row. */
export function changeLines(changes: readonly Change[], width: number): readonly Line[] {
  const commands = lines(changes).map((text) => foreign(`ipvsadm ${text}`));
  const margin = commands.some((command) => textWidth(command) > width - 3) ? '' : ' ';
  return commands.flatMap((command, index) => {
    const [sign, tone] = signs[changes[index]?.kind ?? 'zero'];
    const rows = wrapped(command, width - margin.length - 2, '    ');
    return rows.map((row, at) => line(span(`${margin}${at === 0 ? sign : ' '} `, tone), span(row)));
  });
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

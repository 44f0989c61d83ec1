import type { Change } from '../../domain/change.ts';
import { foreign, type Line, line, span, textWidth, type Tone } from '../paint/line.ts';
import { lines } from '../writing/lines.ts';
import { wrapped } from '../paint/wrap.ts';

/** Changes as the commands that would be run, each whole: one that is too long goes on in the next row. */
export function changeLines(changes: readonly Change[], width: number): readonly Line[] {
  return lines(changes).flatMap((text, index) => {
    const [sign, tone] = signs[changes[index]?.kind ?? 'zero'];
    const command = foreign(`ipvsadm ${text}`);
    const rows = textWidth(command) <= width - 4 ? [command] : wrapped(command, width - 4, '    ');
    return rows.map((row, at) => line(span(at === 0 ? ` ${sign} ` : '   ', tone), span(row)));
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

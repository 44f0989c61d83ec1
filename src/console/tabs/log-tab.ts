import { emptyLine, foreign, line, type StyledLine, span } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';
import type { ChangeEntry } from '../state.ts';
import { clockText } from '../paint/time.ts';
import type { ViewSpec } from '../view-spec.ts';

export const logTab: ViewSpec = {
  id: 'log',
  title: 'Log',
  key: '7',
  help: 'changes made here, with their commands',
  page: ({ journal, size }) => ({ head: [], lines: logLines(journal, size.columns) }),
};

/** The changes made in this console, newest first, with every command and its result. */
function logLines(journal: readonly ChangeEntry[], width: number): readonly StyledLine[] {
  if (journal.length === 0) return [line(span('   No changes yet. Every command that is run is listed here.', 'idle'))];
  return journal.toReversed().flatMap((entry) => [...entryLines(entry, width), emptyLine]);
}

function entryLines({ at, title, lines, undone }: ChangeEntry, width: number): readonly StyledLine[] {
  const head = line(
    span(` ${clockText(at)} `, 'idle'),
    span(foreign(title), 'strong'),
    span(undone ? '  undone' : '', 'warning'),
  );
  const commands = lines.flatMap(({ line: command, refused }) => {
    const rows = wrapped(foreign(`ipvsadm ${command}`), width - 14, '    ');
    const shown = rows.map((row, index) =>
      line(
        span(
          index === 0 ? (refused === null ? '     done  ' : '  refused  ') : '           ',
          refused === null ? 'good' : 'danger',
        ),
        span(row),
      ),
    );
    return refused === null ? shown : [...shown, line(span(`           ${foreign(refused)}`, 'danger'))];
  });
  return [head, ...commands];
}

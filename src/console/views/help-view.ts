import { columns } from '../columns/columns.ts';
import { blockedBy, type KeyGroup, keyText } from '../keys/binding.ts';
import { contexts } from '../keys/contexts.ts';
import { emptyLine, fit, line, type StyledLine, span } from '../paint/line.ts';
import type { State } from '../state.ts';
import { commandLine } from '../update/run-typed-command.ts';

/** Every key, from the key tables; a blocked key shows the reason. */
export function helpLines(state: State): readonly StyledLine[] {
  const groups = [...contexts.table, ...contexts.plan, ...contexts.staged.slice(0, 1), ...contexts.form];
  return [
    line(span(' Keys', 'title'), span('   changes are shown as ipvsadm lines first; Enter applies them', 'idle')),
    ...groups.flatMap((group) => groupLines(group, state)),
    emptyLine,
    line(span(' Commands, after :', 'heading')),
    ...commandLine.map(({ name, argument, summary }) =>
      line(span(`   ${fit(`${name} ${argument}`, 20)}`, 'key'), span(summary)),
    ),
    emptyLine,
    line(span(' Columns, in filters and :sort', 'heading')),
    ...columns.map(({ name, summary }) => line(span(`   ${fit(name, 16)}`, 'key'), span(summary))),
  ];
}

function groupLines({ title, bindings }: KeyGroup, state: State): readonly StyledLine[] {
  const table: State = { ...state, view: 'table', dialog: null };
  const lines = bindings.map((binding) => {
    const why = blockedBy(binding, table);
    const keys = span(`   ${fit(binding.keys.map(keyText).join(' '), 16)}`, why === null ? 'key' : 'idle');
    return line(keys, span(binding.help), span(why === null ? '' : `  (${why})`, 'idle'));
  });
  return [emptyLine, line(span(` ${title}`, 'heading')), ...lines];
}

import { columns } from '../columns/columns.ts';
import { type Binding, blockedBy, type KeyGroup, keysOf, keyText } from '../keys/binding.ts';
import { contexts } from '../keys/contexts.ts';
import { emptyLine, fit, line, type StyledLine, span } from '../paint/line.ts';
import type { State } from '../state.ts';
import { commandLine } from '../update/run-typed-command.ts';

/** Every key, from the key tables; a blocked key shows the reason. */
export function helpLines(state: State): readonly StyledLine[] {
  return [
    line(span(' Keys', 'title'), span('   changes are shown as ipvsadm lines first; Enter applies them', 'idle')),
    ...contexts.table.flatMap((group) => groupLines(group, state, (binding) => keysOf(binding, state))),
    ...contexts.staged.slice(0, 1).flatMap((group) => groupLines(group, state, (binding) => keysOf(binding, state))),
    ...[...contexts.plan, ...contexts.form].flatMap((group) => groupLines(group, state, ({ keys }) => keys)),
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

/** Dialogs keep their usual keys. */
function groupLines(
  { title, bindings }: KeyGroup,
  state: State,
  keysFor: (binding: Binding) => readonly string[],
): readonly StyledLine[] {
  const table: State = { ...state, view: 'table', dialog: null };
  const lines = bindings.map((binding) => {
    const why = blockedBy(binding, table);
    const keys = span(`   ${fit(keysFor(binding).map(keyText).join(' '), 16)}`, why === null ? 'key' : 'idle');
    return line(keys, span(binding.help), span(why === null ? '' : `  (${why})`, 'idle'));
  });
  return [emptyLine, line(span(` ${title}`, 'heading')), ...lines];
}

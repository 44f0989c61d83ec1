import { columns } from '../columns/columns.ts';
import { type Binding, blockedBy, type KeyGroup, keysOf, keyText } from '../keys/binding.ts';
import { contexts } from '../keys/contexts.ts';
import { emptyLine, fit, line, type StyledLine, type StyledText, span, spansWidth } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';
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
    ...commandLine.flatMap(({ name, argument, summary }) =>
      explained(span(`   ${fit(`${name} ${argument}`, 20)}`, 'key'), summary, state),
    ),
    emptyLine,
    line(span(' Columns, in filters and :sort', 'heading')),
    ...columns.flatMap(({ name, summary }) => explained(span(`   ${fit(name, 16)}`, 'key'), summary, state)),
  ];
}

/** Dialogs keep their usual keys. */
function groupLines(
  { title, bindings }: KeyGroup,
  state: State,
  keysFor: (binding: Binding) => readonly string[],
): readonly StyledLine[] {
  const table: State = { ...state, view: 'table', dialog: null };
  const lines = bindings.flatMap((binding) => {
    const why = blockedBy(binding, table);
    const keys = span(`   ${fit(keysFor(binding).map(keyText).join(' '), 16)}`, why === null ? 'key' : 'idle');
    return explained(keys, why === null ? binding.help : `${binding.help} (${why})`, state);
  });
  return [emptyLine, line(span(` ${title}`, 'heading')), ...lines];
}

/** A key or a name, and beside it what it does, over as many lines as that needs. */
function explained(name: StyledText, text: string, { size }: State): readonly StyledLine[] {
  const room = spansWidth([name]);
  const space = span(' '.repeat(room));
  return wrapped(text, size.columns - room - 1).map((row, at) =>
    line(at === 0 ? name : space, span(row, name.tone === 'idle' ? 'idle' : 'plain')),
  );
}

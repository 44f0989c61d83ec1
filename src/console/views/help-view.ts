import { columns } from '../columns/columns.ts';
import { actionOf, type Binding, blockedBy, type KeyGroup, keysOf, keyText } from '../keys/binding.ts';
import { contexts } from '../keys/contexts.ts';
import { emptyLine, fit, foreign, line, type StyledLine, type StyledText, span, spansWidth } from '../paint/line.ts';
import { wrapped } from '../paint/wrap.ts';
import type { State } from '../state.ts';
import { commandLine } from '../update/run-typed-command.ts';
import { tabOf, viewSpecs } from '../view-registry.ts';

/**
 * The view below, and every key, from the key tables; a blocked key shows the reason. While a text is searched, only the
 * entries that have it.
 */
export function helpLines(state: State): readonly StyledLine[] {
  const { helpSearch } = state;
  const wanted = helpSearch.trim().toLowerCase();
  const groups = allGroups(state)
    .map(({ title, entries }) => ({ title, entries: entries.filter((entry) => has(entry, wanted)) }))
    .filter(({ entries }) => entries.length > 0);
  const { columns: width } = state.size;
  const isWide = width >= wideFrom;
  const parts = groups.map(({ title, entries }) => groupLines(title, entries, isWide ? Math.floor(width / 2) : width));
  const lines = isWide ? inTwoColumns(parts, Math.floor(width / 2)) : parts.flat();
  const found = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  return wanted === '' ? [...head(state), ...lines] : [searchHead(helpSearch, found), ...lines];
}

/** From this width on the groups are in two columns. */
const wideFrom = 150;

function groupLines(title: string, entries: readonly HelpEntry[], width: number): readonly StyledLine[] {
  const rows = entries.flatMap((entry) => entryLines(entry, width));
  return [emptyLine, line(span(` ${title}`, 'heading')), ...rows];
}

/** Whole groups side by side, so that both columns are about as long. */
function inTwoColumns(groups: readonly (readonly StyledLine[])[], width: number): readonly StyledLine[] {
  const half = groups.flat().length / 2;
  let height = 0;
  const split = groups.findIndex((group) => (height += group.length) - group.length / 2 > half);
  const [left, right] = split <= 0 ? [groups.flat(), []] : [groups.slice(0, split).flat(), groups.slice(split).flat()];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const spans = left[at]?.spans ?? [];
    const space = span(' '.repeat(Math.max(0, width - spansWidth(spans))));
    return line(...spans, space, ...(right[at]?.spans ?? []));
  });
}

interface HelpGroup {
  readonly title: string;
  readonly entries: readonly HelpEntry[];
}

/** A key, a command or a column, and what it does. */
interface HelpEntry {
  readonly name: string;
  readonly width: number;
  readonly text: string;
  /** Other words that find it. */
  readonly label: string;
  readonly blocked: boolean;
}

function head(state: State): readonly StyledLine[] {
  const shown = viewSpecs.find(({ id }) => id === tabOf(state));
  const about =
    shown === undefined
      ? []
      : [`${shown.title}: ${shown.help}`, shown.prose].flatMap((text) =>
          wrapped(text, Math.min(110, state.size.columns - 4)),
        );
  return [
    line(span(' Keys', 'title'), span('   / searches; changes are shown as ipvsadm lines first', 'idle')),
    ...about.map((row) => line(span(`   ${row}`))),
  ];
}

function searchHead(text: string, found: number): StyledLine {
  const count = found === 1 ? '1 entry has' : `${found === 0 ? 'no' : found} entries have`;
  return line(span(' Keys', 'title'), span(`   ${count} '${foreign(text)}'; Esc shows all`, 'idle'));
}

function allGroups(state: State): readonly HelpGroup[] {
  const own = (binding: Binding) => keysOf(binding, state);
  return [
    ...contexts.table.map((group) => keyEntries(group, state, own)),
    ...[...contexts.staged.slice(0, 1), ...contexts.problems.slice(0, 1)].map((group) => keyEntries(group, state, own)),
    ...[...contexts.plan, ...contexts.form].map((group) => keyEntries(group, state, ({ keys }) => keys)),
    {
      title: 'Commands, after :',
      entries: commandLine.map(({ name, argument, summary }) => plainEntry(`${name} ${argument}`, 20, summary)),
    },
    {
      title: 'Columns, in filters and :sort',
      entries: columns.map(({ name, summary }) => plainEntry(name, 16, summary)),
    },
  ];
}

/** Dialogs keep their usual keys. */
function keyEntries(
  { title, bindings }: KeyGroup,
  state: State,
  keysFor: (binding: Binding) => readonly string[],
): HelpGroup {
  const table: State = { ...state, view: 'table', dialog: null };
  const entries = bindings.map((binding): HelpEntry => {
    const why = blockedBy(binding, table);
    const text = why === null ? binding.help : `${binding.help} (${why})`;
    return {
      name: keysFor(binding).map(keyText).join(' '),
      width: 16,
      text,
      label: actionOf(binding),
      blocked: why !== null,
    };
  });
  return { title, entries };
}

function plainEntry(name: string, width: number, text: string): HelpEntry {
  return { name, width, text, label: '', blocked: false };
}

/** Every word of the search must be in the entry. */
function has({ name, text, label }: HelpEntry, wanted: string): boolean {
  const whole = `${name} ${label} ${text}`.toLowerCase();
  return wanted.split(/\s+/).every((word) => whole.includes(word));
}

function entryLines({ name, width: own, text, blocked }: HelpEntry, width: number): readonly StyledLine[] {
  return explained(span(`   ${fit(name, own)}`, blocked ? 'idle' : 'key'), text, width);
}

/** A key or a name, and beside it what it does, over as many lines as that needs. */
function explained(name: StyledText, text: string, width: number): readonly StyledLine[] {
  const room = spansWidth([name]);
  const space = span(' '.repeat(room));
  return wrapped(text, width - room - 1).map((row, at) =>
    line(at === 0 ? name : space, span(row, name.tone === 'idle' ? 'idle' : 'plain')),
  );
}

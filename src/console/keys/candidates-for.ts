import { schedulerNames } from '../../domain/schedulers.ts';
import { serviceId } from '../../live/identity.ts';
import { endpointText } from '../../domain/address.ts';
import { serverKeyText } from '../../domain/server.ts';
import type { PromptDialog } from '../dialog.ts';
import { stagedTable } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { unfinished } from '../update/complete-field.ts';
import { gridOf } from '../view-registry.ts';

/** What the word before the cursor can become; `files` for the name of a file. */
export function candidatesFor(
  state: State,
  dialog: PromptDialog,
  commands: readonly string[],
): 'files' | readonly string[] {
  const { before } = unfinished(dialog);
  const columns = gridOf(state).columns.map(({ name }) => name);
  switch (dialog.purpose) {
    case 'save':
    case 'restore':
    case 'dump':
      return 'files';
    case 'filter':
      return filterWords(state, columns);
    case 'command':
      return ofCommand(state, before, commands, columns);
    case 'weight':
    case 'search':
    case 'reason':
      return [];
  }
}

function ofCommand(
  state: State,
  before: string,
  commands: readonly string[],
  columns: readonly string[],
): 'files' | readonly string[] {
  const words = before.trim().split(/\s+/);
  const [first = ''] = words;
  if (before.trim() === '') return [...commands, 'ipvsadm', ...lineCommands];
  if (first === 'ipvsadm' || first.startsWith('-')) return ofLine(state, words);
  if (first === 'sort') return columns;
  if (first === 'filter') return filterWords(state, columns);
  return ['write', 'apply', 'record', 'dump'].includes(first) ? 'files' : [];
}

/** The columns, and the filters saved in `console.json`. */
function filterWords({ preferences }: State, columns: readonly string[]): readonly string[] {
  return [...columns.map((name) => `${name}:`), ...Object.keys(preferences.filters).map((name) => `@${name}`)];
}

/** The commands of ipvsadm that change a table, and its options for services and real servers. */
const lineCommands = ['-A', '-E', '-D', '-a', '-e', '-d', '-C', '-Z', '--set'];
const lineOptions = ['-t', '-u', '-f', '-r', '-s', '-p', '-b', '-o', '-g', '-i', '-m', '-w', '-x', '-y'];

/** The next word of a line of ipvsadm, from the table as it is staged. */
function ofLine(state: State, words: readonly string[]): readonly string[] {
  const { services } = stagedTable(state);
  const last = words.at(-1) ?? '';
  const kinds: Readonly<Record<string, string>> = { '-t': 'tcp', '-u': 'udp', '--sctp-service': 'sctp' };
  const kind = kinds[last];
  if (kind !== undefined) {
    return services.flatMap(({ key }) =>
      key.kind !== 'fwmark' && key.kind === kind ? [endpointText(key.address, key.port)] : [],
    );
  }
  if (last === '-f') return services.flatMap(({ key }) => (key.kind === 'fwmark' ? [String(key.mark)] : []));
  if (last === '-s') return schedulerNames;
  if (last === '-r') {
    const at = words.findIndex((word) => kinds[word] !== undefined || word === '-f');
    const name = `${kinds[words[at] ?? ''] ?? 'fwmark'} ${words[at + 1] ?? ''}`;
    const own = services.filter(({ key }) => serviceId(key) === name);
    return (own.length > 0 ? own : services).flatMap(({ servers }) => servers.map(serverKeyText));
  }
  return words.length === 1 && last === 'ipvsadm' ? lineCommands : lineOptions;
}

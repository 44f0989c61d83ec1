import type { LogEntry } from '../../change/journal/change-log.ts';
import { defineCommand } from '../command.ts';
import { success } from '../../domain/result.ts';
import { complain, refuse } from '../complain.ts';
import { exitCodes } from '../exit-code.ts';
import { readCount } from '../read-count.ts';
import { printableJson } from '../../domain/printable-json.ts';

export const log = defineCommand({
  name: 'log',
  summary: 'Show applied changes: who, when, where, which commands, and the result',
  options: {
    format: { value: 'FORMAT', summary: 'output format', choices: ['text', 'json'], default: 'text' },
    director: { value: 'SPEC', summary: 'only changes of this director' },
    last: { value: 'N', summary: 'only the last N' },
    commands: { summary: 'also show the commands of each change' },
  },
  examples: [
    { line: 'lvsrules log --last 5', summary: 'the last five changes' },
    { line: 'lvsrules log --format json', summary: 'one JSON object a line' },
  ],
  async run({ options }, world) {
    const { logEntries } = await import('../../change/journal/change-log.ts');
    const { runningChanges } = await import('../../change/running.ts');
    const { trustState } = await import('../../change/journal/open-state.ts');
    const { stateProblem } = await import('../../report/problems/outcome-problems.ts');
    const { logText } = await import('../../report/log-text.ts');
    const { specOf } = await import('../spec-of.ts');
    const { journalOf, stateFolder } = await import('../journal.ts');
    const spec = options.director === undefined ? success(null) : specOf(options.director, world);
    if (!spec.ok) return refuse(world, spec.failure);
    const journal = spec.value && (await journalOf(spec.value, world));
    const last = options.last === undefined ? success(Infinity) : readCount('last', options.last, 0);
    if (!last.ok) return refuse(world, last.failure);
    const state = stateFolder(world);
    const trusted = await trustState(state);
    if (!trusted.ok) {
      complain(world, stateProblem(trusted.failure));
      return exitCodes.found;
    }
    const all = (await logEntries(state)).filter(
      ({ director, table }) => spec.value === null || director === spec.value.text || table === journal?.table,
    );
    const entries = all.slice(Math.max(0, all.length - last.value));
    const running = await runningChanges(all, state);
    const line =
      options.format === 'json'
        ? (entry: LogEntry) => `${printableJson({ ...entry, ...(running.has(entry.id) && { running: true }) })}\n`
        : (entry: LogEntry) => logText(entry, options.commands, running);
    await world.print(entries.map(line).join(''));
    return exitCodes.ok;
  },
});

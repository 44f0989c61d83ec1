import type { Command, CommandGroup } from './command.ts';
import { consoleCommand } from './commands/console.ts';
import { fmt } from './commands/fmt.ts';
import { connections } from './commands/connections.ts';
import { diff } from './commands/diff.ts';
import { plan } from './commands/plan.ts';
import { apply } from './commands/apply.ts';
import { restore } from './commands/restore.ts';
import { undo } from './commands/undo.ts';
import { redo } from './commands/redo.ts';
import { replay } from './commands/replay.ts';
import { log } from './commands/log.ts';
import { watch } from './commands/watch.ts';
import { save } from './commands/save.ts';
import { complete } from './commands/complete.ts';
import { completion } from './commands/completion.ts';
import { doctor } from './commands/doctor.ts';
import { explain } from './commands/explain.ts';
import { convert } from './commands/convert.ts';
import { ipvsadmCommand } from './commands/ipvsadm.ts';
import { ipvsadmRestore } from './commands/ipvsadm-restore.ts';
import { ipvsadmSave } from './commands/ipvsadm-save.ts';
import { lint } from './commands/lint.ts';
import { predict } from './commands/predict.ts';
import { rulesCommand } from './commands/rules.ts';
import { schema } from './commands/schema.ts';
import { setup } from './commands/setup.ts';
import { simulate } from './commands/simulate.ts';
import { test } from './commands/test.ts';

/** Every command, in the order in which the help shows them. */
export const commandGroups: readonly CommandGroup[] = [
  { title: 'Look at a table', commands: [consoleCommand, replay, connections, diff, log] },
  { title: 'Check rules files', commands: [lint, fmt, explain, rulesCommand, convert] },
  { title: 'Try them without a kernel', commands: [predict, simulate, test] },
  { title: 'Change a table', commands: [plan, apply, restore, undo, redo, save, watch] },
  { title: 'Set up and check machines', commands: [setup, doctor] },
  { title: 'Instead of ipvsadm', commands: [ipvsadmCommand, ipvsadmSave, ipvsadmRestore] },
  { title: 'For shells and other programs', commands: [completion, schema] },
];

/** Those of the help, and what scripts of ours call. */
export const commands: readonly Command[] = [
  ...commandGroups.flatMap((group) => group.commands),
  complete(() => commands),
];

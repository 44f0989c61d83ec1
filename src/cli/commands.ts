import type { Command } from './command.ts';
import { consoleCommand } from './commands/console.ts';
import { fmt } from './commands/fmt.ts';
import { diff } from './commands/diff.ts';
import { plan } from './commands/plan.ts';
import { apply } from './commands/apply.ts';
import { restore } from './commands/restore.ts';
import { undo } from './commands/undo.ts';
import { redo } from './commands/redo.ts';
import { log } from './commands/log.ts';
import { watch } from './commands/watch.ts';
import { save } from './commands/save.ts';
import { completion } from './commands/completion.ts';
import { explain } from './commands/explain.ts';
import { convert } from './commands/convert.ts';
import { ipvsadmCommand } from './commands/ipvsadm.ts';
import { ipvsadmRestore } from './commands/ipvsadm-restore.ts';
import { ipvsadmSave } from './commands/ipvsadm-save.ts';
import { lint } from './commands/lint.ts';
import { predict } from './commands/predict.ts';
import { rulesCommand } from './commands/rules.ts';
import { simulate } from './commands/simulate.ts';
import { test } from './commands/test.ts';

/** Every verb, in the order of the help. */
export const commands: readonly Command[] = [
  consoleCommand,
  lint,
  fmt,
  explain,
  diff,
  plan,
  apply,
  restore,
  save,
  undo,
  redo,
  log,
  watch,
  ipvsadmCommand,
  ipvsadmSave,
  ipvsadmRestore,
  convert,
  predict,
  simulate,
  rulesCommand,
  test,
  completion(() => commands),
];

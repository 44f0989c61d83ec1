import type { Command } from './command.ts';
import { consoleCommand } from './commands/console.ts';
import { completion } from './commands/completion.ts';
import { ipvsadmCommand } from './commands/ipvsadm.ts';
import { predict } from './commands/predict.ts';
import { simulate } from './commands/simulate.ts';

/** Every verb, in the order in which the help shows them. */
export const commands: readonly Command[] = [
  consoleCommand,
  ipvsadmCommand,
  predict,
  simulate,
  completion(() => commands),
];

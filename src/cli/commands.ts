import type { Command } from './command.ts';
import { consoleCommand } from './commands/console.ts';
import { completion } from './commands/completion.ts';
import { simulate } from './commands/simulate.ts';
import { diff } from './commands/diff.ts';
import { plan } from './commands/plan.ts';

/** Every verb, in the order in which the help shows them. */
export const commands: readonly Command[] = [consoleCommand, diff, plan, simulate, completion(() => commands)];

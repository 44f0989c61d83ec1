import type { Command } from './command.ts';
import { completion } from './commands/completion.ts';

/** Every verb, in the order in which the help shows them. */
export const commands: readonly Command[] = [completion(() => commands)];

import { type Command, defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';

/** What the completion scripts ask: one answer a line, with a tab before what it is; `:files` asks the shell for files. */
export const complete = (commands: () => readonly Command[]): Command =>
  defineCommand({
    name: 'complete',
    hidden: true,
    summary: 'List the words that the last word could become, for completion scripts',
    arguments: [{ name: 'WORDS', summary: 'the words after lvsrules, the last one as far as typed', many: true }],
    options: {},
    examples: [{ line: 'lvsrules complete -- lint --fo', summary: 'the options of lint that begin so' }],
    passThrough: true,
    async run({ arguments: given }, world) {
      const { candidates } = await import('../completion/candidates.ts');
      const { liveFacts } = await import('../completion/live-facts.ts');
      const { words, files } = await candidates(given, commands(), liveFacts(world));
      const lines = words.map(({ value, about }) => (about === undefined ? value : `${value}\t${about}`));
      await world.print([...lines, ...(files ? [':files'] : [])].map((line) => `${line}\n`).join(''));
      return exitCodes.ok;
    },
  });

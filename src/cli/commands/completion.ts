import { type Command, defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { problemText } from '../../report/problem.ts';

/** Completes every verb of `commands`, this one included, so it is a function that reads them when it runs. */
export const completion = (commands: () => readonly Command[]): Command =>
  defineCommand({
    name: 'completion',
    summary: 'Print a completion script for bash, zsh or fish',
    arguments: [{ name: 'SHELL', summary: 'bash, zsh or fish' }],
    options: {},
    examples: [{ line: 'source <(lvsrules completion bash)', summary: 'complete in this shell' }],
    async run({ arguments: [shell = ''] }, world) {
      const { completionScripts } = await import('../completion/completion-scripts.ts');
      const { verbWords } = await import('../completion/verb-words.ts');
      const script = completionScripts.get(shell);
      if (!script) {
        const why = 'choose bash, zsh or fish';
        world.complain(problemText({ what: `no completion for '${shell}'`, why, remedy: 'choose bash, zsh or fish' }));
        return exitCodes.usage;
      }
      await world.print(script(verbWords(commands())));
      return exitCodes.ok;
    },
  });

import { noCompletion } from '../../report/problems/usage-problems.ts';
import { defineCommand } from '../command.ts';
import { refuse } from '../complain.ts';
import { exitCodes } from '../exit-code.ts';

const shells = ['bash', 'zsh', 'fish'];

export const completion = defineCommand({
  name: 'completion',
  summary: 'Print a completion script for bash, zsh or fish',
  description:
    'The script asks lvsrules itself for what fits: commands, options and their values, lint rules, directors, schedulers, and the services and servers of the live table.',
  arguments: [{ name: 'SHELL', summary: shells.join(', ') }],
  options: {},
  examples: [
    { line: 'source <(lvsrules completion bash)', summary: 'for this shell; in ~/.bashrc for every one' },
    {
      line: 'lvsrules completion zsh > "${fpath[1]}/_lvsrules"',
      summary: 'zsh: into a folder of $fpath, before compinit runs',
    },
    { line: 'lvsrules completion fish > ~/.config/fish/completions/lvsrules.fish', summary: 'fish' },
  ],
  async run({ arguments: [shell = ''] }, world) {
    const { completionScripts } = await import('../completion/completion-scripts.ts');
    const script = completionScripts.get(shell);
    if (script === undefined) {
      const { nearest } = await import('../../domain/nearest.ts');
      return refuse(world, noCompletion(shell, nearest(shell, shells), shells));
    }
    await world.print(script);
    return exitCodes.ok;
  },
});

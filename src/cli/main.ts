import { CommanderError } from 'commander';
import { problemText } from '../report/problem.ts';
import { cannotWrite } from '../report/problems/file-problems.ts';
import { bugProblem } from '../report/problems/program-problems.ts';
import { commands } from './commands.ts';
import { exitCodes } from './exit-code.ts';
import { program, type WorldOptions } from './program.ts';
import { reasonOf } from '../host/reason.ts';
import { standardOutput } from '../host/output.ts';
import { processWorld } from './process-world.ts';
import { meantWords, wordsOf } from './meant-words.ts';
import { UsageError } from './usage/usage-error.ts';

/** The only place where bugs are caught: reported as such, with their own exit status. */
function bug(error: unknown): void {
  process.stderr.write(problemText(bugProblem(error)));
  if (process.env['LVSRULES_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  process.exitCode = exitCodes.bug;
}

/** Commander ends by throwing, also after help and version. */
function ended(error: unknown): void {
  if (error instanceof UsageError) {
    process.stderr.write(problemText(error.problem));
    process.exitCode = exitCodes.usage;
  } else if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  else bug(error);
}

/** `lvsrules ... | head` ends quietly when head does; so does a program whose terminal was hung up. */
function outputFailed(error: NodeJS.ErrnoException): never {
  const isGone = error.code === 'EPIPE' || (error.code === 'EIO' && output.isTerminal);
  if (isGone) process.exit(process.exitCode ?? exitCodes.ok);
  process.stderr.write(problemText(cannotWrite('output', 'standard output', { reason: reasonOf(error) })));
  process.exit(exitCodes.usage);
}

// An empty variable counts as unset: CI systems pass on variables without a value.
for (const [name, value] of Object.entries(process.env)) {
  if (name.startsWith('LVSRULES_') && value === '') Reflect.deleteProperty(process.env, name);
}
const words = meantWords(wordsOf(process.argv[1] ?? '', process.argv.slice(2)), commands);
const output = standardOutput(outputFailed);
const makeWorld = (options: WorldOptions) => processWorld(options, output);
void program(words, output, makeWorld, (exit) => {
  process.exitCode = exit;
})
  .parseAsync(words, { from: 'user' })
  .catch(ended);

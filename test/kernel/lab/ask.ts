import { askLab } from './other-terminals.ts';

/** A command for the lab that runs on another terminal. */
const answer = await askLab(process.argv.slice(2));
if (answer === null) process.stderr.write('lab: it does not run\n  npm run lab\n');
else (answer.exit === 0 ? process.stdout : process.stderr).write(answer.text);
process.exitCode = answer?.exit ?? 1;

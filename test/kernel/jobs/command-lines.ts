import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runIpvsadm as dropIn } from '../../../src/change/run-ipvsadm.ts';
import { simulatedDirector } from '../../../src/directors/simulated.ts';
import { systemClock } from '../../../src/host/clock.ts';
import { ipvs } from '../../../src/kernel/ipvs.ts';
import { fact, ran, type Ran } from '../fact.ts';
import { readingMachine } from '../lint-claims/reading-machine.ts';
import { ruleFiles } from '../lint-claims/rule-files.ts';
import { seedOfRun } from '../seed.ts';

const seed = seedOfRun();
const { names, machine } = readingMachine();
if (!names || !machine) throw new Error('this machine has no names');

/** Not `--nosort`: the kernel's own order depends on a number that it draws when it boots. The help is our own text. */
const queries = [
  '-L|-Ln|-L -n|-l -n --stats|-L -n --rate|-L --stats --rate -n|-ln --exact --stats|-L -n --thresholds|-L -m|-L -t',
  '-Ln --persistent-conn|-L -n --sort|-Lnc|-L -c -n|-L --daemon|-L --timeout|-L --timeout --daemon|-L -n -t 192.0.2.1:80',
  '-Ln -f 1|-L -n --tun-info|-L -n -u 192.0.2.1:80 --stats|-S|-S -n|-Sn|-L -nt 192.0.2.1:80 --rate|-L --stats|-L --set',
  '-L -n -x 3|-Z|-Z -t 192.0.2.1:80|-Z -f 1|--zero|-C|-v|--version|--list --numeric|--list -c --rate|-L -n extra|-L -A',
  '-Lnx|-S -t 192.0.2.1:80|-R|-S --stats|-L -n -c --sort|-Lc -n -t 192.0.2.1:80|-L -n --stats --thresholds|-L -n --exact',
  '-n|--stats|-C -n|-L -p|-L -M 24|-L -n --ops|-L -n -6|-L -f 1 -6|-L -n -r 10.0.0.1:80|-D|-d|-a|-A|-E|-e|-L -L|--set 1|--set',
].flatMap((row) => row.split('|'));

/** Rows of command lines that are run one after another, from an empty table. */
const rows = ruleFiles(150, seed).map((file, index) => {
  const changes = file.toString('latin1').split('\n');
  const views = fc.sample(fc.constantFrom(...queries), { numRuns: 3, seed: seed + index });
  return [...changes, ...views].filter(isRunHere).map((line) => line.split(/[ \t\r\f\v]+/).filter(Boolean));
});

/**
 * Arguments are ASCII here, since Node would encode others. A daemon that is stopped as soon as it has been started can
 * hang this kernel.
 */
function isRunHere(line: string): boolean {
  return line.trim() !== '' && !/[^\t -~]|--start-d|--stop-d|-h\b|--help/.test(line);
}

const wrong: string[] = [];
for (const row of rows) {
  ran('ipvsadm', ['-C']);
  ran('ipvsadm', ['--set', '900', '120', '300']);
  const director = simulatedDirector({ kernel: ipvs(machine), clock: systemClock() });
  for (const [at, words] of row.entries()) {
    const expected = ran('ipvsadm', words);
    const answer = await dropIn(words, { director, names }, () => Promise.resolve(new Uint8Array()));
    const found = answer.ok ? shown(answer.value) : JSON.stringify(answer.failure);
    if (found === shown(expected)) continue;
    const before = row.slice(0, at + 1).map((each) => each.join(' '));
    wrong.push([`found    ${found}`, `expected ${shown(expected)}`, 'after', ...before].join('\n'));
    break;
  }
}

await fact(`${rows.flat().length} command lines have the words, exit status and output of ipvsadm`, () => {
  assert.equal(
    wrong.length,
    0,
    `${wrong.length} rows of ${rows.length}, the first ones:\n${wrong.slice(0, 5).join('\n---\n')}`,
  );
});

function shown({ exit, stdout, stderr }: Ran): string {
  return JSON.stringify({ exit, stdout, stderr });
}

import assert from 'node:assert/strict';
import { seedOfRun } from '../seed.ts';
import { fact } from '../fact.ts';
import { examples } from '../lint-claims/examples.ts';
import { type JudgedFile, judgedFile } from '../lint-claims/judged-file.ts';
import { readingMachine } from '../lint-claims/reading-machine.ts';
import { realReadings } from '../lint-claims/real-reading.ts';
import { ruleFiles } from '../lint-claims/rule-files.ts';

const seed = seedOfRun();

const machine = readingMachine();
const drawn = ruleFiles(200, seed);

for (const [what, files] of [
  ['the examples of the rules', examples()],
  [`${drawn.length} rule files`, drawn],
] as const) {
  const read = realReadings(files);
  const judged = read.map((reading, index) => judgedFile(files[index] ?? Buffer.alloc(0), reading, machine));
  const sum = (figure: 'lines' | 'refused') => judged.reduce((total, each) => total + each[figure], 0);
  const titles = {
    outcome: `${sum('lines')} lines of ${what} are taken, skipped, stopped at or left unread as lint says`,
    table: `${what} leave the tables that lint sees`,
    unreported: `each of ${sum('refused')} lines of ${what} that are refused has an error, or follows from one that has`,
    accused: `no line of ${what} that is taken has an error that says otherwise`,
  } as const;
  for (const [figure, title] of Object.entries(titles) as [keyof typeof titles, string][]) {
    await fact(title, () => {
      const wrong = judged.flatMap((each: JudgedFile) => each[figure] ?? []);
      assert.equal(wrong.length, 0, `${wrong.length} files, the first ones:\n${wrong.slice(0, 5).join('\n---\n')}`);
    });
  }
}

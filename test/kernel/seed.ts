/**
 * Where the random draws of a job begin: the same on each run, so that a run which fails can be repeated.
 * `SEED=7 npm run test:kernel lint-claims` draws others, and `SEED=$RANDOM` searches for what no run has seen.
 */
export function seedOfRun(): number {
  const given = Number(process.env['SEED']);
  const seed = Number.isInteger(given) && given > 0 ? given : 1;
  process.stdout.write(`# SEED=${seed}\n`);
  return seed;
}

import { decode, nothingUndecoded } from '../../../src/console/keys/decode-keys.ts';
import { initialState } from '../../../src/console/initial.ts';
import { paintLine } from '../../../src/console/paint/paint.ts';
import { theme } from '../../../src/console/paint/theme.ts';
import type { ConsoleEvent } from '../../../src/console/event.ts';
import type { State } from '../../../src/console/state.ts';
import { update } from '../../../src/console/update.ts';
import { frame } from '../../../src/console/views/frame.ts';
import { observationFromText, observeInput } from '../../../src/directors/ipvsadm-observe.ts';
import { simulatedDirector } from '../../../src/directors/simulated.ts';
import { changesOf } from '../../../src/domain/changes-of.ts';
import { ipvsadm } from '../../../src/ipvsadm/ipvsadm.ts';
import { noNames } from '../../../src/ipvsadm/names.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { ipvs } from '../../../src/kernel/ipvs.ts';
import { rulesText } from '../rules-text.ts';

/**
 * What a console with a table of 10,000 servers does, times in milliseconds of CPU. The table is read as `ipvsadm` prints
 * it: the simulated kernel hands over objects, which no real director does.
 */
const kernel = ipvs({ now: 1_000_000 });
for (const change of changesOf(predict(rulesText(11_112)).table)) kernel.apply(change);
let now = 1_000_000;
const clock = { now: () => now, sleep: () => Promise.resolve() };
const director = simulatedDirector({ kernel, clock });
const colours = theme('256', false);

let state: State = initialState({
  size: { columns: 120, rows: 40 },
  source: { spec: 'sim', simulated: null, intervalMs: 1000, kernel: {} },
  lock: null,
  rules: null,
  now,
});

function happens(event: ConsoleEvent): void {
  [state] = update(state, event);
}

function draw(): void {
  for (const line of frame(state)) paintLine(line, 120, colours);
}

function type(text: string): void {
  for (const event of decode(nothingUndecoded, new TextEncoder().encode(text))[1]) happens(event);
  draw();
}

async function printed(): Promise<string> {
  const around = { director, names: noNames, send: director.apply };
  const ran = await ipvsadm(['-R'], around, () => Promise.resolve(Buffer.from(observeInput('whole'))));
  if (!ran.ok) throw new Error(ran.failure.kind);
  return ran.value.stdout;
}

function refresh(): void {
  now += 1000;
  const observed = observationFromText(listings);
  if (observed.ok) happens({ kind: 'observed', at: now, observation: observed.value });
  draw();
}

async function cpuMs(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of some rounds: the noise of the machine only adds. */
async function least(rounds: number, work: () => void | Promise<void>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) best = Math.min(best, await cpuMs(work));
  return best;
}

const listings = await printed();
refresh();
const plain = await least(7, refresh);
type('A');
let drain = Infinity;
for (let round = 0; round < 5; round++) {
  drain = Math.min(drain, await cpuMs(() => type('d')));
  if (round < 4) type('\x03');
}
const open = await least(7, refresh);
const changes = state.dialog?.kind === 'plan' ? state.dialog.proposal.changes.length : 0;
process.stdout.write(JSON.stringify({ refresh: plain, drain, open, changes }));

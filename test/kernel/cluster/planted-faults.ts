import assert from 'node:assert/strict';
import { fact } from '../fact.ts';
import { inside } from './machines.ts';
import { type Found, saidOf } from './operator.ts';

/** A mistake on a machine of the cluster, which doctor knows by this name. */
export interface PlantedFault {
  readonly name: string;
  readonly host: string;
  /** Commands that make it. */
  readonly made: readonly string[] | (() => void);
  /** Whether clients notice it now; left out where they do not. */
  readonly isFelt?: () => boolean | Promise<boolean>;
  /** What corrects it where the remedy of doctor leaves something for the operator to fill in. */
  readonly byHand?: () => void | Promise<void>;
}

/** The entries of connections that a fault broke are still in the table a minute later. */
const traces = new Set(['server-silent', 'no-replies']);

/** Faults are planted and felt by clients; doctor finds these and no others, and is quiet when its commands were run. */
export async function faultsAreFound(
  faults: readonly PlantedFault[],
  look: () => Promise<readonly Found[]>,
): Promise<void> {
  const names = faults.map(({ name }) => name).join(', ');
  const lookForCauses = async () => (await look()).filter(({ name }) => !traces.has(name));
  await fact(`${names}: noticed by clients, found by doctor, corrected by its commands`, async () => {
    for (const fault of faults) {
      plant(fault);
      if (fault.isFelt) assert.ok(await fault.isFelt(), `clients do not notice ${fault.name}`);
    }
    const found = await lookForCauses();
    assert.deepEqual(
      [...new Set(found.map(({ host, name }) => `${host} ${name}`))].sort(),
      [...new Set(faults.map(({ host, name }) => `netns:${host} ${name}`))].sort(),
      saidOf(found).join('\n'),
    );
    const byHand = new Set(faults.filter((fault) => fault.byHand).map(({ name }) => name));
    for (const each of found) if (!byHand.has(each.name)) mend(each);
    for (const fault of faults) await fault.byHand?.();
    for (const { name, isFelt } of faults) if (isFelt) assert.ok(!(await isFelt()), `${name} is still noticed`);
    assert.deepEqual(saidOf(await lookForCauses()), []);
  });
}

export function plant({ host, made }: PlantedFault): void {
  if (typeof made === 'function') made();
  else for (const command of made) inside(host, command);
}

/** Runs the commands of a finding where it was found. */
function mend({ host, remedy }: Found): void {
  assert.notEqual(remedy.length, 0);
  for (const command of remedy) inside(host.replace('netns:', ''), command);
}

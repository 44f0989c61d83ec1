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

/** Faults are planted and felt by clients; doctor finds these and no others, and is quiet when its commands were run. */
export async function faultsAreFound(
  faults: readonly PlantedFault[],
  look: () => Promise<readonly Found[]>,
): Promise<void> {
  const names = faults.map(({ name }) => name).join(', ');
  await fact(`${names}: noticed by clients, found by doctor, corrected by its commands`, async () => {
    for (const { name, host, made, isFelt } of faults) {
      if (typeof made === 'function') made();
      else for (const command of made) inside(host, command);
      if (isFelt) assert.ok(await isFelt(), `clients do not notice ${name}`);
    }
    const found = await look();
    assert.deepEqual(
      [...new Set(found.map(({ host, name }) => `${host} ${name}`))].sort(),
      [...new Set(faults.map(({ host, name }) => `netns:${host} ${name}`))].sort(),
      saidOf(found).join('\n'),
    );
    for (const { name, host, byHand } of faults) {
      if (byHand) await byHand();
      else for (const each of found) if (each.name === name && each.host === `netns:${host}`) mend(each);
    }
    for (const { name, isFelt } of faults) if (isFelt) assert.ok(!(await isFelt()), `${name} is still noticed`);
    assert.deepEqual(saidOf(await look()), []);
  });
}

/** Runs the commands of a finding where it was found. */
function mend({ host, remedy }: Found): void {
  assert.notEqual(remedy.length, 0);
  for (const command of remedy) inside(host.replace('netns:', ''), command);
}

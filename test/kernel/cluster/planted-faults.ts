import assert from 'node:assert/strict';
import { fact, output } from '../fact.ts';
import { inside } from './machines.ts';
import { type Found, saidOf } from './operator.ts';

/** A mistake on a machine of the cluster, which doctor knows by this name. */
export interface PlantedFault {
  readonly name: string;
  readonly host: string;
  /** Commands that make it. */
  readonly made: readonly string[] | (() => void | Promise<void>);
  /** Whether clients notice it now; left out where they do not. */
  readonly isFelt?: () => boolean | Promise<boolean>;
  /** What corrects it where the remedy of doctor leaves something for the operator to fill in. */
  readonly byHand?: () => void | Promise<void>;
  /** Waits until its traces are gone, after it was corrected. */
  readonly settled?: () => void | Promise<void>;
}

/** The machine around all others, by the name that doctor gives it. */
export const outside = output('uname', '-n').trim();

/** What other faults bring with them: entries of broken connections, and of machines that do not answer, stay for a while. */
const traces = new Set(['server-silent', 'no-replies', 'neighbour-wrong', 'client-route']);

/** Faults are planted and felt by clients; doctor finds these and no others, and is quiet when its commands were run. */
export async function faultsAreFound(
  faults: readonly PlantedFault[],
  look: () => Promise<readonly Found[]>,
): Promise<void> {
  const names = faults.map(({ name }) => name).join(', ');
  const planted = new Set(faults.map(({ name }) => name));
  const lookForCauses = async () =>
    (await look()).filter(({ name, severity }) => planted.has(name) || !(traces.has(name) || severity === 'info'));
  await fact(`${names}: noticed by clients, found by doctor, corrected by its commands`, async () => {
    for (const fault of faults) {
      await plant(fault);
      if (fault.isFelt) assert.ok(await fault.isFelt(), `clients do not notice ${fault.name}`);
    }
    const found = await lookForCauses();
    assert.deepEqual(
      [...new Set(found.map(({ host, name }) => `${host} ${name}`))].sort(),
      [...new Set(faults.map(({ host, name }) => `${specOf(host)} ${name}`))].sort(),
      saidOf(found).join('\n'),
    );
    const byHand = new Set(faults.filter((fault) => fault.byHand).map(({ name }) => name));
    for (const each of found) if (!byHand.has(each.name)) mend(each);
    for (const fault of faults) await fault.byHand?.();
    for (const fault of faults) await fault.settled?.();
    for (const { name, isFelt } of faults) if (isFelt) assert.ok(!(await isFelt()), `${name} is still noticed`);
    assert.deepEqual(saidOf(await lookForCauses()), []);
  });
}

/** Makes the mistake. */
export async function plant({ host, made }: PlantedFault): Promise<void> {
  if (typeof made === 'function') await made();
  else for (const command of made) onHost(host, command);
}

/** How doctor calls a machine of the cluster. */
function specOf(host: string): string {
  return host === outside ? host : `netns:${host}`;
}

/** Runs the commands of a finding where it was found. */
function mend({ host, remedy }: Found): void {
  assert.notEqual(remedy.length, 0);
  for (const command of remedy) onHost(host.replace('netns:', ''), command);
}

/** A command as an operator types it: `on 10.0.0.11: ip ...` is for the machine with that address, or of that name. */
function onHost(host: string, words: string): void {
  const [, address, there] = /^on (\S+): (.*)$/s.exec(words) ?? [];
  if (address !== undefined && there !== undefined) onHost(machineWith(address), there);
  else if (host === outside) output('sh', '-c', words);
  else output('ip', 'netns', 'exec', host, 'sh', '-c', words);
}

function machineWith(address: string): string {
  if (address.startsWith('netns:')) return address.slice('netns:'.length);
  const names = output('ip', 'netns', 'list').match(/^\w+/gm) ?? [];
  const found = names.find((name) => inside(name, 'ip -o address').includes(` ${address}/`));
  assert.ok(found, `no machine has ${address}`);
  return found;
}

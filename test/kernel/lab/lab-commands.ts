import { randomInt } from 'node:crypto';
import { inside } from '../cluster/machines.ts';
import { plant } from '../cluster/planted-faults.ts';
import { mend, type RouteFault, routeFaults } from '../cluster/route-faults.ts';
import type { ClientTraffic } from './client-traffic.ts';
import type { LabAnswer } from './lab-line.ts';

/** What the commands of the lab act on. */
export interface LabState {
  readonly traffic: ClientTraffic;
  /** Those that were planted and not mended by the lab. */
  readonly planted: Set<RouteFault>;
}

type Words = readonly string[];

interface LabCommand {
  readonly usage: string;
  readonly summary: string;
  run(words: Words, state: LabState): LabAnswer | Promise<LabAnswer>;
}

const faults = routeFaults.flat();

const commands: Readonly<Record<string, LabCommand>> = {
  faults: { usage: 'faults', summary: 'list the faults; * marks those that are planted', run: listFaults },
  fault: { usage: 'fault [NAME]', summary: 'plant a fault; without a name one that is not told', run: plantFault },
  mend: { usage: 'mend [NAME]', summary: 'mend a fault; without a name all of them', run: mendFaults },
  traffic: {
    usage: 'traffic [on|off]',
    summary: 'who answers the client; turn its requests on or off',
    run: showTraffic,
  },
};

/** Runs `lab WORDS`. */
export async function labCommand([name = 'help', ...words]: Words, state: LabState): Promise<LabAnswer> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command.run(words, state);
  if (['help', '--help', '-h'].includes(name)) return said(labUsage());
  return refused(`there is no command '${name}'`, labUsage());
}

export function labUsage(): string {
  return Object.values(commands)
    .map(({ usage, summary }) => `  lab ${usage.padEnd(17)} ${summary}\n`)
    .join('');
}

function listFaults(_: Words, { planted }: LabState): LabAnswer {
  const lines = faults.map((fault) => {
    const mark = planted.has(fault) ? '*' : ' ';
    return `${mark} ${fault.name.padEnd(22)}${fault.host.padEnd(4)}${fault.summary}\n`;
  });
  return said(lines.join(''));
}

async function plantFault([name]: Words, { planted }: LabState): Promise<LabAnswer> {
  const healthy = faults.filter((fault) => !planted.has(fault));
  const fault = name === undefined ? healthy[randomInt(Math.max(healthy.length, 1))] : named(name);
  if (!fault) return name === undefined ? refused('all faults are planted', mendAll) : unknown(name);
  if (planted.has(fault)) return refused(`${fault.name} is planted already`, `  lab mend ${fault.name}\n`);
  try {
    await plant(fault);
  } catch {
    return refused(`${name ?? 'this fault'} cannot be planted beside those that are`, mendAll);
  }
  planted.add(fault);
  forgetNeighbours();
  const what = name === undefined ? 'planted a fault' : `planted ${fault.name} on ${fault.host}: ${fault.summary}`;
  return said(`${what}\n  next: lab traffic, doctor, lab mend\n`);
}

async function mendFaults([name]: Words, { planted }: LabState): Promise<LabAnswer> {
  const fault = name === undefined ? undefined : named(name);
  if (name !== undefined && !fault) return unknown(name);
  const wanted = fault ? [fault] : [...planted];
  if (wanted.length === 0) return said('nothing is planted\n');
  for (const each of wanted.reverse()) {
    await mendTheRest(each);
    planted.delete(each);
  }
  forgetNeighbours();
  return said(wanted.map((each) => `mended ${each.name} on ${each.host}: ${each.summary}\n`).join(''));
}

/** What was mended by hand already lets a command fail, and needs nothing more. */
async function mendTheRest(fault: RouteFault): Promise<void> {
  const steps = typeof fault.mended === 'function' ? [fault.mended] : fault.mended.map((command) => [command]);
  for (const mended of steps) await mend({ ...fault, mended }).catch(() => undefined);
}

function showTraffic([word]: Words, { traffic }: LabState): LabAnswer {
  if (word !== undefined && word !== 'on' && word !== 'off') return refused(`'${word}' is not on or off`, labUsage());
  if (word !== undefined) traffic.turn(word === 'on');
  return said(`${traffic.summary()}\n`);
}

/** A client asks for hardware addresses now, which it would do by itself some minutes later. */
function forgetNeighbours(): void {
  inside('client', 'ip neigh flush dev eth0');
}

const mendAll = '  lab mend\n';

function named(name: string): RouteFault | undefined {
  return faults.find((fault) => fault.name === name);
}

function unknown(name: string): LabAnswer {
  return refused(`there is no fault '${name}'`, `  lab faults\n`);
}

function said(text: string): LabAnswer {
  return { text, exit: 0 };
}

function refused(why: string, remedy: string): LabAnswer {
  return { text: `lab: ${why}\n${remedy}`, exit: 2 };
}

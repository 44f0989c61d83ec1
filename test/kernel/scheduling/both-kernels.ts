import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection, Observation } from '../../../src/domain/observation.ts';
import type { Change } from '../../../src/domain/change.ts';
import { ipvs } from '../../../src/kernel/ipvs.ts';
import type { Packet } from '../../../src/kernel/packet.ts';
import type { Sysctls } from '../../../src/kernel/sysctl.ts';
import type { Director } from '../../../src/ports/director.ts';
import { changeLine } from '../../../src/syntax/change-line.ts';
import { director } from '../director-facts.ts';
import { rawPackets } from './raw-packets.ts';
import type { Step } from './scenario.ts';

/** The kernel of this machine and a simulated one, side by side: the same changes and packets at the same times. */
export interface BothKernels {
  take(steps: readonly Step[]): Promise<void>;
  change(change: Change): Promise<void>;
  sysctl(name: keyof Sysctls, value: number): void;
  wait(milliseconds: number): Promise<void>;
  connections(): Promise<Seen<readonly Connection[]>>;
  observe(): Promise<Seen<Observation>>;
}

export interface Seen<What> {
  readonly real: What;
  readonly simulated: What;
}

export async function bothKernels(): Promise<BothKernels> {
  const netlink = await director('netlink');
  const proc = await director('proc');
  const send = rawPackets();
  const simulated = ipvs({ now: performance.now() });

  function atThisTime() {
    simulated.advance(performance.now());
    return simulated;
  }

  async function change(wanted: Change): Promise<void> {
    const refusal = atThisTime().apply(wanted);
    const answer = await netlink.apply([wanted]);
    if (!answer.ok) throw new Error(`${changeLine(wanted)}: ${JSON.stringify(answer.failure)}`);
    const refused = answer.value[0]?.refusal ?? null;
    if (refused !== refusal) throw new Error(`${changeLine(wanted)}: ${refused}, but simulated ${refusal}`);
  }

  function packet(arriving: Packet): void {
    atThisTime().packet(arriving);
    send(arriving);
  }

  return {
    change,
    async take(steps) {
      for (const step of steps) {
        if (step.kind === 'change') await change(step.change);
        else packet(step.packet);
      }
    },
    sysctl(name, value) {
      writeFileSync(`/proc/sys/net/ipv4/vs/${name}`, `${value}`);
      atThisTime().sysctl(name, value);
    },
    async wait(milliseconds) {
      await sleep(milliseconds);
      atThisTime();
    },
    async connections() {
      return { real: await steadyConnections(proc), simulated: atThisTime().connections() };
    },
    async observe() {
      const found = await netlink.observe();
      if (!found.ok) throw new Error(JSON.stringify(found.failure));
      return { real: found.value, simulated: atThisTime().observe() };
    },
  };
}

/** The table is read in pieces, and an entry that ends meanwhile can hide another: it counts when it reads twice the same. */
async function steadyConnections(proc: Director): Promise<readonly Connection[]> {
  let last: string | null = null;
  for (;;) {
    const found = await proc.connections();
    if (!found.ok) throw new Error(JSON.stringify(found.failure));
    const names = found.value.map(({ source, sourcePort }) => `${source} ${sourcePort}`).join();
    if (names === last) return found.value;
    last = names;
  }
}

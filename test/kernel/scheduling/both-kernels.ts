import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection, Observation } from '../../../src/domain/observation.ts';
import type { Change } from '../../../src/domain/change.ts';
import { ipvs } from '../../../src/kernel/ipvs.ts';
import type { Packet } from '../../../src/kernel/packet.ts';
import { changeLine } from '../../../src/syntax/change-line.ts';
import { director } from '../director-facts.ts';
import { rawPackets } from './raw-packets.ts';
import type { Step } from './scenario.ts';

/** The kernel of this machine and a simulated one, side by side: the same changes and packets at the same times. */
export interface BothKernels {
  take(steps: readonly Step[]): Promise<void>;
  change(change: Change): Promise<void>;
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
    async wait(milliseconds) {
      await sleep(milliseconds);
      atThisTime();
    },
    async connections() {
      const found = await proc.connections();
      if (!found.ok) throw new Error(JSON.stringify(found.failure));
      return { real: found.value, simulated: atThisTime().connections() };
    },
    async observe() {
      const found = await netlink.observe();
      if (!found.ok) throw new Error(JSON.stringify(found.failure));
      return { real: found.value, simulated: atThisTime().observe() };
    },
  };
}

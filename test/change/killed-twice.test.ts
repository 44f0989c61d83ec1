import { expect, test } from 'vitest';
import { changeTable } from '../../src/change/change-table.ts';
import type { Journal } from '../../src/change/journal/journal.ts';
import { planInForce } from '../../src/change/propose/plan-in-force.ts';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import type { Director } from '../../src/ports/director.ts';
import type { Files } from '../../src/ports/files.ts';
import { losslessRules } from '../../src/syntax/lossless-rules.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { Died, mortal } from '../support/mortal.ts';
import { virtualClock } from '../support/virtual-clock.ts';

/** Two services whose servers depend on the version. */
function rules(version: number): string {
  const service = (port: number) => `-A -t 192.0.2.1:${port} -s wrr
-a -t 192.0.2.1:${port} -r 10.0.${version}.1:80 -m -w ${version}
-a -t 192.0.2.1:${port} -r 10.0.${version}.2:80 -m -w 1
`;
  return service(80) + service(443);
}

const theirs = '-A -t 192.0.2.77:443 -s sh\n';

/** A table with the first version in force, and one service of another owner. */
async function machine() {
  const clock = virtualClock(1_000_000);
  const kernel = ipvs();
  const director = simulatedDirector({ kernel, clock });
  const stored = memoryFiles({ '/state/.keep': '' });
  /** What a watch does when its file has the version. */
  const follow = async (version: number, files: Files = stored, own: Director = director) => {
    const journal: Journal = { files, directory: '/state', user: 0, table: 'sim', life: 'boot' };
    const observed = await own.observe();
    if (!observed.ok) throw new Error(observed.failure.kind);
    const live = { director: own, observation: observed.value, journal, lock: null, files };
    const { table } = predict(rules(version));
    const { plan } = await planInForce(table, '/w.rules', live, { wholly: false, overwriteDrift: false });
    const applied = { target: '/w.rules', table };
    return changeTable({ plan, name: 'w.rules', applied }, { director: own, journal, clock, who: 'tester' });
  };
  await follow(1);
  for (const { changes } of predict(theirs).lines) for (const change of changes) kernel.apply(change);
  /** False when the watch came to its end before. */
  const dies = async (version: number, at: number): Promise<boolean> => {
    const { files, director: own, dead } = mortal(stored, director, at, 'after');
    await follow(version, files, own).catch((error: unknown) => {
      if (!(error instanceof Died)) throw error;
    });
    return dead();
  };
  const lines = () => losslessRules({ services: kernel.table().services }).split('\n').sort();
  return { follow, dies, lines };
}

test('a watch that was killed at any call, and killed again at any call, follows its file and leaves the services of others', async () => {
  let [first, pairs] = [0, 0];
  for (let goesOn = true; goesOn; first++) {
    for (let second = 0; ; second++) {
      const on = await machine();
      goesOn = await on.dies(2, first);
      const died = await on.dies(1, second);
      await on.follow(3);
      expect(on.lines(), `killed at ${first}, then at ${second}`).toEqual((rules(3) + theirs).split('\n').sort());
      pairs++;
      if (!died) break;
    }
  }
  expect(first).toBeGreaterThan(15);
  expect(pairs).toBeGreaterThan(200);
}, 120_000);

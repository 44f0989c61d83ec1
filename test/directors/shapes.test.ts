import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { observationFromText, observeInput } from '../../src/directors/ipvsadm-observe.ts';
import { openConversation } from '../../src/directors/netlink/conversation.ts';
import { netlinkDirector } from '../../src/directors/netlink-director.ts';
import { observedServices } from '../../src/directors/observed-services.ts';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import { changesOf } from '../../src/domain/changes-of.ts';
import type { ObservedService } from '../../src/domain/observation.ts';
import { ipvsadm } from '../../src/ipvsadm/ipvsadm.ts';
import { noNames } from '../../src/ipvsadm/names.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { success } from '../../src/domain/result.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { socketOfServers } from '../support/netlink-socket.ts';

setFlagsFromString('--allow-natives-syntax');
const haveSameShape = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;
setFlagsFromString('--no-allow-natives-syntax');

const clock = { now: () => 1_000_000, sleep: () => Promise.resolve() };

/** A hundred services of two real servers each. */
function director() {
  const kernel = ipvs({ now: clock.now() });
  const rules = Array.from({ length: 100 }, (_, at) => {
    const service = `-t 10.0.0.${at}:80`;
    return `-A ${service} -s wlc\n-a ${service} -r 172.16.0.1:80 -m -w 1\n-a ${service} -r 172.16.0.2:80 -g -w 2\n`;
  });
  for (const change of changesOf(predict(rules.join('')).table)) kernel.apply(change);
  return simulatedDirector({ kernel, clock });
}

function shapes(objects: readonly object[]): number {
  const found: object[] = [];
  for (const one of objects) if (!found.some((other) => haveSameShape(one, other))) found.push(one);
  return found.length;
}

async function printed(): Promise<readonly ObservedService[]> {
  const simulated = director();
  const around = { director: simulated, names: noNames, send: simulated.apply };
  const ran = await ipvsadm(['-R'], around, () => Promise.resolve(Buffer.from(observeInput('whole'))));
  const read = observationFromText(ran.ok ? ran.value.stdout : '');
  return read.ok ? read.value.services : [];
}

async function listed(): Promise<readonly ObservedService[]> {
  const observed = await director().observe();
  return observedServices(observed.ok ? observed.value.services : []);
}

/** One service of two hundred real servers. */
async function decoded(): Promise<readonly ObservedService[]> {
  const kernel = netlinkDirector(memoryFiles(), openConversation(success(socketOfServers(200))));
  const observed = kernel.ok ? await kernel.value.observe() : kernel;
  return observed.ok ? observed.value.services : [];
}

/** Objects of many shapes are read many times slower, and every frame of the console reads all of them. */
test.each([
  ['from the text of ipvsadm', printed],
  ['of a listing', listed],
  ['from attributes of the kernel', decoded],
])('rows %s share their shape', async (_, read) => {
  const services = await read();
  expect(services.flatMap(({ servers }) => servers).length).toBe(200);
  expect(shapes(services)).toBeLessThanOrEqual(2);
  expect(shapes(services.flatMap(({ servers }) => servers))).toBeLessThanOrEqual(2);
});

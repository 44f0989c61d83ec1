import { expect, test } from 'vitest';
import { readSavedPlan } from '../../src/plan/saved/saved-plan.ts';

const quiet = { kind: 'unchanged' };
const service = {
  key: { kind: 'tcp', address: '192.0.2.1', port: 80 },
  scheduler: 'rr',
  flags: 0,
  persistence: null,
  engine: null,
  onePacket: false,
};
const server = {
  address: '10.0.0.1',
  port: 80,
  method: 'route',
  weight: 1,
  upper: 0,
  lower: 0,
  tunnel: null,
};

function read(change: object) {
  const impact = { newConnections: quiet, existing: quiet, persistence: quiet };
  const step = { command: 'the line', phase: 'give', reason: 'why', impact, change };
  const plan = { version: 1, from: { fingerprint: '0123456789abcdef' }, steps: [step], targetErrors: [] };
  return readSavedPlan(JSON.stringify(plan), () => 'the line');
}

const addServer = (own: object) => ({ kind: 'add-server', service: service.key, server: { ...server, ...own } });
const addService = (own: object) => ({ kind: 'add-service', service: { ...service, ...own } });

test.each<[what: string, change: object]>([
  ['a server', addServer({})],
  ['a service', addService({})],
  ['the largest weight', addServer({ weight: 2147483647 })],
  ['a firewall mark', addService({ key: { kind: 'fwmark', mark: 4294967295, family: 'inet6' } })],
])('a saved plan may hold %s', (_, change) => {
  expect(read(change).ok).toBe(true);
});

test.each<[what: string, change: object]>([
  ['an address that is a sentence', addServer({ address: 'rm -rf /' })],
  ['an address of five parts', addServer({ address: '10.0.0.0.1' })],
  ['an address with an escape code', addService({ key: { kind: 'tcp', address: '192.0.2.1\u001b[2J', port: 80 } })],
  ['a port beyond 65535', addServer({ port: 65536 })],
  ['half a port', addServer({ port: 1.5 })],
  ['a weight below 0', addServer({ weight: -1 })],
  ['a weight that the kernel cannot hold', addServer({ weight: 2147483648 })],
  ['a threshold that the kernel cannot hold', addServer({ upper: 4294967295 })],
  ['a scheduler of two words', addService({ scheduler: 'rr -p 300' })],
  ['a scheduler with a line feed', addService({ scheduler: 'rr\n-C' })],
  ['an engine with an escape code', addService({ engine: '\u001b]0;sip\u0007' })],
  ['a mark of more than 32 bits', addService({ key: { kind: 'fwmark', mark: 4294967296, family: 'inet' } })],
  ['a netmask of 200 bits', addService({ persistence: { timeout: 300, netmask: 200 } })],
])('a saved plan with %s is refused', (_, change) => {
  expect(read(change).ok).toBe(false);
});

test.each<[what: string, fields: object, refusal: string | null]>([
  ['without errors of its target', { targetErrors: [] }, null],
  ['without the list of errors', {}, 'it was saved by another version of lvsrules; make the plan again'],
  ['with null for the list', { targetErrors: null }, 'targetErrors: '],
  ['with a text for the list', { targetErrors: '' }, 'targetErrors: '],
])('a saved plan %s is read, or refused with the reason', (_, fields, refusal) => {
  const plan = { version: 1, from: { fingerprint: '0123456789abcdef' }, steps: [], ...fields };
  const saved = readSavedPlan(JSON.stringify(plan), () => '');
  if (refusal === null) expect(saved.ok).toBe(true);
  else expect(saved).toMatchObject({ ok: false, failure: expect.stringContaining(refusal) as string });
});

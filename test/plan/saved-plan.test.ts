import { expect, test } from 'vitest';
import { planDigest } from '../../src/plan/saved/plan-digest.ts';
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
  return readSavedPlan(sealed({ ...bare, steps: [step] }), () => 'the line');
}

const bare = { version: 1, from: { fingerprint: '0123456789abcdef' }, steps: [], targetErrors: [], limits: [] };

function sealed(plan: object): string {
  return JSON.stringify({ ...plan, digest: planDigest(plan) });
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

const another = 'it was saved by another version of lvsrules; make the plan again';
const edited = 'it was edited after it was saved; make the plan again';

test.each<[what: string, text: string, refusal: string | null]>([
  ['as it was saved', sealed(bare), null],
  [
    'with its keys in another order, and other blanks',
    JSON.stringify(JSON.parse(sealed(bare), reversed), null, 1),
    null,
  ],
  ['without its digest', JSON.stringify(bare), another],
  ['of another version', sealed({ ...bare, version: 2 }), another],
  ['with null for the list of errors', sealed({ ...bare, targetErrors: null }), 'targetErrors: '],
  ['with a text for the list of errors', sealed({ ...bare, targetErrors: '' }), 'targetErrors: '],
  ['whose errors were deleted', sealed({ ...bare, targetErrors: ['x'] }).replace('["x"]', '[]'), edited],
  ['whose broken limits were deleted', sealed({ ...bare, limits: ['x'] }).replace('["x"]', '[]'), edited],
  ['whose fingerprint was changed', sealed(bare).replace('0123', '3210'), edited],
  ['with a key more', sealed(bare).replace('{', '{"note":"",'), edited],
  ['with a digest that is a number', JSON.stringify({ ...bare, digest: 1 }), edited],
])('a saved plan %s is read, or refused with the reason', (_, text, refusal) => {
  const saved = readSavedPlan(text, () => '');
  if (refusal === null) expect(saved.ok).toBe(true);
  else expect(saved).toMatchObject({ ok: false, failure: expect.stringContaining(refusal) as string });
});

function reversed(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}

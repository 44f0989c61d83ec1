import { describe, expect, test } from 'vitest';
import type { ObservedServer, ObservedService } from '../../src/domain/observation.ts';
import { compareRows, rowsOf, rulesOf } from '../../src/domain/same-rows.ts';
import { server as serverOf, service as serviceOf } from '../console/support/observations.ts';

const service = (changed: Partial<ObservedService> = {}, ofServer: Partial<ObservedServer> = {}): ObservedService =>
  serviceOf('192.0.2.1', [serverOf('10.0.0.1', ofServer)], { scheduler: 'rr', ...changed });

const address = (port: number): ObservedService['key'] => ({
  kind: 'tcp',
  address: '192.0.2.1',
  port,
});

function compared(now: readonly ObservedService[]): { readonly rows: boolean; readonly rules: boolean } {
  const before = [service()];
  compareRows(before, now);
  return { rows: rowsOf(now) === rowsOf(before), rules: rulesOf(now) === rulesOf(before) };
}

describe('of a table and the one before it', () => {
  test.each<readonly [string, readonly ObservedService[]]>([
    ['nothing differs', [service()]],
    ['the connections of a server differ', [service({}, { active: 7, inactive: 8, persistent: 9 })]],
  ])('rows and rules are the same where %s', (_, now) => {
    expect(compared(now)).toEqual({ rows: true, rules: true });
  });

  test.each<readonly [string, readonly ObservedService[]]>([
    ['the scheduler', [service({ scheduler: 'wlc' })]],
    ['persistence', [service({ persistence: { timeout: 300, netmask: '255.255.255.255' } })]],
    ['one-packet scheduling', [service({ onePacket: true })]],
    ['the engine', [service({ engine: 'sip' })]],
    ['a weight', [service({}, { weight: 2 })]],
    ['a forwarding method', [service({}, { method: 'masquerade' })]],
    ['a forwarding method that no rule can express', [service({}, { otherMethod: 'local' })]],
    ['an attribute of a server that is not known', [service({}, { unknownAttributes: [99] })]],
    ['an attribute of the service that is not known', [service({ unknownAttributes: [99] })]],
    ['an upper limit', [service({}, { upper: 5 })]],
    ['a lower limit', [service({}, { lower: 5 })]],
    ['a tunnel', [service({}, { tunnel: { type: 'ipip' } })]],
  ])('only the rows are the same where %s differs', (_, now) => {
    expect(compared(now)).toEqual({ rows: true, rules: false });
  });

  test.each<readonly [string, readonly ObservedService[]]>([
    ['a service is gone', []],
    ['a service is new', [service(), service({ key: address(81) })]],
    ['a service is another one', [service({ key: address(81) })]],
    ['a server is gone', [service({ servers: [] })]],
    ['a server has another address', [service({}, { address: '10.0.0.2' })]],
    ['a server has another port', [service({}, { port: 81 })]],
  ])('neither is the same where %s', (_, now) => {
    expect(compared(now)).toEqual({ rows: false, rules: false });
  });
});

import { describe, expect, test } from 'vitest';
import { directorsTab } from '../../../src/console/tabs/directors-tab.ts';
import { failure, success } from '../../../src/domain/result.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { busySite, drainingSite, twoSites } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

const daemon = (state: 'master' | 'backup') => ({ state, device: 'eth1', syncId: 1 });
const [one, ...others] = busySite.servers;
const other: Observation = {
  services: [{ ...busySite, servers: one === undefined ? [] : [{ ...one, weight: 5, active: 1 }, ...others] }],
  unknown: [],
  daemons: [daemon('backup')],
};

const size = { columns: 140, rows: 40 };
const pair = () =>
  operator({ peers: ['ssh://lb2'], size }, { ...twoSites, daemons: [daemon('master')] }).happens({
    kind: 'peer-observed',
    place: 0,
    at: 1000,
    seen: success(other),
  });

describe('the directors view', () => {
  test('shows state, role, drift and figures of each director', () => {
    const screen = pair().type('M').screen.join('\n');
    expect(screen).toMatch(/sim +live +master +master 1 +2 +4 +21/);
    expect(screen).toMatch(/ssh:\/\/lb2 +live +backup +backup 1 +2 rows +1 +2 +8/);
  });

  test('shows the role that virtual addresses tell where no daemon does', () => {
    const plain: Observation = { ...twoSites, daemons: [] };
    const asked = operator({ peers: ['ssh://lb2'], size }, plain).happens({
      kind: 'peer-observed',
      place: 0,
      at: 1000,
      seen: success(plain),
    });
    expect(asked.effects.flatMap((each) => (each.kind === 'read-evidence' ? [each.place] : []))).toEqual([0, 1]);
    const told = asked
      .happens({ kind: 'evidence', place: 1, found: { addresses: { own: 0, of: 2 } } })
      .happens({ kind: 'evidence', place: 0, found: { addresses: { own: 2, of: 2 } } })
      .type('M');
    const screen = told.screen.join('\n');
    expect(screen).toMatch(/sim +live +master +2 of 2 +none/);
    expect(screen).toMatch(/ssh:\/\/lb2 +live +backup +0 of 2 +none/);
    expect(screen).toContain('2 of 2 virtual addresses are on its host');
  });

  test('shows the state that keepalived told, and nothing where it told none', () => {
    const told = pair()
      .happens({ kind: 'evidence', place: 0, found: { vrrp: [{ instance: 'lb', state: 'MASTER' }] } })
      .type('M');
    expect(told.screen.join('\n')).toMatch(/sim +live +master +MASTER +master 1/);
    expect(told.screen.join('\n')).toMatch(/ssh:\/\/lb2 +live +backup +backup 1/);
    expect(told.screen.join('\n')).toContain('keepalived: VRRP instance lb is MASTER');
    const both = told.happens({
      kind: 'evidence',
      place: 1,
      found: {
        vrrp: [
          { instance: 'in', state: 'BACKUP' },
          { instance: 'out', state: 'FAULT' },
        ],
      },
    });
    expect(both.screen.join('\n')).toMatch(/ssh:\/\/lb2 +live +backup +in BACK/);
  });

  test('asks the hosts again only while it is shown', () => {
    const known = pair();
    const count = (on: typeof known) => on.effects.filter(({ kind }) => kind === 'read-evidence').length;
    const later = known.sees(twoSites, 20_000);
    expect([count(known), count(later)]).toEqual([2, 2]);
    expect(count(known.type('M').sees(twoSites, 20_000).sees(twoSites, 21_000))).toBe(3);
  });

  test('shows where they differ, and the rows of both side by side', () => {
    const screen = pair().type('Mj').screen.join('\n');
    expect(screen).toContain('TCP 192.0.2.1:80 10.0.0.1:80 weight 1 -> 5');
    expect(screen).toContain('TCP 192.0.2.2:80 is missing there');
    const whole = pair().type('Mj\r').screen.join('\n');
    expect(whole).toMatch(/10\.0\.0\.1:80 +1 → 5 +12 → 1/);
  });

  test('one that does not answer delays no other, and says why', () => {
    const silent = pair()
      .happens({ kind: 'peer-observed', place: 0, at: 2000, seen: failure('no route to host') })
      .sees(twoSites, 2000)
      .type('Mj');
    const screen = silent.screen.join('\n');
    expect(screen).toMatch(/sim +live/);
    expect(screen).toMatch(/! ?ssh:\/\/lb2 +no answer/);
    expect(screen).toContain('no route to host');
    expect(screen).toContain('M Directors !1');
  });

  test('one that was not read yet has no drift', () => {
    const screen = operator({ peers: ['ssh://lb2'], size })
      .type('Mj')
      .screen.join('\n');
    expect(screen).toMatch(/ssh:\/\/lb2 +reading +unknown/);
  });

  test('a table that is the same has no drift, whatever its counters are', () => {
    const same = { ...twoSites, services: [{ ...busySite, totals: undefined }, drainingSite] } as Observation;
    const screen = operator({ peers: ['ssh://lb2'], size })
      .happens({ kind: 'peer-observed', place: 0, at: 1000, seen: success(same) })
      .type('M')
      .screen.join('\n');
    expect(screen).toMatch(/ssh:\/\/lb2 +live +none/);
  });

  test('needs a second director', () => {
    expect(operator().screen.join('\n')).not.toContain('Directors');
    expect(operator().type('M').state.notice?.text).toContain('console -d A -d B shows two');
    expect(directorsTab.isShown?.(operator().state)).toBe(false);
  });
});

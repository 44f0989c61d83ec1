import { describe, expect, test } from 'vitest';
import type { KernelSettings } from '../../../src/plan/kernel-settings.ts';
import { twoSites, weighing } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

test('a plan that stays open keeps the table that it was shown on', () => {
  const shown = operator().type('jj;').sees(weighing(1, 9)).type('\r');
  const effect = shown.effects.find(({ kind }) => kind === 'apply');
  expect(effect).toMatchObject({ proposal: { shown: { services: [{ servers: [{}, { weight: 2 }] }, {}] } } });
});

test('a staged change keeps the table that it was staged on', () => {
  const shown = operator().type('jj;\x13').sees(weighing(1, 9)).type('p\r');
  const effect = shown.effects.find(({ kind }) => kind === 'apply');
  const services = effect?.kind === 'apply' ? effect.proposal.shown.services : [];
  expect(services.find(({ servers }) => servers[1]?.address === '10.0.0.2')?.servers[1]?.weight).toBe(2);
});

test('quitting asks first when something is staged', () => {
  const asked = operator().type('jw3\r\x13q');
  expect(asked.effects).toEqual([]);
  expect(asked.state.dialog).toEqual({ kind: 'quit' });
  expect(asked.type('n').state.dialog).toBeNull();
  expect(asked.type('y').effects).toEqual([{ kind: 'quit' }]);
});

test('the impact of an open plan is that of when it was shown', () => {
  const shown = operator().type('jd');
  expect(shown.sees(twoSites, 2000).state.dialog).toBe(shown.state.dialog);
});

describe('a plan of several changes', () => {
  const shown = operator({ size: { columns: 100, rows: 19 } }).type('j  x');

  test('begins with its summary, dangers before commands', () => {
    const plan = shown.screen.join('\n');
    expect(plan).toContain('2 servers deleted, 94 connections cut, 1 service refuses new clients');
    expect(plan.indexOf(' ! ')).toBeLessThan(plan.indexOf('ipvsadm -d'));
  });

  test('is scrolled by pages and to its ends', () => {
    const end = shown.type('\x1b[F').screen.join('\n');
    expect(end).toContain('ipvsadm -d -t 192.0.2.1:80 -r 10.0.0.2:80');
    expect(end).toContain('Type delete 2 to confirm:');
    expect(shown.type('\x1b[F\x1b[H').screen).toEqual(shown.screen);
    expect(shown.type('\x1b[6~').screen).not.toEqual(shown.screen);
    expect(shown.type('\x1b[6~\x1b[5~').screen).toEqual(shown.screen);
  });
});

describe('the impact of a deleted server', () => {
  const deleted = (kernel: KernelSettings) =>
    operator({ source: { spec: 'netlink', simulated: null, intervalMs: 1000, kernel } })
      .type('jx')
      .screen.join('\n');

  test('says what the kernel setting does to its connections', () => {
    expect(deleted({ endsOrphans: true })).toContain('TCP is reset at once');
    expect(deleted({ endsOrphans: false })).toContain('TCP hangs for up to 900 s');
  });

  test('says that the setting is unknown where the kernel cannot be read', () => {
    expect(deleted({})).toContain('unknown here');
  });
});

import { describe, expect, test } from 'vitest';
import type { ConsoleEvent } from '../../../src/console/event.ts';
import { planOf } from '../../../src/console/writing/plan-of.ts';
import { proposal } from '../../../src/console/writing/proposal.ts';
import { twoSites } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

const [service] = twoSites.services;
const [server] = service?.servers ?? [];
if (!service || !server) throw new Error('the sample has no server');
const plan = (weight: number) =>
  planOf([{ kind: 'edit-server', service: service.key, server: { ...server, weight } }], twoSites, {});
const finish = proposal('Rest of new.rules', plan(7), twoSites, 'undo', { finishes: 'one' });
const rollBack = proposal('Undo of new.rules', plan(8), twoSites, 'undo', { undoes: 'one' });
const found = (own: object = {}): ConsoleEvent => ({
  kind: 'unfinished',
  words: 'a change of 3 steps, begun at noon (new.rules), was interrupted',
  finish,
  rollBack,
  ...own,
});

describe('a console that finds an interrupted change', () => {
  test('says what was interrupted, and what can be done', () => {
    const text = operator().happens(found()).screen.join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('A change of 3 steps, begun at noon (new.rules), was interrupted.');
    expect(text).toContain('f finishes it: 1 change, u rolls it back: 1 change, Esc leaves the table as it is.');
  });

  test.each([
    ['f', { finishes: 'one' }],
    ['u', { undoes: 'one' }],
  ])('shows the plan of %s, and makes it after Enter', (key, link) => {
    const chosen = operator().happens(found()).type(key);
    expect(chosen.effects.filter(({ kind }) => kind === 'apply')).toEqual([]);
    expect(chosen.type('\r').effects.at(-1)).toMatchObject({ kind: 'apply', proposal: link });
  });

  test('changes nothing when it is left', () => {
    const left = operator().happens(found()).type('\x1b');
    expect(left.state.dialog).toBeNull();
    expect(left.effects.filter(({ kind }) => kind === 'apply')).toEqual([]);
  });

  test.each([
    ['f', { finish: null }, 'all of it is in the table'],
    ['u', { rollBack: null }, 'none of it is in the table'],
  ])('says why %s is closed', (key, own, why) => {
    const one = operator().happens(found(own)).type(key);
    expect(one.state.dialog?.kind).toBe('unfinished');
    expect(one.state.notice?.text).toContain(why);
  });

  test('does not interrupt typing', () => {
    const one = operator().type('/web').happens(found());
    expect(one.state.dialog?.kind).toBe('prompt');
    expect(one.state.notice?.text).toContain('lvsrules undo rolls it back');
  });

  test('offers nothing to write when it is read-only', () => {
    const lock = { reason: 'started with --read-only', opens: false };
    const one = operator({ lock }).happens(found()).type('f');
    expect(one.state.dialog?.kind).toBe('unfinished');
    expect(one.state.notice?.text).toContain('started with --read-only');
  });
});

import { describe, expect, test } from 'vitest';
import { planChanges, type PlanOptions } from '../../../src/plan/plan-changes.ts';
import { planFormats } from '../../../src/report/plan/plan-formats.ts';
import { server, service, table } from '../../plan/support/tables.ts';

const [a, b] = [server('10.0.0.1:80'), server('10.0.0.2:80')];
const from = table(service('192.0.2.1:80', {}, [a, b]), service('192.0.2.2:80', {}, [a]));
const to = table(service('192.0.2.1:80', {}, [a]));

function text(options: PlanOptions = {}): readonly string[] {
  return planFormats
    .text(planChanges(from, to, options), [], false)
    .split('\n')
    .slice(0, -1);
}

describe('a plan is printed', () => {
  test('with the reason and the impact of each step', () => {
    expect(text()).toEqual([
      '  -d -t 192.0.2.1:80 -r 10.0.0.2:80',
      '      removed after all other servers are in place',
      '      new connections: go to the other servers',
      '      existing connections: cut: TCP hangs for up to 900 s; with expire_nodest_conn 1 (unknown here) TCP is reset at once',
      '  -D -t 192.0.2.2:80',
      '      the target has no such service',
      '      new connections: refused',
      '      existing connections: cut: TCP hangs for up to 900 s; with expire_nodest_conn 1 (unknown here) TCP is reset at once',
      '',
      '2 changes: 2 removed; 2 of them may drop connections.',
    ]);
  });

  test('with what belongs to others separate', () => {
    const lines = text({ known: to });
    expect(lines.slice(0, 2)).toEqual([
      '',
      'Removed, although neither the target nor its last applied version names it (--owned keeps it):',
    ]);
  });

  test('with how long a step waits', () => {
    expect(text({ drain: { timeoutMs: 9000 } })).toContain('      waits first until it is empty, at most 9 s');
  });

  test('with the order that is left', () => {
    const reversed = table(service('192.0.2.1:80', { scheduler: 'sh' }, [b, a]));
    const forth = table(service('192.0.2.1:80', { scheduler: 'sh' }, [a, b]));
    expect(planFormats.text(planChanges(forth, reversed), [], false).split('\n')).toEqual([
      '',
      'Not in the order of the target: tcp 192.0.2.1:80',
      '  target: 10.0.0.2:80, 10.0.0.1:80',
      '  the order decides which client is served by which server; the target order would move 100 % of them (--enforce-order removes servers and adds them again)',
      '',
      'Nothing to do.',
      '',
    ]);
  });

  test('as commands that lead there, and back in JSON', () => {
    const plan = planChanges(from, to);
    expect(planFormats.commands(plan)).toBe('-d -t 192.0.2.1:80 -r 10.0.0.2:80\n-D -t 192.0.2.2:80\n');
    expect((JSON.parse(planFormats.json(plan, [], false, [])) as { inverse: unknown }).inverse).toEqual([
      '-A -t 192.0.2.2:80 -s rr',
      '-a -t 192.0.2.2:80 -r 10.0.0.1:80 -g -w 1',
      '-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1',
    ]);
  });
});

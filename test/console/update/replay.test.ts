import { describe, expect, test } from 'vitest';
import { replayed } from '../../../src/console/update/begin-replay.ts';
import { initialState } from '../../../src/console/initial.ts';
import type { Sample } from '../../../src/live/sample.ts';
import { busySite, drainingSite } from '../support/observations.ts';
import { from, operator, start } from '../support/operator.ts';

const weighing = (at: number, weight: number): Sample => {
  const [one, ...others] = busySite.servers;
  const servers = one === undefined ? [] : [{ ...one, weight }, ...others];
  return { at, observation: { services: [{ ...busySite, servers }, drainingSite], unknown: [] } };
};
const samples = [weighing(1000, 1), weighing(2000, 1), weighing(3000, 4)];
const lock = { reason: 'a recording cannot be changed', opens: false };
const source = { ...start.source, spec: 'ssh://lb1', recorded: 'a.jsonl' };
const shown = () => from(replayed(initialState({ ...start, source, lock, now: 1000 }), samples), []);

const title = (one: ReturnType<typeof shown>) => one.screen[0] ?? '';

describe('a recording', () => {
  test('begins with its first sample, and is stepped through with [ ] { }', () => {
    expect(title(shown())).toMatch(/recorded .*:01 {2}1 of 3 {2}read-only {2}ssh:\/\/lb1/);
    expect(title(shown().type(']'))).toContain('2 of 3');
    expect(title(shown().type('}'))).toContain('3 of 3');
    expect(shown().type(']]]').state.notice?.text).toBe('the recording ends here');
    expect(shown().type('[').state.notice?.text).toBe('the recording begins here');
  });

  test('shows at each sample the history up to it, and not what comes after', () => {
    const most = (one: ReturnType<typeof shown>) => one.type('\r').screen.filter((row) => row.includes('at most'));
    const rising = [1, 2, 9].map((active, place): Sample => {
      const [first, ...others] = busySite.servers;
      const servers = first === undefined ? [] : [{ ...first, active }, ...others];
      return { at: 1000 * (place + 1), observation: { services: [{ ...busySite, servers }], unknown: [] } };
    });
    const replay = from(replayed(initialState({ ...start, source, lock, now: 1000 }), rising), []).type('j');
    expect(most(replay)[0]).toMatch(/ at most 1$/);
    expect(most(replay.type(']'))[0]).toMatch(/ at most 2$/);
    expect(most(replay.type(']]'))[0]).toMatch(/ at most 9$/);
  });

  test('plays with Z, one sample for each interval, and stops at its end', () => {
    const playing = shown().type('Z');
    expect(title(playing)).toContain('playing');
    const once = playing.happens({ kind: 'tick', at: 99_000 });
    expect(title(once)).toContain('2 of 3');
    const ended = once.happens({ kind: 'tick', at: 99_000 }).happens({ kind: 'tick', at: 99_000 });
    expect(title(ended)).toMatch(/recorded .*3 of 3/);
    expect(title(ended.type('Z'))).toMatch(/playing .*1 of 3/);
  });

  test('never becomes stale', () => {
    expect(title(shown().happens({ kind: 'tick', at: 1e9 }))).not.toContain('STALE');
  });

  test('cannot be changed, and has no connections', () => {
    expect(shown().type('jd').state.notice?.text).toBe('d drain: a recording cannot be changed');
    expect(shown().type('3').effects).toEqual([]);
    expect(shown().type('3').screen.join('\n')).toContain('unknown: a recording has no connections');
  });

  test('tells in the log what changed in it', () => {
    expect(shown().type('7').screen.join('\n')).toContain('10.0.0.1:80 weight 1 -> 4');
  });
});

describe('= compares', () => {
  test('the sample shown with the last one of a recording', () => {
    const screen = shown().type('=').screen.join('\n');
    expect(screen).toContain('at the end');
    expect(screen).toMatch(/10\.0\.0\.1:80 +1 → 4 +12 +3/);
  });

  test('an earlier sample with the present, added and deleted rows too', () => {
    const gone = { services: [busySite], unknown: [] };
    const live = operator().sees(gone, 2000).type('[=').screen.join('\n');
    expect(live).toMatch(/^- {2}└ 10\.0\.0\.3:80 +0 → –/m);
    expect(operator().sees(gone, 2000).type('=').state.notice?.text).toBe('= compare: the table is live; [ goes back');
  });
});

describe(':record', () => {
  const recorded = operator()
    .sees({ services: [busySite], unknown: [] }, 2000)
    .type(':record a.jsonl\r');

  test('writes the samples that are kept', () => {
    expect(recorded.effects.at(-1)).toMatchObject({ kind: 'record', path: 'a.jsonl', overwrite: false });
    expect(recorded.effects.at(-1)).toHaveProperty('samples.length', 2);
    const said = recorded.happens({ kind: 'recorded', path: 'a.jsonl', samples: 2 }).state.notice?.text;
    expect(said).toBe('2 samples recorded in a.jsonl');
  });

  test('asks before it replaces a file', () => {
    const asked = recorded.happens({ kind: 'save-exists', path: 'a.jsonl', what: 'recording' });
    expect(asked.screen.join('\n')).toContain('a.jsonl exists. Replace it with the recording?');
    expect(asked.type('y').effects.at(-1)).toMatchObject({ kind: 'record', overwrite: true });
    expect(asked.type('n').effects).toEqual(recorded.effects);
  });

  test('needs a file name', () => {
    expect(operator().type(':record\r').state.notice?.text).toBe('a file name is needed: :record FILE');
  });
});

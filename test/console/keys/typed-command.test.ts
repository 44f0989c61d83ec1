import { describe, expect, test } from 'vitest';
import { changesOfLine } from '../../../src/change/changes-of-line.ts';
import { tableOf } from '../../../src/domain/observation.ts';
import { lines } from '../../../src/console/writing/change-lines.ts';
import { operator, type Operator } from '../support/operator.ts';
import { twoSites } from '../support/observations.ts';

/** Answers what a line of ipvsadm changes. */
async function read(asked: Operator): Promise<Operator> {
  const effect = asked.effects.findLast(({ kind }) => kind === 'read-line');
  if (effect?.kind !== 'read-line') throw new Error('no line was asked about');
  const { line, table } = effect;
  return asked.happens({ kind: 'line-read', line, read: await changesOfLine(line, table) });
}

const text = ({ state }: Operator) => (state.dialog?.kind === 'prompt' ? state.dialog.field.text : null);
const choices = ({ state }: Operator) => (state.dialog?.kind === 'prompt' ? state.dialog.choices : []);

describe('a line of ipvsadm after :', () => {
  test.each([
    ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 9', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 9']],
    ['ipvsadm -a -t 192.0.2.1:80 -r 10.0.0.9 -m', ['-a -t 192.0.2.1:80 -r 10.0.0.9:80 -m -w 1']],
    ['-D -t 192.0.2.2:80', ['-D -t 192.0.2.2:80']],
    ['-Z -t 192.0.2.2:80', ['-Z -t 192.0.2.2:80']],
  ])('%s is shown as a plan', async (line, changes) => {
    const { state } = await read(operator().type(`:${line}\r`));
    expect(state.dialog?.kind === 'plan' ? lines(state.dialog.proposal.changes) : null).toEqual(changes);
  });

  test.each([
    ['-e -t 192.0.2.7:80 -r 10.0.0.1:80 -g -w 9', 'Service not defined'],
    ['-a -t 192.0.2.1:80 -r 10.0.0.1:80', 'Destination already exists'],
    ['-Ln', 'it changes nothing'],
  ])('%s says why it is not', async (line, why) => {
    const { state } = await read(operator().type(`:${line}\r`));
    expect(state.dialog).toBeNull();
    expect(state.notice?.text).toContain(why);
  });

  test('is about the table as it is staged', async () => {
    const asked = operator().type('o\t192.0.2.9\r\x13:-a -t 192.0.2.9:80 -r 10.0.0.9\r');
    expect(lines((await read(asked)).state.staged)).toHaveLength(2);
  });

  test('is blocked while the console is locked', () => {
    expect(operator().type('L:-C\r').state.notice?.text).toContain(':ipvsadm is blocked: locked');
  });

  test('is read as ipvsadm reads it', async () => {
    expect(await changesOfLine('-A -t 192.0.2.9:80 -s nosuch', tableOf(twoSites))).toMatchObject({ ok: false });
  });
});

describe('what a key does has a name', () => {
  test.each<[string, (one: Operator) => unknown, unknown]>([
    [':servers-view\r', ({ state }) => state.view, 'servers'],
    ['j:drain-everywhere\r', ({ state }) => state.dialog?.kind, 'plan'],
    [':mark-all\r', ({ state }) => state.table.marks.size, 4],
    [':fold-all\r', ({ state }) => state.table.folded.size, 2],
    [':pau\r', ({ state }) => state.live.frozen !== null, true],
    [':redo\r', ({ state }) => state.notice?.text, ':redo: nothing was undone here'],
    [':nosuch\r', ({ state }) => state.notice?.text, "there is no command 'nosuch'; Tab shows those that exist"],
  ])('%j', (keys, of, wanted) => {
    expect(of(operator().type(keys))).toEqual(wanted);
  });
});

describe('Tab', () => {
  test.each([
    [':qu\t', 'quit '],
    [':sort ou\t', 'sort out'],
    [':-e -t 192.0.2.2:8\t', '-e -t 192.0.2.2:80 '],
    [':-e -t 192.0.2.1:80 -r 10.0.0.2\t', '-e -t 192.0.2.1:80 -r 10.0.0.2:80 '],
    ['fmeth\t', 'method:'],
  ])('%j completes', (keys, completed) => {
    expect(text(operator().type(keys))).toBe(completed);
  });

  test('shows what there is to choose from', () => {
    const shown = operator().type(':-e -t 192.0.2.1:80 -r \t');
    expect(choices(shown)).toEqual(['10.0.0.1:80', '10.0.0.2:80']);
    expect(text(shown)).toBe('-e -t 192.0.2.1:80 -r 10.0.0.');
    expect(shown.screen.join('\n')).toContain('10.0.0.1:80  10.0.0.2:80');
    expect(choices(shown.type('1'))).toEqual([]);
  });

  test('completes names of files', () => {
    const asked = operator().type(':write ru\t');
    expect(asked.effects.at(-1)).toEqual({ kind: 'list-files', word: 'ru' });
    const one = asked.happens({ kind: 'files-listed', word: 'ru', paths: ['rules/'] });
    expect(text(one)).toBe('write rules/');
    const home = operator()
      .type('s~/a\t')
      .happens({ kind: 'files-listed', word: '~/a', paths: ['/root/a1', '/root/a2'] });
    expect(text(home)).toBe('/root/a');
    expect(text(asked.type('x').happens({ kind: 'files-listed', word: 'ru', paths: ['rules/'] }))).toBe('write rux');
  });

  test('says that nothing fits', () => {
    expect(operator().type(':zzz\t').state.notice?.text).toBe("nothing begins with 'zzz'");
  });
});

describe('lines of prompts', () => {
  test('are kept for later runs', () => {
    expect(operator().type(':log\r').effects).toContainEqual({ kind: 'keep-line', purpose: 'command', line: 'log' });
    expect(operator().type('fmasq\r').effects).toContainEqual({ kind: 'keep-line', purpose: 'filter', line: 'masq' });
    expect(
      operator()
        .type('jw3\r')
        .effects.filter(({ kind }) => kind === 'keep-line'),
    ).toEqual([]);
  });

  test('of earlier runs come back with the up arrow', () => {
    const later = operator().happens({ kind: 'lines-read', lines: { command: ['sort cps', 'log'] } });
    expect(text(later.type(':\x1b[A\x1b[A'))).toBe('sort cps');
  });
});

import { expect, test } from 'vitest';
import { operator } from '../support/operator.ts';
import { oneClient } from '../support/observations.ts';

const start = operator();

test('a backtick goes to the view before, and back', () => {
  const log = start.type('27');
  expect(log.type('`').state.view).toBe('servers');
  expect(log.type('``').state.view).toBe('log');
  expect(log.type('?`').state.view).toBe('servers');
  expect(start.type('`').state.view).toBe('table');
});

test('y copies the name of a row, Y the lines of everything staged', () => {
  expect(start.type('jy').effects).toEqual([{ kind: 'copy', text: '10.0.0.1:80' }]);
  expect(start.type('Y').state.notice?.text).toBe('Y copy the lines: nothing is staged');
  const staged = start.type('jw3\r\x13jw4\r\x13').type('Y');
  expect(staged.effects.at(-1)).toEqual({
    kind: 'copy',
    text: 'ipvsadm -e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3\nipvsadm -e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 4\n',
  });
});

test('the count of groups takes room only where connections are grouped', () => {
  const seen = start.type('3').happens({ kind: 'connections', connections: [oneClient] });
  expect(seen.screen[2]).not.toContain('COUNT');
  expect(seen.screen[2]).toContain('REAL SERVER');
  expect(seen.type('B').screen[2]).toContain('COUNT');
});

test('y does not copy a hidden client', () => {
  const seen = start.type('3').happens({ kind: 'connections', connections: [oneClient] });
  expect(seen.type('y').effects.at(-1)).toEqual({ kind: 'copy', text: '198.51.100.7:40001' });
  expect(seen.type('Py').effects.filter(({ kind }) => kind === 'copy')).toEqual([]);
});

test('v marks every server from the one marked last to the one under the cursor, up or down', () => {
  const all = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'];
  const marked = (keys: string) => all.filter((name) => [...start.type(keys).state.table.marks].join().includes(name));
  expect(marked('j jjv')).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3']);
  expect(marked('jjjj kkkkv')).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3']);
  expect(start.type('v').state.notice?.text).toBe('v mark to here: nothing is marked');
});

test('C leaves title, heads, rows and one row of keys', () => {
  const { screen } = start.type('C');
  expect(screen[1]).toMatch(/SERVICE/);
  expect(screen.slice(2, 22).join('')).not.toContain('──');
  expect(screen[22]).toBe('');
  expect(screen[23]).toContain(' d drain');
  expect(start.type('CC').screen).toEqual(start.screen);
});

test('T shows the next theme, from the one of the settings on', () => {
  expect(start.type('T').state.theme).toBe('light');
  expect(start.type('TTTT').state.theme).toBe('dark');
  expect(operator({ preferences: { theme: '16' } }).type('T').state.theme).toBe('none');
});

test('H hides the column headers, and gives their row to the table', () => {
  const shown = operator();
  const hidden = shown.type('H');
  expect(shown.screen.join('\n')).toContain('ACTIVE');
  expect(hidden.screen.join('\n')).not.toContain('WEIGHT');
  expect(hidden.type('H').screen).toEqual(shown.screen);
});

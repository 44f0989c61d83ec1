import { describe, expect, test } from 'vitest';
import { operator } from '../support/operator.ts';

const help = operator({ size: { columns: 100, rows: 100 } }).type('?');
const shown = (keys: string) => help.type(keys).screen.join('\n');

describe('the help', () => {
  test('begins with the view below it', () => {
    expect(shown('')).toContain('Services: services and their real servers');
    expect(operator().type('5?').screen.join('\n')).toContain('Problems: problems of the table');
  });

  test('says how the view is read, and has the keys of the problems view', () => {
    expect(shown('')).toContain('The letter in front of a row: ! needs a look, D drains');
    expect(shown('/fix of')).toMatch(/In the problems view\n +f +stage the fix of a problem/);
  });

  test('is in two columns where there is room, and each entry is whole', () => {
    const wide = operator({ size: { columns: 200, rows: 80 } }).type('?').screen;
    expect(wide.find((row) => row.includes('In the plan view'))).toContain(
      ' Changes (each shows its ipvsadm lines first)',
    );
    expect(wide.filter((row) => row.length > 200)).toEqual([]);
    expect(wide.filter((row) => row.includes('…'))).toEqual([]);
  });

  test('shows while a search is typed only what has its words, with their headings', () => {
    const screen = shown('/drain every');
    expect(screen).toContain("1 entry has 'drain every'; Esc shows all");
    expect(screen).toMatch(/Changes .*\n +D +weight 0 for this machine/);
    expect(screen).not.toContain('Moving');
    expect(shown('/CONNECTIONS PER SECOND')).toContain('cps');
    expect(shown('/nothing like it')).toContain('no entries have');
  });

  test('keeps a search that Enter ends, and shows all again after Esc', () => {
    expect(shown('/ramp\r')).toContain('Esc shows all');
    expect(shown('/ramp\r')).toContain('ramp TIME');
    const all = help.type('/ramp\r').type('\x1b');
    expect(all.state.view).toBe('help');
    expect(all.screen).toEqual(help.screen);
    expect(help.type('/ramp').type('\x1b').screen).toEqual(help.screen);
    expect(all.type('\x1b').state.view).toBe('table');
  });

  test('goes with the key that opened it', () => {
    expect(help.type('?').state.view).toBe('table');
  });

  test('has a search of its own: that of the rows stays', () => {
    expect(operator().type('/10.0.0.2\r?/ramp\r').state.table.search).toBe('10.0.0.2');
  });
});

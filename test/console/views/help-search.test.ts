import { describe, expect, test } from 'vitest';
import { operator } from '../support/operator.ts';

const help = operator({ size: { columns: 100, rows: 100 } }).type('?');
const shown = (keys: string) => help.type(keys).screen.join('\n');

describe('the help', () => {
  test('begins with the view below it', () => {
    expect(shown('')).toContain('Services: services and their real servers');
    expect(operator().type('5?').screen.join('\n')).toContain('Problems: problems of the table');
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

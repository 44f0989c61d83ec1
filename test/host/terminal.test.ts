import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { nodeTerminal } from '../../src/host/terminal.ts';
import type { Terminal, TerminalSize } from '../../src/ports/terminal.ts';
import { headlessTerminal, type Screen, screen } from '../support/headless-terminal.ts';

interface Setting {
  readonly terminal: Terminal;
  readonly screen: Screen;
  type(text: string): void;
  resize(size: TerminalSize): void;
}

const small: TerminalSize = { columns: 40, rows: 6 };

function headless(): Setting {
  const terminal = headlessTerminal(small);
  return { terminal, screen: terminal.screen, type: terminal.type, resize: terminal.resize };
}

/** The streams of a terminal, with a screen in memory at their end. */
function node(): Setting {
  const shown = screen(small);
  shown.write('$ lvsrules\r\n');
  const input = new PassThrough();
  const output = Object.assign(new EventEmitter(), { ...small, write: (text: string) => void shown.write(text) });
  return {
    terminal: nodeTerminal(input, output),
    screen: shown,
    type: (text) => void input.write(text),
    resize: (size) => {
      shown.resize(size);
      Object.assign(output, size).emit('resize');
    },
  };
}

describe.each([
  { name: 'the terminal of the process', make: node },
  { name: 'the terminal in memory', make: headless },
])('$name', ({ make }) => {
  test('is another screen from enter to leave, and then the one it was', async () => {
    const { terminal, screen: shown } = make();
    const before = await shown.rows();
    terminal.enter();
    terminal.write('\x1b[1;1Hhello');
    expect(await shown.alternate()).toBe(true);
    expect((await shown.rows())[0]).toBe('hello');
    terminal.leave();
    expect(await shown.alternate()).toBe(false);
    expect(await shown.rows()).toEqual(before);
  });

  test('may be entered and left twice', async () => {
    const { terminal, screen: shown } = make();
    terminal.enter();
    terminal.enter();
    terminal.leave();
    terminal.leave();
    expect(await shown.alternate()).toBe(false);
  });

  test('writes nothing when it has not been entered', async () => {
    const { terminal, screen: shown } = make();
    const before = await shown.rows();
    terminal.write('lost');
    terminal.enter();
    terminal.leave();
    terminal.write('lost');
    expect(await shown.rows()).toEqual(before);
  });

  test('passes keys on until there are no listeners', async () => {
    const { terminal, type } = make();
    const heard: string[] = [];
    terminal.enter();
    const quiet = terminal.onInput((bytes) => void heard.push(new TextDecoder().decode(bytes)));
    type('w3');
    await new Promise(setImmediate);
    quiet();
    type('x');
    await new Promise(setImmediate);
    terminal.leave();
    expect(heard.join('')).toBe('w3');
  });

  test('tells its size when it changes', () => {
    const { terminal, resize } = make();
    const sizes: TerminalSize[] = [];
    const quiet = terminal.onResize((size) => void sizes.push(size));
    resize({ columns: 60, rows: 15 });
    quiet();
    resize({ columns: 80, rows: 24 });
    expect(sizes).toEqual([{ columns: 60, rows: 15 }]);
    expect(terminal.size()).toEqual({ columns: 80, rows: 24 });
  });
});

test('a terminal that does not know its size counts as 80x24', () => {
  const output = Object.assign(new EventEmitter(), { columns: 0, rows: 0, write: () => true });
  expect(nodeTerminal(new PassThrough(), output).size()).toEqual({ columns: 80, rows: 24 });
});

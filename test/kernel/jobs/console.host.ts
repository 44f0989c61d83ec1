import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Screen, screen } from '../../support/headless-terminal.ts';
import type { HostPart } from '../host-part.ts';

type State = (line: string) => void;

/** Sits at the terminal of the machine: reads the screen, types, and compares with what ipvsadm prints there. */
export function hostPart(): HostPart {
  const shown = screen({ columns: 80, rows: 24 });
  const decoder = new TextDecoder();
  let type: (keys: string) => void = () => undefined;
  let numbers: readonly [connections: string, totals: string] | null = null;
  let started = false;
  const visit = async (state: State) => {
    const check = async (title: string, holds: () => Promise<void>) => {
      try {
        await holds();
        state(`ok - ${title}`);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        state(`not ok - ${title}\n${why.replace(/^/gm, '  ')}`);
      }
    };
    await check('the first screen shows the services and their servers', async () => {
      const rows = await until(shown, 'the table', (text) => text.includes('10.2.0.2:5353'));
      for (const name of names) assert.ok(rowOf(rows, name), `${name} is not in\n${rows.join('\n')}`);
      assert.ok(rows.some((row) => row.includes('  netlink  ')));
    });
    await check('connections on the screen are those that ipvsadm shows', async () => {
      for (let tries = 0; tries < 900 && numbers === null; tries++) await sleep(200);
      assert.ok(numbers, 'the job never said its numbers');
      const wanted = serversOf(numbers[0])
        .map(([name, ...words]) => `${name ?? ''} ${words.slice(-2).join(' ')}`)
        .sort();
      await until(shown, wanted.join(', '), (text) => {
        const rows = text.split('\n').filter((row) => / [├└] /.test(row));
        return (
          rows
            .map((row) => columnsOf(row, [0, 3, 4]))
            .sort()
            .join() === wanted.join()
        );
      });
    });
    await check('totals on the screen are those of ipvsadm --stats --exact', async () => {
      const wanted = linesOf(numbers?.[1] ?? '')
        .map((words) => words.join(' '))
        .sort();
      await scrollTo(shown, 'CONNS', () => {
        type('\x1b[C');
      });
      await until(shown, wanted.join(', '), (text) => {
        const rows = text.split('\n').filter((row) => / (▾|[├└]) /.test(row));
        return (
          rows
            .map((row) => columnsOf(row, [0, 1, 2, 3, 4, 5]))
            .sort()
            .join() === wanted.join()
        );
      });
      await scrollTo(shown, 'METHOD', () => {
        type('\x1b[D');
      });
    });
    await check('a weight is shown as the line that sets it, then set', async () => {
      type('gj');
      type('w');
      await until(shown, 'the field', (text) => /10\.2\.0\.1:8080.*\n[^]*eight/.test(text));
      type('3\r');
      await until(shown, 'the line', (text) => text.includes('ipvsadm -e -t 10.1.0.1:80 -r 10.2.0.1:8080 -m -w 3'));
      type('\r');
      await until(shown, 'the weight', (text) => /10\.2\.0\.1:8080 +Masq +3 /.test(text));
    });
    await check('q ends the console and leaves the terminal as it was', async () => {
      type('q');
      const rows = await until(shown, 'the end', (text) => text.includes('same-terminal'));
      assert.equal(await shown.alternate(), false);
      assert.deepEqual(
        rows.filter((row) => row !== ''),
        ['before-the-console', 'exit 0', 'same-terminal'],
      );
    });
    type('\r');
  };
  return {
    terminal: {
      onOutput: (bytes) => {
        shown.write(decoder.decode(bytes, { stream: true }));
      },
      onReady: (typing) => {
        type = typing;
      },
    },
    onLine: (line, state) => {
      if (!started) void visit(state);
      started = true;
      if (!line.startsWith('numbers ')) return false;
      numbers = JSON.parse(line.slice('numbers '.length)) as [string, string];
      return true;
    },
  };
}

const names = [
  'TCP 10.1.0.1:80',
  '10.2.0.1:8080',
  '10.2.0.2:8080',
  'UDP 10.1.0.1:53',
  '10.2.0.1:5353',
  '10.2.0.2:5353',
];

/** Waits until the screen is as wanted, and gives its rows; fails with the last ones. */
async function until(shown: Screen, what: string, wanted: (text: string) => boolean): Promise<readonly string[]> {
  let rows: readonly string[] = [];
  for (let tries = 0; tries < 900; tries++) {
    rows = await shown.rows();
    if (wanted(rows.join('\n'))) return rows;
    await sleep(200);
  }
  throw new Error(`never seen: ${what}\n${rows.join('\n')}`);
}

/** Presses a key, one press after the other has shown, until a column is beside the names. */
async function scrollTo(shown: Screen, column: string, press: () => void): Promise<void> {
  const header = async () => (await shown.rows()).find((row) => row.includes('SERVICE / SERVER')) ?? '';
  const isThere = (row: string) => row.split(/[ ‹]+/).indexOf(column) === row.split(/[ ‹]+/).indexOf('SERVER') + 1;
  for (let row = await header(), presses = 0; !isThere(row) && presses < 30; row = await header(), presses++) {
    press();
    for (let tries = 0; tries < 50 && (await header()) === row; tries++) await sleep(200);
  }
}

function rowOf(rows: readonly string[], name: string): string | undefined {
  return rows.find((row) => ` ${row} `.includes(` ${name} `));
}

/** The words of a row of the screen; the protocol and the name of a service are one. */
function columnsOf(row: string, wanted: readonly number[]): string {
  const words = row
    .replace(/[▾├└]/g, ' ')
    .trim()
    .replace(/^(TCP|UDP) /, '$1_')
    .split(/ +/);
  return wanted
    .map((column) => words[column] ?? '')
    .join(' ')
    .replace('_', ' ');
}

/** The lines of a listing below its headers, in words. */
function linesOf(listing: string): readonly (readonly string[])[] {
  return listing
    .trimEnd()
    .split('\n')
    .slice(3)
    .map((line) => line.replace('->', '').trim().split(/ +/));
}

function serversOf(listing: string): readonly (readonly string[])[] {
  return linesOf(listing).filter(([first]) => !/^(TCP|UDP)$/.test(first ?? ''));
}

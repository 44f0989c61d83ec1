import { writeFileSync } from 'node:fs';
import { initialState } from '../../src/console/initial.ts';
import { decode, nothingUndecoded } from '../../src/console/keys/decode-keys.ts';
import type { State } from '../../src/console/state.ts';
import { update } from '../../src/console/update.ts';
import { frame } from '../../src/console/views/frame.ts';
import { demoDirector } from '../../src/cli/console/demo-director.ts';
import type { TerminalSize } from '../../src/ports/terminal.ts';
import { picture } from './picture.ts';

/** A picture for the documents: what is typed into the demonstration, after how many seconds of watching. */
interface Script {
  readonly path: string;
  readonly size: TerminalSize;
  readonly seconds: number;
  readonly keys: string;
}

const scripts: readonly Script[] = [
  { path: 'docs/console-table.svg', size: { columns: 80, rows: 24 }, seconds: 12, keys: 'jj' },
  { path: 'docs/console-drain.svg', size: { columns: 80, rows: 24 }, seconds: 12, keys: 'jjd' },
  { path: 'docs/console-wide.svg', size: { columns: 190, rows: 34 }, seconds: 60, keys: 'jjw2\r\x13' },
];

/** Every picture, as the program draws it. The clock and the clients are always the same. */
export async function consolePictures(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  process.env['TZ'] = 'UTC';
  return Promise.all(
    scripts.map(async ({ path, size, seconds, keys }) => ({
      path,
      text: picture(frame(await typed(size, seconds, keys)), size.columns),
    })),
  );
}

async function typed(size: TerminalSize, seconds: number, keys: string): Promise<State> {
  const begin = Date.UTC(2026, 10, 23, 14, 0, 0);
  let now = begin;
  const director = demoDirector({ now: () => now, sleep: () => Promise.resolve() });
  const source = {
    spec: 'sim',
    simulated: 'a demonstration (--demo), no kernel is touched',
    intervalMs: 1000,
    kernel: {},
  };
  let state = initialState({ size, source, lock: null, rules: null, now });
  for (let second = 0; second <= seconds; second++) {
    now = begin + second * 1000;
    const observed = await director.observe();
    if (!observed.ok) throw new Error('the demonstration cannot be read');
    [state] = update(state, { kind: 'observed', at: now, observation: observed.value });
  }
  for (const event of decode(nothingUndecoded, new TextEncoder().encode(keys))[1]) [state] = update(state, event);
  return state;
}

/** Writes the pictures: `npx tsx test/pictures/console-pictures.ts`. */
if (process.argv[1]?.endsWith('console-pictures.ts')) {
  for (const { path, text } of await consolePictures()) writeFileSync(path, text);
}

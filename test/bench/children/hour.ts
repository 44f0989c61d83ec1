import { simulatedDirector } from '../../../src/directors/simulated.ts';
import { demoDirector } from '../../../src/cli/console/demo-director.ts';
import { keepHeapSmall } from '../../../src/cli/console/small-heap.ts';
import type { ConsolePorts } from '../../../src/console/ports.ts';
import { theme } from '../../../src/console/paint/theme.ts';
import { runConsole } from '../../../src/console/shell.ts';
import { changesOf } from '../../../src/domain/changes-of.ts';
import { success } from '../../../src/domain/result.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { ipvs } from '../../../src/kernel/ipvs.ts';
import type { Director } from '../../../src/ports/director.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import { rulesText } from '../rules-text.ts';

/**
 * The memory of a console that refreshes once a second, on a clock that does not wait: after two minutes, when every
 * history is full, and after an hour. A large table is still.
 */
keepHeapSmall();
const minutes = Number(process.argv[3] ?? 60);
const clock = virtualClock(1_000_000);
const director = process.argv[2] === 'large' ? largeDirector() : demoDirector(clock);
const quiet = () => () => undefined;
const ports: ConsolePorts = {
  director,
  terminal: {
    size: () => ({ columns: 80, rows: 24 }),
    onResize: quiet,
    onInput: quiet,
    write: () => undefined,
    enter: () => undefined,
    leave: () => undefined,
    suspend: () => undefined,
  },
  clock,
  interrupted: new AbortController().signal,
  journal: null,
  who: 'bench',
  policies: [],
  watch: { watch: () => ({ ready: Promise.resolve(), close: () => Promise.resolve() }) },
  readTarget: () => Promise.resolve({ kind: 'reading' }),
  save: () => Promise.resolve(success('saved')),
  record: () => Promise.resolve(success('saved')),
  explain: ({ kind }) => kind,
};

function largeDirector(): Director {
  const kernel = ipvs({ now: clock.now() });
  for (const change of changesOf(predict(rulesText(11_112)).table)) kernel.apply(change);
  return simulatedDirector({ kernel, clock });
}

const megabytes = () => process.memoryUsage.rss() / 1024 / 1024;
void runConsole(ports, {
  source: { spec: 'sim', simulated: 'a bench', intervalMs: 1000, kernel: {} },
  lock: null,
  rules: null,
  theme: () => theme('256', false),
});
const after: number[] = [];
for (let minute = 1; minute <= minutes; minute++) {
  await clock.advance(60_000);
  after.push(Math.round(megabytes()));
}
process.stdout.write(JSON.stringify({ early: after[1], late: after.at(-1), most: Math.max(...after) }));
process.exit(0);

import type { ConsoleEvent } from '../../../src/console/event.ts';
import { initialState } from '../../../src/console/initial.ts';
import { decode, nothingUndecoded } from '../../../src/console/keys/decode-keys.ts';
import { paintLine, type PaintedLine } from '../../../src/console/paint/paint.ts';
import { theme } from '../../../src/console/paint/theme.ts';
import { difference } from '../../../src/console/screen/differ.ts';
import type { State } from '../../../src/console/state.ts';
import { update } from '../../../src/console/update.ts';
import { frame } from '../../../src/console/views/frame.ts';
import type { Connection, Observation } from '../../../src/domain/observation.ts';
import { netlinkDirector } from '../../../src/directors/netlink-director.ts';
import { openConversation } from '../../../src/directors/netlink/conversation.ts';
import { observedServices } from '../../../src/directors/observed-services.ts';
import { success } from '../../../src/domain/result.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import type { Director } from '../../../src/ports/director.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { socketOfTable } from '../../support/netlink-socket.ts';
import { rulesText } from '../rules-text.ts';

/**
 * What the console itself does from a sample or a key to the bytes for the terminal, in milliseconds of CPU: reading the
 * table is not its work, nor is writing the bytes.
 */
const size = { columns: 80, rows: 24 };
const colours = theme('256', false);

class Console {
  private state: State;
  private shown: readonly PaintedLine[] | null = null;
  private now = 1_000_000;

  constructor() {
    const source = { spec: 'sim', simulated: null, intervalMs: 1000, kernel: {} };
    this.state = initialState({ size, source, lock: null, rules: null, now: this.now });
  }

  happens(event: ConsoleEvent): void {
    [this.state] = update(this.state, event);
    const lines = frame(this.state).map((line) => paintLine(line, size.columns, colours));
    difference(this.shown, lines, size.rows, size.columns);
    this.shown = lines;
  }

  sees(observation: Observation): void {
    this.now += 1000;
    this.happens({ kind: 'observed', at: this.now, observation });
  }

  type(text: string): void {
    for (const event of decode(nothingUndecoded, new TextEncoder().encode(text))[1]) this.happens(event);
  }
}

/** A table under load, as a director reads it: a tenth of the servers changes from one sample to the next. */
function observation(lines: number, at: number): Observation {
  const figures = (of: number) => {
    const [connections, bytes] = [BigInt(of), BigInt(of * 1000)];
    return { connections, inPackets: bytes, outPackets: bytes, inBytes: bytes, outBytes: bytes };
  };
  let count = 0;
  const listed = predict(rulesText(lines)).table.services.map((service) => ({
    ...service,
    servers: service.servers.map((server) => {
      count++;
      const load = (count % 100) + (count % 10 === at % 10 ? at : 0);
      return { ...server, active: load, inactive: load, totals: figures(count + at), rates: figures(load) };
    }),
    totals: figures(at * 1000),
    rates: figures(at),
  }));
  return { services: observedServices(listed), unknown: [] };
}

/** A kernel whose table is read by netlink, as on a director. */
async function kernelWith(lines: number): Promise<Director> {
  const samples = Array.from({ length: 6 }, (_, at) => observation(lines, at).services);
  let reading = 0;
  const socket = socketOfTable(() => samples[reading++ % samples.length] ?? []);
  const director = await netlinkDirector(memoryFiles(), openConversation(success(socket)));
  if (!director.ok) throw new Error(director.failure.kind);
  return director.value;
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}

function middle(count: number, work: () => number): number {
  return median(Array.from({ length: count }, work));
}

/** Of the rounds, the later half: the first ones are compiled while they run. */
const rounds = 40;
const consoles = { few: new Console(), many: new Console() };
const kernels = { few: await kernelWith(45), many: await kernelWith(11_112) };
const spent: Record<'few' | 'many', number[]> = { few: [], many: [] };
for (let round = 0; round < rounds; round++) {
  for (const name of ['few', 'many'] as const) {
    const observed = await kernels[name].observe();
    if (!observed.ok) throw new Error(observed.failure.kind);
    const took = cpuMs(() => {
      consoles[name].sees(observed.value);
    });
    if (round >= rounds / 2) spent[name].push(took);
  }
}
const refresh = { few: median(spent.few), many: median(spent.many) };
const heldKey = middle(60, () => cpuMs(() => consoles.many.type('\x1b[B')));

const entries = Array.from({ length: 100_000 }, (_, at): Connection => ({
  protocol: 'tcp',
  expires: at % 900,
  state: ['ESTABLISHED', 'TIME_WAIT', 'FIN_WAIT', 'SYN_RECV'][at % 4] ?? '',
  source: `100.64.${(at >> 8) & 255}.${at & 255}`,
  sourcePort: 1024 + ((at * 7919) % 60_000),
  virtual: '10.0.0.1',
  virtualPort: 80,
  destination: `172.0.0.${17 + (at % 9)}`,
  destinationPort: 8080,
}));
const busy = new Console();
busy.sees(observation(45, 1));
busy.type('3');
const listing = middle(5, () => cpuMs(() => busy.happens({ kind: 'connections', connections: [...entries] })));
const key = middle(40, () => cpuMs(() => busy.type('j')));
const sort = middle(5, () => cpuMs(() => busy.type(':sort server\r:sort expires\r'))) / 2;
busy.type('f');
const filter = middle(5, () => cpuMs(() => busy.type('1')));
process.stdout.write(JSON.stringify({ refresh, heldKey, listing, key, sort, filter }));

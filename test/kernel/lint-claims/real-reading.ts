import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { output } from '../fact.ts';

/** What `ipvsadm -R` does with a line, as far as it can be seen from outside. */
export type SeenFate =
  /** Not a word of it: it is taken, lost, or holds nothing. */
  | 'quiet'
  | 'complained'
  /** The program ends at it. */
  | 'ended';

export interface SeenLine {
  readonly outcome: SeenFate | 'unread';
  /** What it would be, were the lines at which the program ends not there; null if the program has crashed. */
  readonly fate: SeenFate | null;
  readonly said: string;
}

export interface RealReading {
  readonly lines: readonly SeenLine[];
  /** What the kernel holds then, as it is saved, in no order; null if the program has crashed. */
  readonly left: readonly string[] | null;
}

/**
 * Lets the real program read files, each from an empty table. It takes long to start: as many files as can be go to it
 * in one stream, in which a complaint follows each line and tells it from the next. Where the program ends, another one
 * continues after that line.
 */
export function realReadings(files: readonly Buffer[]): readonly RealReading[] {
  const parts = files.map((text, number): Part => ({ number, lines: restored(text) }));
  const alone = parts.filter(isAlone);
  const streams = [parts.filter((part) => !isAlone(part)), ...alone.map((part) => [part])];
  const readings = readStreams(streams.map((stream) => Buffer.concat(stream.map(marked)))).flatMap((read, index) =>
    (streams[index] ?? []).map((part, place) => [part.number, reading(part, read, place)] as const),
  );
  return readings.sort(([left], [right]) => left - right).map(([, each]) => each);
}

interface Part {
  readonly number: number;
  readonly lines: readonly Buffer[];
}

interface StreamRead {
  /** What was said before each mark, and before that what told that the program had ended. */
  readonly said: ReadonlyMap<string, string>;
  readonly saves: readonly string[];
}

const ended = 'the program has ended\n';

function reading({ number, lines }: Part, { said, saves }: StreamRead, place: number): RealReading {
  const save = saves[place];
  const seen: SeenLine[] = [];
  let isOver = false;
  for (const index of lines.keys()) {
    const words = said.get(`${number}-${index}`) ?? (index === lines.length - 1 ? said.get('rest') : undefined);
    const fate = words === undefined ? null : words.includes(ended) ? 'ended' : words === '' ? 'quiet' : 'complained';
    seen.push({ outcome: isOver ? 'unread' : (fate ?? 'ended'), fate, said: words ?? '' });
    isOver ||= fate === 'ended' || fate === null;
  }
  return { lines: seen, left: save?.split('\n').sort() ?? null };
}

/** What the program says and prints for each stream. */
function readStreams(streams: readonly Buffer[]): readonly StreamRead[] {
  const folder = '/tmp/streams';
  mkdirSync(folder);
  for (const [index, stream] of streams.entries()) writeFileSync(`${folder}/${index}`, stream);
  writeFileSync(`${folder}/closing`, closing + stopping);
  // A program that ends puts its place in the file back to where it has read; one that crashes does not.
  const isThrough = 'grep -q "^pos:.$size$" /proc/self/fdinfo/0';
  const readOn = `until ${isThrough}; do ipvsadm -R; [ $? != 139 ] || break; echo ${ended.trim()} >&2; done`;
  const all = `while [ -e $n ]; do size=$(wc -c <$n); ${readOn} <$n >$n.out 2>$n.said; ipvsadm -R <closing >$n.left 2>/dev/null; n=$((n + 1)); done`;
  output('sh', '-c', `cd ${folder}; n=0; ${all}`);
  const found = streams.map((_, index) => streamRead(index, (name) => readFileSync(`${folder}/${name}`, 'latin1')));
  rmSync(folder, { recursive: true });
  return found;
}

function streamRead(index: number, read: (name: string) => string): StreamRead {
  const [words, printed] = [read(`${index}.said`), read(`${index}.out`) + read(`${index}.left`)];
  const pieces = words.split(/^--([0-9]+-(?:[0-9]+|end)): unknown option\n/m);
  // The last program ends because the stream does.
  const rest = (pieces.at(-1) ?? '').slice(0, -ended.length);
  const said = new Map(words.endsWith(ended) ? [['rest', rest]] : []);
  for (let at = 0; at + 1 < pieces.length; at += 2) said.set(pieces[at + 1] ?? '', pieces[at] ?? '');
  return { said, saves: printed.split(separator).filter((_, place) => place % 2 === 1) };
}

/** Shows what the kernel holds, between two lines that nothing else prints, then empties it. */
const closing = '--set 11 12 13\n-L --timeout\n-S -n\n-L --timeout\n-C\n--set 900 120 300\n';
const stopping = '--stop-daemon master\n--stop-daemon backup\n';
const separator = 'Timeout (tcp tcpfin udp): 11 12 13\n';

function marked(part: Part): Buffer {
  const { number, lines } = part;
  const pieces = lines.flatMap((line, index) =>
    isLost(line) ? [line] : [line, Buffer.from(`-Z --${number}-${index}\n`)],
  );
  return Buffer.concat([...pieces, Buffer.from(isAlone(part) ? '' : `${closing}-Z --${number}-end\n`)]);
}

/** The lines as `ipvsadm-restore` hands them on, each with its line feed: those that begin with `#` are empty. */
function restored(text: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf(10, start);
    const end = feed < 0 ? text.length : feed + 1;
    const line = text.subarray(start, end);
    found.push(line[0] === 35 ? Buffer.from('\n') : feed < 0 && !isLost(line) ? Buffer.from([...line, 10]) : line);
    start = end;
  }
  return found;
}

/**
 * Files that end the stream: in a line that is lost, or where the program crashes. Also those that start a daemon: one
 * that is stopped as soon as it has been started can hang this kernel.
 */
function isAlone({ lines }: Part): boolean {
  const text = Buffer.concat(lines).toString('latin1');
  return lines.some(isLost) || /--start-daemon|\s(-b|--sched-flags)[= ]?,+\s/.test(text);
}

/** A last line that ends in two blanks instead of a line feed. */
function isLost(line: Buffer): boolean {
  return /[\t\r ]{2}$/.test(line.toString('latin1')) && line.at(-1) !== 10;
}

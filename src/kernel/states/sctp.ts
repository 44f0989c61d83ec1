import type { Direction } from './tcp.ts';

const sctpStates = [
  'NONE',
  'INIT1',
  'INIT',
  'C-SENT',
  'C-REPLIED',
  'C-WAIT',
  'COOKIE',
  'C-ECHOED',
  'ESTABLISHED',
  'S-SENT',
  'S-RECEIVED',
  'S-ACK-SENT',
  'REJECTED',
  'CLOSED',
] as const;

export type SctpState = (typeof sctpStates)[number];

/** Seconds without a packet after which an association in this state ends. */
export function sctpTimeout(state: SctpState): number {
  switch (state) {
    case 'NONE':
      return 2;
    case 'INIT1':
    case 'REJECTED':
      return 4;
    case 'ESTABLISHED':
      return 900;
    default:
      return 61;
  }
}

/** The state after a packet, by the name of its first chunk; a chunk without a row counts as data. */
export function nextSctpState(state: SctpState, direction: Direction, chunk: string): SctpState {
  const rows = nextStates[direction];
  const found = rows[chunk] ?? rows['DATA'];
  return found?.[sctpStates.indexOf(state)] ?? state;
}

type Rows = Readonly<Record<string, readonly SctpState[]>>;

/** The kernel's transition tables: a column for each state in the order of `sctpStates`, `--` where nothing changes. */
const nextStates: Readonly<Record<Direction, Rows>> = {
  input: rows(`
    DATA              ES -- -- -- -- -- -- -- -- -- -- -- -- --
    INIT              I1 IN -- -- -- -- -- -- -- -- -- -- IN IN
    INIT-ACK          CW CW CW -- -- CO -- -- -- -- -- -- -- --
    COOKIE-ECHO       CR IN -- CR -- -- -- -- -- -- -- -- -- --
    COOKIE-ACK        ES -- -- -- -- -- -- ES -- -- -- -- -- --
    SHUTDOWN          SR -- -- -- -- -- -- -- SR -- -- -- -- --
    SHUTDOWN-ACK      CL IN -- -- -- -- -- -- -- CL -- CL -- --
    SHUTDOWN-COMPLETE CL CL CL -- -- -- -- -- -- -- -- CL -- --
    ERROR             CL -- -- -- -- -- -- CL -- -- -- -- -- --
    ABORT             CL CL CL CL CL RJ CL CL CL CL CL CL CL CL`),
  output: rows(`
    DATA              ES -- -- -- -- -- -- -- -- -- -- -- -- --
    INIT              CW CW CW CW CW CW CW CW -- CW CW CW CW CW
    INIT-ACK          CS CS CS CS -- -- -- -- -- -- -- -- -- --
    COOKIE-ECHO       CE CE CE CE CE CE CE CE -- -- -- -- -- --
    COOKIE-ACK        ES ES ES ES ES ES ES ES -- -- -- -- -- --
    SHUTDOWN          SS SS SS SS SS SS SS SS SS -- -- -- -- --
    SHUTDOWN-ACK      SA SA SA SA SA -- -- -- -- SA SA SA -- --
    SHUTDOWN-COMPLETE CL -- -- -- -- -- -- -- -- -- -- -- -- --
    ERROR             CL CL CL CL CL -- -- -- -- -- -- -- -- --
    ABORT             CL RJ CL CL CL CL CL CL CL CL CL CL CL CL`),
  'input-only': rows(`
    DATA              ES -- -- -- -- ES -- -- -- -- -- -- -- --
    INIT              I1 IN -- IN IN IN -- -- -- -- -- -- IN IN
    INIT-ACK          CE CE CE CE CE CE -- -- -- -- -- -- -- --
    COOKIE-ECHO       ES ES ES ES ES ES -- -- -- -- -- -- -- --
    COOKIE-ACK        ES -- -- ES ES -- ES ES -- -- -- -- -- --
    SHUTDOWN          SR -- -- -- -- -- -- -- SR -- -- -- -- --
    SHUTDOWN-ACK      CL IN -- -- -- -- -- -- CL CL -- CL -- --
    SHUTDOWN-COMPLETE CL CL CL CL CL -- -- -- -- -- CL CL -- --
    ERROR             CL -- -- -- -- -- -- -- -- -- -- -- -- --
    ABORT             CL CL CL CL CL RJ CL CL CL CL CL CL CL CL`),
};

function rows(text: string): Rows {
  const short = 'NO I1 IN CS CR CW CO CE ES SS SR SA RJ CL'.split(' ');
  const entries = text
    .trim()
    .split('\n')
    .map((line) => {
      const [chunk = '', ...next] = line.trim().split(/ +/);
      const states = next.map((name, column) => sctpStates[name === '--' ? column : short.indexOf(name)] ?? 'NONE');
      return [chunk, states] as const;
    });
  return Object.fromEntries(entries);
}

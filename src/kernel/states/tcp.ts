/** The effect of a protocol's packets on a connection. */
export type Direction = 'input' | 'output' | 'input-only';

const tcpStates = [
  'NONE',
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECV',
  'FIN_WAIT',
  'TIME_WAIT',
  'CLOSE',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'SYNACK',
] as const;

export type TcpState = (typeof tcpStates)[number];

/** Seconds without a packet after which a connection in this state ends; `--set` changes two of them. */
export const tcpTimeouts: Readonly<Record<TcpState, number>> = {
  NONE: 2,
  ESTABLISHED: 900,
  SYN_SENT: 120,
  SYN_RECV: 60,
  FIN_WAIT: 120,
  TIME_WAIT: 120,
  CLOSE: 10,
  CLOSE_WAIT: 60,
  LAST_ACK: 30,
  LISTEN: 120,
  SYNACK: 120,
};

/** The states that count as active connections. */
export const tcpActive: ReadonlySet<string> = new Set<TcpState>(['ESTABLISHED', 'SYN_SENT', 'SYN_RECV', 'SYNACK']);

/**
 * The state after a packet: a reset wins over SYN, SYN over FIN, FIN over ACK; a packet with none of them closes the
 * connection.
 */
export function nextTcpState(state: TcpState, direction: Direction, flags: string): TcpState {
  const event = events.find((letter) => flags.includes(letter));
  if (event === undefined) return 'CLOSE';
  return nextStates[direction][event][tcpStates.indexOf(state)] ?? 'CLOSE';
}

const events = ['R', 'S', 'F', 'A'] as const;

type Row = readonly TcpState[];

/** The kernel's transition tables: one row for each flag, one column for each state in the order of `tcpStates`. */
const nextStates: Readonly<Record<Direction, Readonly<Record<(typeof events)[number], Row>>>> = {
  input: {
    S: row('SR ES ES SR SR SR SR SR SR SR SR'),
    F: row('CL CW SS TW TW TW CL CW LA LI TW'),
    A: row('ES ES SS ES FW TW CL CW CL LI ES'),
    R: row('CL CL CL SR CL CL CL CL LA LI SR'),
  },
  output: {
    S: row('SS ES SS SR SS SS SS SS SS LI SR'),
    F: row('TW FW SS TW FW TW CL TW LA LI TW'),
    A: row('ES ES SS ES FW TW CL CW LA ES ES'),
    R: row('CL CL SS CL CL TW CL CL CL CL CL'),
  },
  'input-only': {
    S: row('SR ES ES SR SR SR SR SR SR SR SR'),
    F: row('CL FW SS TW FW TW CL CW LA LI TW'),
    A: row('ES ES SS ES FW TW CL CW CL LI ES'),
    R: row('CL CL CL SR CL CL CL CL LA LI CL'),
  },
};

function row(short: string): Row {
  const names: Readonly<Record<string, TcpState>> = {
    NO: 'NONE',
    ES: 'ESTABLISHED',
    SS: 'SYN_SENT',
    SR: 'SYN_RECV',
    FW: 'FIN_WAIT',
    TW: 'TIME_WAIT',
    CL: 'CLOSE',
    CW: 'CLOSE_WAIT',
    LA: 'LAST_ACK',
    LI: 'LISTEN',
    SA: 'SYNACK',
  };
  return short.split(' ').map((name) => names[name] ?? 'NONE');
}

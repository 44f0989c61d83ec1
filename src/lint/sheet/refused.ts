import type { Line } from './sheet.ts';

/** Why `ipvsadm -R` does not take a line, from the first sentence it prints. */
export interface Refused {
  readonly reason: RefusalReason;
  /** The line that was there first, where it is one that stands in the way. */
  readonly conflict?: Line;
  /** The real server that the line names, as the table would have it. */
  readonly server?: string;
  /** The word or name that the sentence quotes. */
  readonly subject: string;
  /** The sentence itself. */
  readonly said: string;
}

/** The sentences of ipvsadm that a rule speaks for; `*` stands for what they quote. */
const sentences = {
  'unknown-option': '*: unknown option',
  'missing-argument': '*: missing argument',
  'flag-with-value': '*: option does not take an argument',
  'no-command': 'Try `*ipvsadm*',
  'second-command': "invalid option `*'",
  'duplicate-option': "multiple '*' options specified",
  'tunnel-option-missing': "You need to supply the '*' option for the '*' tunnel type",
  'option-missing': "You need to supply the '*' option for the '*' command",
  'tunnel-option-illegal': "Illegal '*' option with the '*' tunnel type",
  'option-illegal': "Illegal '*' option with the '*' command",
  'tunnel-options-conflict': "The option '*' conflicts with the '*' option in the '*' tunnel type",
  'list-options-conflict': "The option '*' conflicts with the '*' option in the '*' command",
  'list-conflict': 'options conflicts in the list command',
  'unexpected-argument': 'unexpected argument *',
  'service-address': 'illegal virtual server address*',
  'server-address': 'illegal real server address*',
  fwmark: "invalid fwmark value `*' specified",
  weight: 'illegal weight specified',
  'upper-threshold': 'illegal u_threshold specified',
  'lower-threshold': 'illegal l_threshold specified',
  timeout: "invalid timeout value `*' specified",
  'timeout-count': '--set option requires 3 timeout values',
  netmask: 'illegal virtual server persistent mask specified',
  'netmask-v6': 'illegal ipv6 netmask specified',
  'tunnel-port': 'illegal tunnel port specified',
  'tunnel-type': 'illegal tunnel type specified',
  'flag-unknown': "invalid scheduler flag `*'",
  'flag-incompatible': "incompatible scheduler flag `*'",
  'port-zero': 'Zero port specified for non-persistent service',
  'one-packet': 'One-Packet Scheduling is only for UDP virtual services',
  'mixed-family': 'Different address family is allowed only for tunneling servers',
  'tunnel-without-ipip': 'Tunnel options conflict with forward method',
  'dash-6': '-6 used before -f',
  'daemon-value': 'illegal s* specified',
  'mcast-value': 'illegal mcast-* specified',
  'mcast-group': 'invalid IPv* mcast-group *',
  'service-exists': 'Service already exists',
  'scheduler-not-found': 'Scheduler or persistence engine not found',
  'no-such-service': 'No such service',
  'service-not-defined': 'Service not defined',
  'server-exists': 'Destination already exists',
  'no-such-server': 'No such destination',
  'thresholds-out-of-range': 'Numerical result out of range',
  'address-not-usable': 'Invalid operation.*',
  'daemon-running': 'Daemon has already run',
  'no-daemon': 'No daemon is running',
  'no-such-device': 'No such device',
  'too-many-for-mh': 'Cannot allocate memory',
} as const satisfies Readonly<Record<string, string>>;

/** Those below the sentences are told by the line itself: several faults share a sentence. */
export type RefusalReason =
  | keyof typeof sentences
  | 'crash'
  | 'ends'
  | 'mixed-with-daemon'
  | 'command-not-first'
  | 'comment'
  | 'quoted'
  | 'encoding'
  | 'long-token'
  | 'save-output'
  | 'save-empty-flags'
  | 'other';

const expressions = Object.entries(sentences).map(
  ([reason, sentence]) => [reason as RefusalReason, expression(sentence)] as const,
);

export function refusedBecause(stderr: string): Refused {
  const [said = ''] = stderr.split('\n');
  for (const [reason, pattern] of expressions) {
    const found = pattern.exec(said);
    if (found) return { reason, subject: found[1] ?? '', said };
  }
  return { reason: 'other', subject: '', said };
}

function expression(sentence: string): RegExp {
  const literal = sentence.replace(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '(.*)');
  return new RegExp(`^${literal}$`, 's');
}

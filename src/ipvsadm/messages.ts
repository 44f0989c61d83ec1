import type { Refusal } from '../domain/change.ts';
import type { Fault, NumberOption } from './fault.ts';

/** Every message of ipvsadm 1.31, without the line feed at its end. Scripts read them. */

export const noSuchService = 'No such service';
export const versionLine = 'ipvsadm v1.31 2019/12/24 (compiled with popt and IPVS v1.2.1)';

type Sentences = {
  readonly [Reason in Fault['reason']]: (fault: Fault & { readonly reason: Reason }) => string;
};

const plain = (sentence: string) => () => sentence;

const sentences: Sentences = {
  'no-command': plain("Try `ipvsadm -h' or 'ipvsadm --help' for more information."),
  'unknown-option': ({ argument }) => `${argument}: unknown option`,
  'missing-argument': ({ argument }) => `${argument}: missing argument`,
  'flag-with-value': ({ argument }) => `${argument}: option does not take an argument`,
  'second-command': ({ argument }) => `invalid option \`${argument}'`,
  'unexpected-argument': ({ argument }) => `unexpected argument ${argument}`,
  'duplicate-option': ({ group }) => `multiple '${group}' options specified`,
  'option-illegal': ({ group, command }) => `Illegal '${group}' option with the '${command}' command`,
  'option-missing': ({ group, command }) => `You need to supply the '${group}' option for the '${command}' command`,
  'list-options-conflict': ({ group, before, command }) =>
    `The option '${group}' conflicts with the '${before}' option in the '${command}' command`,
  'list-conflict': plain('options conflicts in the list command'),
  // The original ends in an extra line feed.
  'dash-6': plain('-6 used before -f\n'),
  'service-address': plain('illegal virtual server address[:port] specified'),
  'server-address': plain('illegal real server address[:port] specified'),
  netmask: plain('illegal virtual server persistent mask specified'),
  'netmask-v6': plain('illegal ipv6 netmask specified'),
  fwmark: ({ value }) => `invalid fwmark value \`${value}' specified`,
  timeout: ({ value }) => `invalid timeout value \`${value}' specified`,
  number: ({ option }) => `illegal ${numberNames[option]} specified`,
  'mcast-group': ({ value }) => `invalid ${value.includes(':') ? 'IPv6' : 'IPv4'} mcast-group \`${value}'`,
  'start-state': plain('illegal start-daemon parameter specified'),
  'stop-state': plain('illegal start_daemon specified'),
  'timeout-count': plain('--set option requires 3 timeout values'),
  'flag-unknown': ({ flag }) => `invalid scheduler flag \`${flag}'`,
  'flag-incompatible': ({ flag }) => `incompatible scheduler flag \`${flag}'`,
  'port-zero': plain('Zero port specified for non-persistent service'),
  'one-packet': plain('One-Packet Scheduling is only for UDP virtual services'),
  'mixed-family': plain('Different address family is allowed only for tunneling servers'),
  'tunnel-without-ipip': plain('Tunnel options conflict with forward method'),
  'tunnel-option-illegal': ({ group, type }) => `Illegal '${group}' option with the '${type}' tunnel type`,
  'tunnel-option-missing': ({ group, type }) =>
    `You need to supply the '${group}' option for the '${type}' tunnel type`,
  'tunnel-options-conflict': ({ group, before, type }) =>
    `The option '${group}' conflicts with the '${before}' option in the '${type}' tunnel type`,
  endless: plain('lvsrules: ipvsadm never ends on !#:+ when all words that follow begin with a dash'),
};

const numberNames: Readonly<Record<NumberOption, string>> = {
  weight: 'weight',
  'u-threshold': 'u_threshold',
  'l-threshold': 'l_threshold',
  'tun-type': 'tunnel type',
  'tun-port': 'tunnel port',
  syncid: 'syncid',
  'mcast-port': 'mcast-port',
  'mcast-ttl': 'mcast-ttl',
  'sync-maxlen': 'sync-maxlen',
};

/** What ipvsadm says about a fault; our own message where the original never ends. */
export function faultSentence(fault: Fault): string {
  return (sentences[fault.reason] as (fault: Fault) => string)(fault);
}

/** Our own, where the original crashes with a segmentation fault. */
export const crashSentence = 'lvsrules: ipvsadm crashes on a list of scheduler flags that holds nothing but commas';

/** Our own, where the original says nothing. */
export const lostSentence = (line: number): string =>
  `lvsrules: line ${line} is lost: ipvsadm drops a last line that ends in two blanks and has no line feed`;

/** Where the kernel has no IPVS. */
export const noIpvs = [
  "Can't initialize ipvs: Protocol not available",
  'Are you sure that IP Virtual Server is built in the kernel or as module?',
].join('\n');

const refusals: Readonly<Record<Refusal, string>> = {
  'service-exists': 'Service already exists',
  'no-such-service': noSuchService,
  'service-not-defined': 'Service not defined',
  'scheduler-not-found': 'Scheduler or persistence engine not found',
  'server-exists': 'Destination already exists',
  'no-such-server': 'No such destination',
  'thresholds-out-of-range': 'Numerical result out of range',
  'address-not-usable': 'Invalid operation.  Possibly wrong module version, address not unicast, ...',
  'mixed-family-with-daemon': 'Invalid operation.  Possibly wrong module version, address not unicast, ...',
  'table-too-large-for-scheduler': 'Cannot allocate memory',
  'daemon-running': 'Daemon has already run',
  'no-daemon': 'No daemon is running',
  'no-such-device': 'No such device',
};

/** What ipvsadm says when the kernel refuses a change. */
export function refusalSentence(refusal: Refusal): string {
  return refusals[refusal];
}

/** The refusal that a message stands for; the more common one if two share a message. */
export function refusalOf(sentence: string): Refusal | undefined {
  return (Object.keys(refusals) as Refusal[]).find((refusal) => refusals[refusal] === sentence);
}

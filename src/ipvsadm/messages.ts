import type { Refusal } from '../domain/change.ts';

/** Every sentence of ipvsadm 1.31, without the line feed at its end. Scripts read them. */

export const tryHelp = "Try `ipvsadm -h' or 'ipvsadm --help' for more information.";
export const noSuchService = 'No such service';
export const versionLine = 'ipvsadm v1.31 2019/12/24 (compiled with popt and IPVS v1.2.1)';

/** What popt says of an argument. */
export const unknownOption = (argument: string): string => `${argument}: unknown option`;
export const missingArgument = (argument: string): string => `${argument}: missing argument`;
export const unwantedArgument = (argument: string): string => `${argument}: option does not take an argument`;

/** Of options and commands. */
export const secondCommand = (argument: string): string => `invalid option \`${argument}'`;
export const unexpectedArgument = (argument: string): string => `unexpected argument ${argument}`;
export const repeatedOption = (group: string): string => `multiple '${group}' options specified`;
export const illegalOption = (group: string, command: string): string =>
  `Illegal '${group}' option with the '${command}' command`;
export const missingOption = (group: string, command: string): string =>
  `You need to supply the '${group}' option for the '${command}' command`;
export const conflictingOption = (group: string, before: string, command: string): string =>
  `The option '${group}' conflicts with the '${before}' option in the '${command}' command`;
export const conflictingViews = 'options conflicts in the list command';
/** Ends in a line feed of its own. */
export const ipv6BeforeMark = '-6 used before -f\n';

/** Of values. */
export const illegalService = 'illegal virtual server address[:port] specified';
export const illegalServer = 'illegal real server address[:port] specified';
export const illegalMask = 'illegal virtual server persistent mask specified';
export const illegalPrefix = 'illegal ipv6 netmask specified';
export const illegalMark = (value: string): string => `invalid fwmark value \`${value}' specified`;
export const illegalTimeout = (value: string): string => `invalid timeout value \`${value}' specified`;
export const illegalNumber = (what: string): string => `illegal ${what} specified`;
export const illegalGroup = (value: string): string =>
  `invalid ${value.includes(':') ? 'IPv6' : 'IPv4'} mcast-group \`${value}'`;
export const illegalStart = 'illegal start-daemon parameter specified';
export const illegalStop = 'illegal start_daemon specified';
export const threeTimeouts = '--set option requires 3 timeout values';
export const unknownFlag = (flag: string): string => `invalid scheduler flag \`${flag}'`;
export const foreignFlag = (flag: string): string => `incompatible scheduler flag \`${flag}'`;

/** Of a line as a whole. */
export const zeroPort = 'Zero port specified for non-persistent service';
export const onePacketNotUdp = 'One-Packet Scheduling is only for UDP virtual services';
export const mixedFamilies = 'Different address family is allowed only for tunneling servers';
export const tunnelWithoutIpip = 'Tunnel options conflict with forward method';
export const illegalTunnelOption = (group: string, type: string): string =>
  `Illegal '${group}' option with the '${type}' tunnel type`;
export const missingTunnelOption = (group: string, type: string): string =>
  `You need to supply the '${group}' option for the '${type}' tunnel type`;
export const conflictingTunnelOption = (group: string, before: string, type: string): string =>
  `The option '${group}' conflicts with the '${before}' option in the '${type}' tunnel type`;

/** Ours, where the original ends with a segmentation fault. */
export const crashSentence = 'lvsrules: ipvsadm crashes on a list of scheduler flags that holds nothing but commas';

/** Ours, where the original never ends. */
export const endlessSentence = 'lvsrules: ipvsadm never ends on !#:+ when all words that follow begin with a dash';

/** Ours, where the original says nothing. */
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

/** The refusal that a sentence stands for; where two share one, the commoner. */
export function refusalOf(sentence: string): Refusal | undefined {
  return (Object.keys(refusals) as Refusal[]).find((refusal) => refusals[refusal] === sentence);
}

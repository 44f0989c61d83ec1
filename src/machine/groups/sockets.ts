import { addressText } from '../../domain/address.ts';
import type { ListeningSocket } from '../../domain/host/facts.ts';
import { failure, success } from '../../domain/result.ts';
import { hasRun, whyNot } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';

/** State 0A is LISTEN; an unconnected UDP socket is in state 07. */
export const sockets: FactReader<readonly ListeningSocket[]> = {
  commands: () => [
    ['grep', '-hsE', ' 0A ', '/proc/net/tcp', '/proc/net/tcp6'],
    ['grep', '-hsE', ' 07 ', '/proc/net/udp', '/proc/net/udp6'],
    ['uname', '-m'],
  ],
  read([tcp, udp, machine]) {
    // 1: no such line; 2: one of the files is missing, which is normal without IPv6.
    if (!hasRun(tcp)) return failure(whyNot(tcp, 'grep'));
    const bigEndian = /^(s390x?|ppc|ppc64|mips|mips64|sparc\w*)$/.test(machine?.stdout.trim() ?? '');
    const of = (protocol: 'tcp' | 'udp', text = '') =>
      text.split('\n').flatMap((line) => socketOf(protocol, line, bigEndian));
    return success([...of('tcp', tcp.stdout), ...of('udp', udp?.stdout)]);
  },
};

function socketOf(protocol: 'tcp' | 'udp', line: string, bigEndian: boolean): readonly ListeningSocket[] {
  const [, hex = '', port = ''] = /^ *\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) /.exec(line) ?? [];
  if (hex === '') return [];
  const words = hex.match(/.{8}/g) ?? [];
  const address = addressText(words.map((word) => wordOf(word, bigEndian)));
  return [{ protocol, address, port: parseInt(port, 16) }];
}

/** The kernel prints each word of an address in the byte order of the machine. */
function wordOf(hex: string, bigEndian: boolean): number {
  const bytes = hex.match(/../g) ?? [];
  return parseInt((bigEndian ? bytes : bytes.toReversed()).join(''), 16);
}

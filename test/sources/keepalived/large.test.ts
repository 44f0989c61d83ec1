import { describe, expect, test } from 'vitest';
import { readKeepalivedAlone } from '../../../src/sources/keepalived/read-keepalived.ts';
import { recognise } from '../../../src/sources/recognise.ts';

const repeat = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('');

/** Each of about a megabyte: what grows with the square of the size does not end within minutes. */
const large = {
  'services with servers': repeat(
    1500,
    (at) =>
      `virtual_server 10.0.${at >> 8}.${at & 255} 80 {\n  lb_algo wrr\n  protocol TCP\n${repeat(5, (server) => `  real_server 172.16.${at >> 8}.${server} 80 {\n    weight 3\n    TCP_CHECK {\n      connect_timeout 3\n    }\n  }\n`)}}\n`,
  ),
  'servers of one service': `virtual_server 192.0.2.1 80 {\n${repeat(20_000, (at) => `real_server 10.${at >> 8}.${at & 255}.1 80 {\n}\n`)}}\n`,
  'unknown words': `virtual_server 192.0.2.1 80 {\n${repeat(80_000, (at) => `lb_algoo${at} rr\n`)}}\n`,
  'a long comment': `virtual_server 192.0.2.1 80 {\n#${'x'.repeat(1_000_000)}\n}\n`,
  'braces that are never closed': `virtual_server 192.0.2.1 80 {\n${'real_server 10.0.0.1 80 {\n'.repeat(40_000)}`,
  'braces alone': `virtual_server 192.0.2.1 80 {\n${'{'.repeat(500_000)}${'}'.repeat(500_000)}`,
  'quotes and dollars on one line': `virtual_server 192.0.2.1 80 {\n${'$a " $b '.repeat(120_000)}\n}\n`,
  variables: `${repeat(20_000, (at) => `$V${at}=10.${at >> 8}.${at & 255}.1\n`)}virtual_server 192.0.2.1 80 {\n${repeat(20_000, (at) => `real_server \${V${at}} 80 {\n}\n`)}}\n`,
  'a group of many ranges': `virtual_server_group g {\n${repeat(250, (at) => `10.0.${at}.0/24 80\n`)}}\nvirtual_server group g {\nprotocol TCP\nreal_server 172.16.0.1 80 {\n}\n}\n`,
} as const;

describe('reading a large configuration terminates', () => {
  test.each(Object.entries(large))('%s', { timeout: 120_000 }, (_, text) => {
    const content = Buffer.from(text);
    expect(recognise(content).kind).toBe('keepalived');
    expect(readKeepalivedAlone(content).ok).toBe(true);
  });
});

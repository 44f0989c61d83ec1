import { expect, it } from 'vitest';
import { systemText } from '../../../src/console/once/system.ts';

it.each([
  [
    'timeouts and daemons are shown',
    {
      timeouts: { tcp: 900, tcpfin: 120, udp: 300 },
      daemons: [
        { state: 'master', device: 'eth0', syncId: 1 },
        { state: 'backup', device: 'eth1', syncId: 2 },
      ],
    },
    '\nTimeouts: tcp 900 s, tcpfin 120 s, udp 300 s\nSync daemon: master on eth0, syncid 1\nSync daemon: backup on eth1, syncid 2\n',
  ],
  [
    'a director without daemons has none',
    { timeouts: { tcp: 1, tcpfin: 2, udp: 3 }, daemons: [] },
    '\nTimeouts: tcp 1 s, tcpfin 2 s, udp 3 s\nSync daemons: none\n',
  ],
  [
    'what the director cannot tell is said to be unknown',
    {},
    '\nTimeouts: not shown by this director\nSync daemons: not shown by this director\n',
  ],
] as const)('%s', (_, known, text) => {
  expect(systemText({ services: [], unknown: [], ...known })).toBe(text);
});

it('control characters of a device name never reach the terminal', () => {
  const daemons = [{ state: 'master', device: 'e\u001b[2J', syncId: 1 }] as const;
  expect(systemText({ services: [], unknown: [], daemons })).not.toContain('\u001b');
});

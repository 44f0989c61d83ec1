import { describe, expect, test } from 'vitest';
import { classic } from '../../src/kernel/behaviour.ts';
import { pool, script } from './kernel-script.ts';

describe('the states of a connection', () => {
  test.each([
    ['SYN makes SYN_RECV', '-g', ['S'], 'SYN_RECV', 60],
    ['ACK establishes', '-g', ['S', 'A'], 'ESTABLISHED', 900],
    ['FIN of a one-way connection', '-g', ['S', 'A', 'FA'], 'FIN_WAIT', 120],
    ['RST in SYN_RECV changes nothing', '-g', ['S', 'R'], 'SYN_RECV', 60],
    ['RST closes', '-g', ['S', 'A', 'R'], 'CLOSE', 10],
    ['FIN of the client where replies are seen', '-m', ['S', '>SA', 'A', 'FA'], 'CLOSE_WAIT', 60],
    ['FIN of both, the client first', '-m', ['S', '>SA', 'A', 'FA', '>FA'], 'TIME_WAIT', 120],
    ['FIN of both, the server first', '-m', ['S', '>SA', 'A', '>FA', 'FA'], 'TIME_WAIT', 120],
    ['FIN of the server', '-m', ['S', '>SA', 'A', '>FA'], 'FIN_WAIT', 120],
    ['a second SYN stays established', '-m', ['S', '>SA', 'A', 'S'], 'ESTABLISHED', 900],
    ['replies past a direct route are not seen', '-g', ['S', '>SA'], 'SYN_RECV', 60],
  ])('%s', (_, method, flags, state, expires) => {
    const it = script(pool('-s rr', [1], method));
    it.open({ flags: 'S' });
    for (const flag of flags.slice(1)) {
      if (flag.startsWith('>')) it.reply({ flags: flag.slice(1) });
      else it.send({ flags: flag });
    }
    expect(it.kernel.connections()).toMatchObject([{ state, expires }]);
  });

  test('a UDP connection is never active and ends after 300 seconds', () => {
    const it = script(['-A -u 192.0.2.1:53 -s rr', '-a -u 192.0.2.1:53 -r 10.0.0.2:53 -m']);
    it.open({ protocol: 'udp', destinationPort: 53, flags: '' });
    expect(it.counts()).toBe('0/1');
    it.wait(299);
    expect(it.counts()).toBe('0/1');
    it.wait(1);
    expect(it.counts()).toBe('0/0');
  });

  test('an SCTP association is active once it is established', () => {
    const it = script(['-A --sctp-service 192.0.2.1:80 -s rr', '-a --sctp-service 192.0.2.1:80 -r 10.0.0.2:80 -m']);
    it.open({ protocol: 'sctp', flags: 'INIT' });
    expect(it.counts()).toBe('0/1');
    it.reply({ protocol: 'sctp', flags: 'INIT-ACK' });
    it.send({ protocol: 'sctp', flags: 'COOKIE-ECHO' });
    it.reply({ protocol: 'sctp', flags: 'COOKIE-ACK' });
    expect(it.counts()).toBe('1/0');
    expect(it.kernel.connections()).toMatchObject([{ protocol: 'sctp', state: 'ESTABLISHED', expires: 900 }]);
  });

  test('--set counts from the next packet on', () => {
    const it = script(pool('-s rr', [1]));
    it.open();
    it.send({ flags: 'A' });
    it.run('--set 30 0 0');
    expect(it.kernel.connections()[0]?.expires).toBe(900);
    it.send({ flags: 'A' });
    expect(it.kernel.connections()[0]?.expires).toBe(30);
  });

  test('only SYN opens, unless sloppy_tcp is set', () => {
    const it = script(pool('-s rr', [1]));
    expect(it.open({ flags: 'A' })).toBe('ignored');
    it.kernel.sysctl('sloppy_tcp', 1);
    expect(it.open({ flags: 'A' })).toBe('2');
    expect(it.open({ flags: 'R' })).toBe('ignored');
  });
});

describe('which service takes a packet', () => {
  const rules = [
    '-A -t 192.0.2.1:80 -s rr',
    '-a -t 192.0.2.1:80 -r 10.0.0.2 -g',
    '-A -t 192.0.2.1:0 -s rr -p 60',
    '-a -t 192.0.2.1:0 -r 10.0.0.3 -g',
    '-A -f 5 -s rr',
    '-a -f 5 -r 10.0.0.4 -g',
    '-A -t 192.0.2.9:21 -s rr -p 60',
    '-a -t 192.0.2.9:21 -r 10.0.0.5 -g',
  ];
  test.each([
    ['its own port', { destinationPort: 80 }, '2'],
    ['another port goes to port 0', { destinationPort: 81 }, '3'],
    ['the mark speaks first', { mark: 5 }, '4'],
    ['a mark without a service says nothing', { mark: 6 }, '2'],
    ['passive FTP data goes with the FTP service', { destination: '192.0.2.9', destinationPort: 5000 }, '5'],
    ['a privileged port is not FTP data', { destination: '192.0.2.9', destinationPort: 500 }, 'ignored'],
    ['active FTP data is never scheduled', { sourcePort: 20 }, 'ignored'],
    ['UDP has services of its own', { protocol: 'udp' as const }, 'ignored'],
  ])('%s', (_, packet, expected) => {
    expect(script(rules).open(packet)).toBe(expected);
  });

  test('a service without servers does not fall through to port 0', () => {
    expect(script(['-A -t 192.0.2.1:80 -s rr', ...rules.slice(2)]).open()).toBe('refused');
  });

  test('cache_bypass forwards what a marked service refuses', () => {
    const it = script(['-A -f 5 -s rr']);
    expect(it.open({ mark: 5 })).toBe('refused');
    it.kernel.sysctl('cache_bypass', 1);
    expect(it.open({ mark: 5 })).toBe('bypassed');
  });
});

describe('persistence', () => {
  const rules = pool('-s rr -p 100 -M 255.255.255.0', [1, 1]);

  test('keeps a network at its server, also when that is quiesced', () => {
    const it = script(rules);
    expect([it.open(), it.open({ source: '198.18.0.99' }), it.open({ source: '198.18.1.1' })]).toEqual(['3', '3', '2']);
    it.run('-e -t 192.0.2.1:80 -r 10.0.0.3:80 -g -w 0');
    expect(it.open()).toBe('3');
    it.kernel.sysctl('expire_quiescent_template', 1);
    expect(it.open()).toBe('2');
  });

  test('a template ends with its time, but not before the connections it made', () => {
    const it = script(rules);
    it.open();
    it.send({ flags: 'A' });
    it.wait(101);
    const templates = () => it.kernel.connections().filter(({ sourcePort }) => sourcePort === 0);
    expect(templates()).toMatchObject([{ source: '198.18.0.0', virtualPort: 80, expires: 59, state: 'ASSURED' }]);
    it.wait(900);
    expect(templates()).toEqual([]);
  });

  test('a mark holds all its addresses, ports and protocols together', () => {
    const it = script(['-A -f 5 -s rr -p 60', '-a -f 5 -r 10.0.0.2 -g', '-a -f 5 -r 10.0.0.3 -g']);
    const first = it.open({ mark: 5 });
    expect(it.open({ mark: 5, destination: '192.0.2.77', destinationPort: 443 })).toBe(first);
    expect(it.open({ mark: 5, protocol: 'udp', flags: '' })).toBe(first);
    expect(it.kernel.connections().filter(({ protocol }) => protocol === 'ip')).toMatchObject([{ virtual: '0.0.0.5' }]);
  });

  test('an IPv6 mask is a prefix length', () => {
    const six = [
      '-A -t [2001:db8::1]:80 -s rr -p 60 -M 64',
      '-a -t [2001:db8::1]:80 -r [2001:db8::2]:80 -g',
      '-a -t [2001:db8::1]:80 -r [2001:db8::3]:80 -g',
    ];
    const it = script(six);
    const from = (source: string) => it.open({ source, destination: '2001:db8::1' });
    expect([from('2001:db8:a::1'), from('2001:db8:a::2'), from('2001:db8:a:0:1::1'), from('2001:db8:b::1')]).toEqual([
      '3',
      '3',
      '3',
      '2',
    ]);
  });

  test('the engine sip keeps a call together and drops what is not SIP', () => {
    const it = script([
      '-A -u 192.0.2.1:80 -s rr -p 60 --pe sip',
      '-a -u 192.0.2.1:80 -r 10.0.0.2:80 -m',
      '-a -u 192.0.2.1:80 -r 10.0.0.3:80 -m',
    ]);
    const call = (callId: string) => it.open({ protocol: 'udp', flags: '', callId });
    expect([call('a'), call('b'), call('a')]).toEqual(['3', '2', '3']);
    expect(it.open({ protocol: 'udp', flags: '' })).toBe('dropped');
  });
});

describe('thresholds', () => {
  const limited = ['-A -t 192.0.2.1:80 -s rr', '-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -x 4'];

  test('a server at its upper threshold takes no connections until it has fallen below three quarters', () => {
    const it = script(limited);
    expect(it.opened(5)).toBe('2 2 2 2 refused');
    it.wait(61);
    expect(it.opened(1)).toBe('2');
  });

  test('an edit sets or clears the flag since 6.1.183, and only cleared it before', () => {
    for (const [behaviour, expected] of [
      [undefined, 'refused'],
      [classic, '2'],
    ] as const) {
      const it = script(pool('-s rr', [1]), { ...(behaviour && { behaviour }) });
      it.opened(3);
      it.run('-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -x 2');
      expect(it.opened(1)).toBe(expected);
    }
  });
});

describe('a deleted server', () => {
  test('has its packets dropped, and its connections back when it is added again', () => {
    const it = script(pool('-s rr', [1]));
    it.open();
    it.run('-d -t 192.0.2.1:80 -r 10.0.0.2:80');
    expect(it.send({ flags: 'A' })).toBe('dropped');
    it.run('-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 5');
    expect(it.counts()).toBe('1/0');
    expect(it.send({ flags: 'A' })).toBe('2');
  });

  test('is forgotten two to three minutes after its last connection', () => {
    const it = script(pool('-s rr', [1]));
    it.open();
    it.run('-d -t 192.0.2.1:80 -r 10.0.0.2:80');
    it.wait(60 + 181);
    it.run('-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g');
    expect(it.kernel.observe().services[0]?.servers[0]?.totals?.connections).toBe(0n);
  });

  test('with expire_nodest_conn its connections end at once, and a SYN goes elsewhere', () => {
    const it = script(pool('-s rr', [1, 1]));
    it.kernel.sysctl('expire_nodest_conn', 1);
    expect(it.open()).toBe('3');
    it.run('-d -t 192.0.2.1:80 -r 10.0.0.3:80');
    expect(it.kernel.connections()).toEqual([]);
    expect(it.send({ flags: 'S' })).toBe('2');
  });
});

describe('a port that is used again', () => {
  const closed = (mode: number) => {
    const it = script(pool('-s rr', [1, 1], '-m'));
    it.kernel.sysctl('conn_reuse_mode', mode);
    const first = it.open();
    for (const flags of ['>SA', 'A', 'FA', '>FA']) {
      if (flags.startsWith('>')) it.reply({ flags: flags.slice(1) });
      else it.send({ flags });
    }
    return [first, it.send({ flags: 'S' })];
  };

  test('is scheduled again after TIME_WAIT', () => {
    expect(closed(1)).toEqual(['3', '2']);
  });

  test('stays with its server when conn_reuse_mode is 0', () => {
    expect(closed(0)).toEqual(['3', '3']);
  });
});

describe('counters', () => {
  test('totals show after the estimator has looked, rates follow', () => {
    const it = script(pool('-s rr', [1]));
    it.opened(100);
    expect(it.kernel.observe().services[0]?.totals?.connections).toBe(0n);
    it.wait(2);
    const [service] = it.kernel.observe().services;
    expect(service?.totals).toMatchObject({ connections: 100n, inPackets: 100n, inBytes: 6000n });
    expect(service?.rates).toMatchObject({ connections: 12n, inPackets: 12n, inBytes: 750n });
  });

  test('zeroing restarts totals and leaves connections alone', () => {
    const it = script(pool('-s rr', [1]));
    it.opened(5);
    it.wait(2);
    it.run('-Z');
    expect(it.kernel.observe().services[0]?.totals?.connections).toBe(0n);
    it.opened(2);
    it.wait(2);
    expect(it.kernel.observe().services[0]?.totals?.connections).toBe(2n);
    expect(it.counts()).toBe('7/0');
  });

  test('a one-packet service counts every packet and keeps no connection', () => {
    const it = script([
      '-A -u 192.0.2.1:80 -s rr -o',
      '-a -u 192.0.2.1:80 -r 10.0.0.2:80 -m',
      '-a -u 192.0.2.1:80 -r 10.0.0.3:80 -m',
    ]);
    const packet = () => it.send({ protocol: 'udp', flags: '' });
    expect([packet(), packet(), packet()]).toEqual(['3', '2', '3']);
    expect(it.kernel.connections()).toEqual([]);
    it.wait(2);
    expect(it.kernel.observe().services[0]?.totals?.connections).toBe(3n);
  });
});

import assert from 'node:assert/strict';
import { fact, output } from '../fact.ts';
import { stage } from './stage.ts';

/** Rules, what is saved of them, and what that restores to where it is not the same. */
const saves: readonly (readonly [title: string, rules: string, saved: string, restored?: string])[] = [
  [
    'LVS201: under direct routing the port of the service takes the place of the one that is written',
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:8080 -g -w 1\n',
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n',
  ],
  [
    'LVS202: a server of a mark keeps the port that is written, and so is there twice',
    '-A -f 7 -s rr\n-a -f 7 -r 10.0.0.1:80 -g -w 1\n-a -f 7 -r 10.0.0.1:81 -g -w 1\n',
    '-A -f 7 -s rr\n-a -f 7 -r 10.0.0.1:80 -g -w 1\n-a -f 7 -r 10.0.0.1:81 -g -w 1\n',
  ],
  [
    'LVS203: a server that comes before its service on the line has port 0',
    '-A -t 192.0.2.1:80 -s rr\n-a -r 10.0.0.9 -t 192.0.2.1:80 -m -w 1\n',
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.9:0 -m -w 1\n',
  ],
  [
    'LVS205: a netmask without -p is not saved',
    '-A -t 192.0.2.1:80 -s rr -M 255.255.255.0\n',
    '-A -t 192.0.2.1:80 -s rr\n',
  ],
  [
    'LVS206: a netmask before an IPv6 address is thrown away',
    '-A -M 64 -t [2001:db8::1]:80 -s rr -p 60\n',
    '-A -t [2001:db8::1]:80 -s rr -p 60\n',
  ],
  [
    'LVS207: the netmask 24 of an IPv4 service is 0.0.0.24',
    '-A -t 192.0.2.1:80 -s rr -p 60 -M 24\n',
    '-A -t 192.0.2.1:80 -s rr -p 60 -M 0.0.0.24\n',
  ],
  ['LVS211: a bare -p is 360 seconds', '-A -t 192.0.2.1:80 -s rr -p\n', '-A -t 192.0.2.1:80 -s rr -p 360\n'],
  [
    'LVS218: sh with flag-3 alone is saved with an empty -b, and is gone after a restore',
    '-A -t 192.0.2.1:80 -s sh -b flag-3\n',
    '-A -t 192.0.2.1:80 -s sh -b \n',
    '',
  ],
  [
    'LVS218: mh keeps flag-1 of flag-1 and flag-3',
    '-A -t 192.0.2.1:80 -s mh -b flag-1,flag-3\n',
    '-A -t 192.0.2.1:80 -s mh -b mh-fallback\n',
  ],
  [
    'LVS219: a mark above 2147483647 is saved as a negative one, at which a restore stops',
    '-A -f 3000000000 -s rr\n-A -f 7 -s rr\n',
    '-A -f -1294967296 -s rr\n-A -f 7 -s rr\n',
    '',
  ],
  [
    'LVS220: an edit takes away the persistence that it does not name',
    '-A -t 192.0.2.1:80 -s rr -p 60\n-E -t 192.0.2.1:80 -s wrr\n',
    '-A -t 192.0.2.1:80 -s wrr\n',
  ],
  [
    'LVS226: the port behind an IPv4 address in brackets is dropped',
    '-A -t [192.0.2.1]:80 -s rr -p 60\n-a -t [192.0.2.1]:80 -r [10.0.0.1]:8080 -m -w 1\n',
    '-A -t 192.0.2.1:0 -s rr -p 60\n-a -t 192.0.2.1:0 -r 10.0.0.1:0 -m -w 1\n',
  ],
];

/** What the rules say about a save and a restore. */
export async function saveFacts(): Promise<void> {
  for (const [title, rules, expected, restored = expected] of saves) {
    await fact(title, () => {
      const { read, saved } = stage();
      assert.equal(read(rules), '');
      const first = saved();
      assert.equal(first, expected);
      output('ipvsadm', '-C');
      read(first);
      assert.equal(saved(), restored);
    });
  }
  await fact('LVS204: thresholds are gone after a save and a restore', () => {
    const { read, saved } = stage();
    const thresholds = () =>
      output('ipvsadm', '-L', '-n', '--thresholds')
        .match(/-> 10\.0\.0\.1:80 +([0-9]+) +([0-9]+)/)
        ?.slice(1);
    read('-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -x 100 -y 50\n');
    assert.deepEqual(thresholds(), ['100', '50']);
    const first = saved();
    output('ipvsadm', '-C');
    read(first);
    assert.deepEqual(thresholds(), ['0', '0']);
  });
}

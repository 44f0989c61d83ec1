import { predictRules } from '../../src/ipvsadm/predict.ts';
import { random } from '../../src/kernel/random.ts';
import { readRules } from '../../src/syntax/read-rules.ts';

/**
 * A million lines, each a good one that was damaged at random, are read and predicted: nothing throws and nothing hangs.
 * A script and no test, since it takes a while: `tsx test/syntax/million-mutations.ts [lines] [seed]`.
 */
const [lines = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);

const good = [
  '-A -t 192.0.2.1:80 -s wlc',
  '-A -u [2001:db8::1]:53 -s rr -p 300 -M 64',
  '-A -f 7 -6 -s mh -b mh-port,mh-fallback',
  'ipvsadm -E -t 192.0.2.1:80 -s sh -b sh-port --pe sip -o',
  '-a -t 192.0.2.1:80 -r 10.0.0.1:8080 -m -w 10 -x 100 -y 50',
  '-a -t 192.0.2.1:80 -r 10.0.0.2 -g -w 1',
  '--add-server --udp-service [2001:db8::1]:53 --real-server [2001:db8::2]:53 -i --tun-type gue --tun-port 5555',
  '-e -f 7 -6 -r [2001:db8::3] -i --tun-type=gre --tun-csum',
  '-d -t 192.0.2.1:80 -r 10.0.0.1:8080',
  '--set 900 120 300',
  '--start-daemon master --mcast-interface eth0 --syncid 3 --mcast-group 224.0.0.81',
  '-D -t 192.0.2.1:80',
  '-Z',
  '# lvsrules: ignore LVS309 -- for the test',
];
const pieces = [
  '-',
  '--',
  '=',
  ':',
  '[',
  ']',
  '.',
  ' ',
  '  ',
  '\t',
  '\r',
  '\0',
  '#',
  '0',
  '99999999999',
  '-w',
  'é',
  ',',
];

const dice = random(seed);
const below = (limit: number) => Math.floor(dice.next() * limit);

function mutated(): string {
  let text = good[below(good.length)] ?? '';
  for (let damage = below(4); damage > 0; damage--) {
    const at = below(text.length + 1);
    const piece = pieces[below(pieces.length)] ?? '';
    const other = good[below(good.length)] ?? '';
    const kinds = [
      text.slice(0, at) + piece + text.slice(at),
      text.slice(0, at) + text.slice(at + 1 + below(6)),
      text.slice(0, at) + other.slice(below(other.length)),
      text.slice(0, at) + String.fromCharCode(below(256)) + text.slice(at + 1),
    ];
    text = kinds[below(kinds.length)] ?? text;
  }
  return text;
}

/** What a damaged line meets: a service and a server. */
const before = '-A -t 192.0.2.1:80 -s wlc\n-a -t 192.0.2.1:80 -r 10.0.0.1:8080 -m -w 1\n';

const outcomes = new Map<string, number>();
let longest = 0;
const start = performance.now();
for (let done = 0; done < lines; done++) {
  const text = before + mutated();
  const begun = performance.now();
  const file = readRules(Buffer.from(text, 'latin1'));
  const fates = predictRules(file).lines;
  longest = Math.max(longest, performance.now() - begun);
  if (fates.length !== file.lines.length) throw new Error(JSON.stringify(text));
  const outcome = fates[2]?.outcome ?? 'none';
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}
const seconds = ((performance.now() - start) / 1000).toFixed(1);
const counts = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
process.stdout.write(`${lines} lines in ${seconds} s, the slowest ${longest.toFixed(0)} ms: ${counts}\n`);

import fc from 'fast-check';

/** Streams of lines, right and wrong, spelled in many ways: for laws about any input. */
export function anyStream(): fc.Arbitrary<string> {
  return fc.array(anyLine, { maxLength: 14 }).map((lines) => lines.join('\n'));
}

const services = [
  '-t 10.0.0.1:80',
  '-t=10.0.0.1:443',
  '--udp-service 10.0.0.1:53',
  '-f 7',
  '-f7 -6',
  '-t [2001:db8::1]:80',
];
const servers = ['-r 10.1.0.1', '-r10.1.0.2:8080', '--real-server=10.1.0.3', '-r [2001:db8::2]:80', '-r 224.0.0.1'];
const settings = [
  '-s rr',
  '-s=wlc',
  '-p',
  '-p 50',
  '-M 255.255.255.0',
  '-M 64',
  '--pe sip',
  '-o',
  '-b flag-1',
  '--sort',
  '-s nope',
];
const ways = ['-m', '-g', '-i', '-mw5', '-w 3', '-x 9', '-y 4', '-i --tun-type gre', '-w x', '--', ''];
const others = [
  '-C',
  '-Z',
  '-D -t 10.0.0.1:80',
  '--set 1 2 3',
  '-d -f 7 -r 10.1.0.1',
  '# note',
  '',
  '  ',
  '# lvsrules: ignore-start',
  '-Ln',
  '-A -q',
  'x',
  '-C  ',
];

const anyLine = fc.oneof(
  { weight: 4, arbitrary: line(['-A', '--add-service', 'ipvsadm -A'], services, settings) },
  { weight: 6, arbitrary: serverLine() },
  { weight: 3, arbitrary: fc.constantFrom(...others) },
);

function line(commands: readonly string[], needed: readonly string[], extra: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...commands),
      fc.constantFrom(...needed),
      fc.subarray([...extra], { maxLength: 3 }),
      fc.boolean(),
    )
    .map(([command, one, more, first]) => [command, ...(first ? [one, ...more] : [...more, one])].join('  '));
}

function serverLine(): fc.Arbitrary<string> {
  return fc
    .tuple(line(['-a', '-a', '-e'], services, ways), fc.constantFrom(...servers))
    .map(([start, server]) => `${start} ${server}`);
}

/** Bytes of lines with some of them changed. */
export function mutated(text: string, seed: number): Uint8Array {
  const bytes = Buffer.from(text, 'latin1');
  let state = seed >>> 0;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  for (let change = 1 + next(4); change > 0 && bytes.length > 0; change--) bytes[next(bytes.length)] = next(256);
  return next(4) === 0 ? bytes.subarray(0, next(bytes.length + 1)) : bytes;
}

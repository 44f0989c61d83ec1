import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Table } from '../../src/domain/table.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { rewriteRules } from '../../src/ipvsadm/rewrite-rules.ts';
import { emitTable } from '../../src/syntax/emit.ts';
import { readRules } from '../../src/syntax/read-rules.ts';

const rules = `# the shop
-A -t 10.0.0.1:80 -s rr

# the old machine
-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g   -w 1
# the new one
-a -t 10.0.0.1:80 -r 10.0.0.3:80 -g -w 1
`;

function rewrite(text: string, more: string): string {
  return rewriteRules(readRules(text), predict(text + more).table);
}

it('nothing changes when there is nothing to change', () => {
  expect(rewrite(rules, '')).toBe(rules);
});

it('a new weight is written in its place, comments and the other lines stay', () => {
  expect(rewrite(rules, '-e -t 10.0.0.1:80 -r 10.0.0.3:80 -g -w 7\n')).toBe(
    rules.replace('10.0.0.3:80 -g -w 1', '10.0.0.3:80 -g -w 7'),
  );
});

it('a new server goes under its service, a new service to the end', () => {
  const more = '-A -u 10.0.0.9:53 -s rr -o\n-a -t 10.0.0.1:80 -r 10.0.0.4:80 -g -x 9\n';
  expect(rewrite(`${rules}\n# last\n`, more)).toBe(
    `${rules}-a -t 10.0.0.1:80 -r 10.0.0.4:80 -g -w 1 -x 9\n\n# last\n-A -u 10.0.0.9:53 -s rr -o\n`,
  );
});

it('a deletion takes the line and leaves the comment', () => {
  const left = rewrite(rules, '-d -t 10.0.0.1:80 -r 10.0.0.2:80\n');
  expect(left).toBe(rules.replace('-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g   -w 1\n', ''));
});

it('edits and deletions of the file itself are merged into its lines', () => {
  const text = `${rules}-E -t 10.0.0.1:80 -s wlc\n-d -t 10.0.0.1:80 -r 10.0.0.2:80\n`;
  expect(rewrite(text, '-A -f 7 -s rr\n')).toContain('# the shop\n-A -t 10.0.0.1:80 -s wlc\n');
});

const address = fc.integer({ min: 1, max: 4 }).map((last) => `10.0.0.${last}`);
const line = fc.oneof(
  fc.constantFrom('# a comment', '', '-C', '--set 1 2 3', 'nonsense', '-A -t 10.0.0.1:80 --what'),
  address.map((vip) => `-A -t ${vip}:80 -s rr`),
  address.map((vip) => `-E -t ${vip}:80 -s wlc -p 60`),
  address.map((vip) => `-D -t ${vip}:80`),
  fc
    .tuple(fc.constantFrom('-a', '-e'), address, address, fc.nat(3))
    .map(([command, vip, rip, weight]) => `${command} -t ${vip}:80 -r ${rip}:80 -m -w ${weight} -x ${weight}`),
  fc.tuple(address, address).map(([vip, rip]) => `-d -t ${vip}:80 -r ${rip}:80`),
);
const stream = fc
  .array(line, { maxLength: 14 })
  .map((lines) => lines.filter((each) => each !== 'nonsense').join('\n') + '\n');

it('whatever the file and the table, the file leaves that table and keeps its comments', () => {
  fc.assert(
    fc.property(stream, stream, (text, more) => {
      const wanted = predict(text + more);
      const written = rewriteRules(readRules(text), wanted.table);
      expect(sorted(predict(written).table)).toEqual(sorted(wanted.table));
      expect(predict(written).table.timeouts).toEqual(wanted.table.timeouts);
      expect(count(written, '# a comment')).toBe(count(text, '# a comment'));
    }),
    { numRuns: 500 },
  );
});

/** The order of services means nothing; that of servers does. */
function sorted(table: Table): readonly string[] {
  return table.services.map((service) => emitTable({ services: [service] }, { lossless: true })).sort();
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

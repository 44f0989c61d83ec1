import { describe, expect, test } from 'vitest';
import { saveText } from '../../../src/ipvsadm/save-text.ts';
import { readKeepalived } from '../../../src/sources/keepalived/read-keepalived.ts';
import type { TableSource } from '../../../src/sources/table-source.ts';
import { includedFiles } from '../../support/included-files.ts';

const head = 'virtual_server 192.0.2.1 80 {\nlb_algo rr\nlb_kind NAT\nprotocol TCP\n';
const other = 'real_server 10.2.0.250 80 {\nweight 9\n}\n';
const service = `${head}real_server 10.2.0.1 80 {\n}\n}\n`;

async function read(text: string, files: Readonly<Record<string, string>> = {}): Promise<TableSource> {
  const options = { path: '/etc/keepalived/keepalived.conf', id: 'lb1' };
  const source = await readKeepalived(Buffer.from(text), {
    ...options,
    files: includedFiles('/etc/keepalived/', files),
  });
  if (!source.ok) throw new Error(source.failure.what);
  return source.value;
}

/** The last numbers of the addresses of the real servers with their weights. */
function servers({ table }: TableSource): string {
  const rows = table.services.flatMap((each) => each.servers);
  return rows.map(({ address, weight }) => `${address.replace(/.*\./, '')}:${weight}`).join(' ');
}

function said({ notes }: TableSource): readonly string[] {
  return notes
    .filter(({ rule }) => rule !== 'real-server-without-checker')
    .map(({ kind, rule, place }) => `${kind} ${rule} ${place.line}`);
}

// Seen with keepalived 2.2.7: its table on Linux 6.1, and what it says with -t.
describe('the turns of a sequence or a list', () => {
  const definitions = '$W=2\n$E=3\n$V=4\n$R= \\\nreal_server 10.2.0.${I} 80 { \\\nweight ${W} \\\n}\n';
  test.each<[line: string, servers: string, said?: string]>([
    ['~SEQ(I, 1, 3) $R', '1:2 2:2 3:2'],
    ['~SEQ(I, 2) $R', '1:2 2:2'],
    ['~SEQ (I,1,2) $R', '1:2 2:2'],
    ['~SEQ(I, 1, $E) $R', '1:2 2:2 3:2'],
    ['~SEQ(I, ${E}, 2, ${V}7) $R', [...Array(23).keys()].map((turn) => `${3 + 2 * turn}:2`).join(' ')],
    ['~SEQ(I, 010, 0xa) $R', '8:2 9:2 10:2'],
    ['~SEQ(I, 3, 1) $R', '3:2 2:2 1:2'],
    ['~SEQ(I, 5, -2, 1) $R', '5:2 3:2 1:2'],
    ['~SEQ(I, 1, 2) ~SEQ(W, $I, $I) $R', '1:1 2:2'],
    ['~LST(I, 4, 5) $R', '4:2 5:2'],
    ['~LST({I, W}, {4, 7}, {5, 8}) $R', '4:7 5:8'],
    ['~SEQ(I, 1, 3)', ''],
    ['~SEQ(I, 1, 3, -1) $R', '', 'lost bad-value 15'],
    ['~SEQ(I, 1, 0, 3) $R', '', 'lost bad-value 15'],
    ['~SEQ(I, a, b) $R', '', 'lost bad-value 15'],
    ['~SEQ(I) $R', '', 'lost bad-value 15'],
    ['~SEQ(I, 1, 2', '', 'lost bad-value 15'],
    ['~SEQ I,1,3 $R', '', 'lost bad-value 15'],
    ['~SEQX(I, 1, 3) $R', '', 'lost bad-value 15'],
    ['~SEQx(I, 8, b) $R', '', 'lost bad-value 15'],
    ['~LST(I) $R', '', 'lost bad-value 15'],
    ['~LST(I, "4 5", 6) $R', '', 'lost bad-value 15'],
    ['~LST({I, W}, {4, 7, 8}) $R', '', 'lost bad-value 15'],
    ['~LST({I, W}, {4, 7) $R', '', 'lost bad-value 15'],
    [`~LST(I${',  '.repeat(30)}, 4 5) $R`, '', 'lost bad-value 15'],
    ['~FOO(1)', '', 'lost unknown-keyword 15'],
  ])('%s', async (line, wanted, note) => {
    const source = await read(`${definitions}${head}${other}${line}\n}\n`);
    expect(servers(source)).toBe(`250:9 ${wanted}`.trim());
    expect(said(source)).toEqual(note === undefined ? [] : [note]);
  });
});

describe('a line within a definition of several lines', () => {
  test.each<[what: string, line: string, servers: string]>([
    ['a comment that ends with a backslash', '# c \\\n', '250:9 1:3'],
    ['a comment behind the backslash', 'uthreshold 9 \\ # c\n', '250:9 1:3'],
    ['a backslash alone', '\\\n', '250:9 1:3'],
    ['a line for another host', '@lb2 weight 5 \\\n', '250:9 1:3'],
    ['a line for this host', '@lb1 uthreshold 5 \\\n', '250:9 1:3'],
    ['a sequence', '~SEQ(W, 4, 5) weight $W \\\n', '250:9 1:3'],
    ['another definition', '$W=8 \\\n', '250:9 1:3'],
    ['no backslash: the definition ends', '# c\n', '250:9 1:1'],
  ])('%s', async (_, line, wanted) => {
    const definition = `$R= \\\nreal_server 10.2.0.1 80 { \\\n${line}weight 3 \\\n}\n`;
    expect(servers(await read(`${definition}${head}${other}$R\n}\n`))).toBe(wanted);
  });
});

describe('an include of', () => {
  test.each<[line: string, services: number, said: string]>([
    ['include none.conf', 1, 'lost include-missing 1'],
    ['include conf.d/*.none', 1, 'note include-without-files 1'],
    ['include conf.d/{a,b}.conf', 2, 'lost include-missing 1'],
    ['include conf.d/{a,b*}.conf', 2, 'note include-without-files 1'],
    ['includer none.conf', 1, 'lost include-missing 1'],
    ['includem none.conf', 0, 'lost include-missing 1'],
    ['includem conf.d/*.none', 1, 'note include-without-files 1'],
    ['includem conf.d/{a,b}.conf', 2, 'lost include-missing 1'],
    ['includew none.conf', 0, 'lost include-missing 1'],
    ['includew conf.d/*.none', 0, 'lost include-missing 1'],
    ['includeb none.conf', 1, 'lost include-missing 1'],
    ['includeb conf.d/{a,b}.conf', 0, 'lost include-missing 1'],
    ['includea conf.d/{a,b}.conf', 0, 'lost include-missing 1'],
    ['includea conf.d/*.none', 0, 'lost include-missing 1'],
    ['global_defs {\ninclude_check\n}\ninclude conf.d/*.none', 0, 'lost include-missing 4'],
    ['global_defs {\ninclude_check match\n}\ninclude none.conf', 0, 'lost include-missing 4'],
    ['global_defs {\ninclude_check match\n}\ninclude conf.d/*.none', 1, 'note include-without-files 4'],
    ['global_defs {\ninclude_check wildcard_match\n}\ninclude conf.d/*.none', 0, 'lost include-missing 4'],
    ['global_defs {\ninclude_check -wildcard_match\n}\ninclude conf.d/*.none', 1, 'note include-without-files 4'],
  ])('%s', async (line, services, note) => {
    const source = await read(`${line}\n${service}`, { 'conf.d/a.conf': service.replace('192.0.2.1', '192.0.2.2') });
    expect(source.table.services).toHaveLength(services);
    expect(said(source)).toEqual([note]);
  });
});

describe('a quote that is not closed', () => {
  test.each<[line: string, servers: string, said: readonly string[]]>([
    ['virtualhost "a # b', '1:1', ['lost bad-value 6']],
    ['weight 5 "a', '1:5', ['lost bad-value 6']],
    ['" weight 5', '1:1', ['lost bad-value 6']],
    ['weight "5', '', ['lost bad-value 6', 'lost missing-value 6']],
    ['virtualhost "a # b"', '1:1', []],
  ])('%s', async (line, wanted, notes) => {
    const source = await read(`${head}real_server 10.2.0.1 80 {\n${line}\n}\n}\n`);
    expect(servers(source)).toBe(wanted);
    expect(said(source)).toEqual(notes);
  });
});

describe('a number with something behind it', () => {
  const kind = 'lost bad-value';
  test.each<[what: string, text: string, saved: string, said: string]>([
    ['the port of a service', service.replace('1 80 {', '1 80-90 {'), '-A -t 192.0.2.1:80 ', `${kind} 1`],
    ['the port of a server', service.replace('0.1 80', '0.1 81tcp'), '-r 10.2.0.1:81 ', `${kind} 5`],
    ['the weight of a service', service.replace('protocol', 'weight 5;\nprotocol'), '-w 5', `${kind} 4`],
    [
      'the mark of a group',
      `virtual_server_group G {\nfwmark 2-4\n}\n${service.replace('192.0.2.1 80', 'group G')}`,
      '-A -f 2 ',
      `${kind} 2`,
    ],
    [
      'the port of a group',
      `virtual_server_group G {\n192.0.2.5 80,81\n}\n${service.replace('192.0.2.1 80', 'group G')}`,
      '-A -t 192.0.2.5:80 ',
      `${kind} 2`,
    ],
  ])('%s', async (_, text, saved, note) => {
    const source = await read(text);
    expect(saveText(source.table)).toContain(saved);
    expect(said(source)).toContain(note);
  });

  test('a threshold', async () => {
    const source = await read(`${head}real_server 10.2.0.1 80 {\nuthreshold 12x\n}\n}\n`);
    expect(source.table.services[0]?.servers[0]?.upper).toBe(12);
  });
});

describe('a definition of several lines is replaced only where it ends a line', () => {
  const definition = '$R= \\\nreal_server 10.2.0.1 80 { \\\n}\n';
  test.each([
    ['$R', '250:9 1:1'],
    ['$R weight 9', '250:9'],
  ])('%s', async (line, wanted) => {
    expect(servers(await read(`${definition}${head}${other}${line}\n}\n`))).toBe(wanted);
  });
});

describe('the method of real servers', () => {
  const server = 'real_server 10.2.0.1 80 {\n}\n';
  test.each<[what: string, lines: string, method: string]>([
    ['is the one above them, whatever follows', `lb_kind DR\n${server}lb_kind TUN\n`, 'route'],
    ['is a later one where none was above them', `${server}lb_kind TUN\n`, 'tunnel'],
    ['is the last one above them', `lb_kind DR\nlb_kind TUN\n${server}`, 'tunnel'],
  ])('%s', async (_, lines, method) => {
    const source = await read(`virtual_server 192.0.2.1 80 {\nlb_algo rr\nprotocol TCP\n${lines}}\n`);
    expect(source.table.services[0]?.servers[0]?.method).toBe(method);
  });
});

test('a skipped real server ends at its }, even where its { is missing', async () => {
  const source = await read(`${head}real_server 2001 ! 80 {\nweight 3\n}\n${other}}\n`);
  expect(servers(source)).toBe('250:9');
  expect(said(source)).toEqual(['lost real-server-skipped 5', 'wrong unbalanced-braces 5']);
});

describe('words that keepalived does not know, or that lack something', () => {
  test.each<[what: string, text: string, services: number, said: readonly string[]]>([
    ['of global_defs', `global_defs {\nrouter_idd x\n}\n${service}`, 1, ['wrong unknown-keyword 2']],
    ['near one of IPVS', `global_defs {\nlvs_timeots tcp 9\n}\n${service}`, 1, ['lost unknown-keyword 2']],
    ['after NAT', service.replace('NAT', 'NAT protocol UDP'), 1, ['lost bad-value 3']],
    ['after TUN', service.replace('NAT', 'TUN gue port 7'), 1, ['lost bad-value 3']],
    ['a group without a name', `virtual_server_group {\n}\n${service}`, 0, ['lost missing-value 1']],
    ['a mark without a number', `virtual_server_group G {\nfwmark\n}\n${service}`, 0, ['lost missing-value 2']],
    [
      'a setting of checks without a value',
      service.replace('protocol', 'retry\nprotocol'),
      0,
      ['lost missing-value 4'],
    ],
    [
      'a hysteresis of the quorum',
      service.replace('protocol', 'hysteresis 1\nprotocol'),
      1,
      ['wrong quorum-too-high 4'],
    ],
    ['an alpha that is not on or off', `${head}real_server 10.2.0.1 80 {\nalpha 3\n}\n}\n`, 1, ['lost bad-value 6']],
    ['a namespace', `net_namespace lb\n${service}`, 1, ['note other-namespace 1']],
  ])('%s', async (_, text, services, notes) => {
    const source = await read(text);
    expect(source.table.services).toHaveLength(services);
    expect(said(source)).toEqual(notes);
    if (services > 0) expect(saveText(source.table)).toContain('-A -t 192.0.2.1:80 -s rr');
  });
});

test.each([
  ['a group', `virtual_server_group G {\n192.0.2.9 80\n${service}${service}`],
  ['global_defs', `global_defs {\n${service}${service}`],
])('keepalived runs nothing where the braces of %s are around all services', async (_, text) => {
  const source = await read(text);
  expect(source.table.services).toEqual([]);
  expect(source.notes.at(-1)?.message).toContain('keepalived finds nothing to run');
});

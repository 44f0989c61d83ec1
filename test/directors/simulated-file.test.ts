import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { simulatedFileDirector } from '../../src/directors/simulated-file.ts';
import type { Change } from '../../src/domain/change.ts';
import { nodeFiles } from '../../src/host/files.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lvsrules-'));
  path = join(folder, 'state.json');
});
afterEach(() => rm(folder, { recursive: true }));

function addService(port: number): Change {
  const key = { kind: 'tcp', address: '10.0.0.1', port } as const;
  const plain = { flags: 0, persistence: null, engine: null, onePacket: false };
  return { kind: 'add-service', service: { ...plain, key, scheduler: 'wlc' } };
}

it('the table outlives the director', async () => {
  await simulatedFileDirector(path, nodeFiles()).apply([addService(80)]);
  const found = await simulatedFileDirector(path, nodeFiles()).observe();
  expect(found).toMatchObject({ ok: true, value: { services: [{ key: { port: 80 } }] } });
});

it('concurrent changes lose nothing', async () => {
  const ports = Array.from({ length: 20 }, (_, index) => 1000 + index);
  await Promise.all(ports.map((port) => simulatedFileDirector(path, nodeFiles()).apply([addService(port)])));
  const found = await simulatedFileDirector(path, nodeFiles()).observe();
  expect(found.ok && found.value.services).toHaveLength(20);
});

it('reading creates no file, and a change leaves no other file', async () => {
  await simulatedFileDirector(path, nodeFiles()).observe();
  expect(await readdir(folder)).toEqual([]);
  await simulatedFileDirector(path, nodeFiles()).apply([addService(80)]);
  expect(await readdir(folder)).toEqual(['state.json']);
});

const foreign = {
  'a rules file': '-A -t 10.0.0.1:80 -s rr\n',
  'an empty file': '',
  'JSON of another kind': '{"version":1,"services":[]}',
  'a binary file': '\u0000\u0001\ufffd',
  'a state that was cut': '{"kind": "lvsrules simulated director", "version": 1, "serv',
  'a state with an unknown field': '{"kind": "lvsrules simulated director", "version": 1, "servers": []}',
  'a state with an address that is none':
    '{"kind": "lvsrules simulated director", "version": 1, "services": [{"protocol": "tcp", "address": "x", "port": 1}]}',
};

it.each(Object.entries(foreign))('%s is refused and left as it is', async (_, content) => {
  await writeFile(path, content);
  const director = simulatedFileDirector(path, nodeFiles());
  expect(await director.observe()).toMatchObject({ ok: false, failure: { kind: 'bad-state' } });
  expect(await director.apply([addService(80)])).toMatchObject({ ok: false, failure: { kind: 'bad-state' } });
  expect(await readFile(path, 'utf8')).toBe(content);
});

it('a file that others replace is read again, also with one of the same size, or a damaged one', async () => {
  const director = simulatedFileDirector(path, nodeFiles());
  await director.apply([addService(80)]);
  const text = await readFile(path, 'utf8');
  const portNow = async () => {
    const found = await director.observe();
    return found.ok ? found.value.services.map(({ key }) => ('port' in key ? key.port : null)) : found.failure.kind;
  };
  const seen = [await portNow()];
  for (const next of [text.replace('"port": 80', '"port": 81'), text.slice(0, -9), text]) {
    await writeFile(path, next);
    seen.push(await portNow(), await portNow());
  }
  expect(seen).toEqual([[80], [81], [81], 'bad-state', 'bad-state', [80], [80]]);
});

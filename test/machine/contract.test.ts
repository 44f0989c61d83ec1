import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFiles } from '../../src/host/files.ts';
import { openHost } from '../../src/machine/open-host.ts';
import { recordedHostText } from '../../src/machine/recorded-facts.ts';
import type { HostFacts } from '../../src/domain/host/facts.ts';
import type { Host } from '../../src/ports/host.ts';
import { mayMakeNamespaces, namespace } from '../support/namespaces.ts';
import { factsOf, hostContract, runningContract } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'lvsrules-'));
const name = mayMakeNamespaces ? namespace('host') : '';

beforeAll(async () => {
  // OpenSSH with a short way: the command line goes to a shell, as sshd hands it to one.
  writeFileSync(
    join(folder, 'ssh'),
    '#!/bin/sh\nfor word; do :; done\n[ "$word" = there ] && exit 0\nexec sh -c "$word"\n',
  );
  chmodSync(join(folder, 'ssh'), 0o755);
  const host = await opened('local');
  writeFileSync(join(folder, 'host.json'), recordedHostText(await factsOf(host)));
});
afterAll(() => {
  if (name !== '') execFileSync('ip', ['netns', 'del', name]);
  rmSync(folder, { recursive: true });
});

async function opened(spec: string): Promise<Host> {
  const environment = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
  const host = await openHost(spec, { files: nodeFiles(), environment });
  if (!host.ok) throw new Error(JSON.stringify(host.failure));
  return host.value;
}

const running = ['local', 'ssh://there', ...(name === '' ? [] : [`netns:${name}`])];

describe.each([...running, `recorded:${folder}/host.json`])('the host %s', (spec) => {
  let host: Host;
  let facts: HostFacts;
  beforeAll(async () => {
    host = await opened(spec);
    facts = await factsOf(host);
  });
  afterAll(() => host.close());

  it.each(hostContract)('$title', ({ holds }) => holds(host, facts));
});

describe.each(running)('the host %s, which runs programs,', (spec) => {
  it.each(runningContract)('$title', async ({ holds }) => {
    const host = await opened(spec);
    await holds(host, { name: '', unknown: {} });
    await host.close();
  });
});

it('runs nothing on a recorded host', async () => {
  const host = await opened(`recorded:${folder}/host.json`);
  expect(await host.run([['true']], 'together')).toMatchObject({ ok: false, failure: { kind: 'read-only' } });
});

it.skipIf(name === '')('sees the addresses and the settings of the namespace, not those outside', async () => {
  execFileSync('ip', ['-n', name, 'addr', 'add', '192.0.2.77/32', 'dev', 'lo']);
  const [inside, outside] = [await factsOf(await opened(`netns:${name}`)), await factsOf(await opened('local'))];
  expect(inside.addresses).toContainEqual(expect.objectContaining({ device: 'lo', address: '192.0.2.77', length: 32 }));
  expect(outside.addresses).not.toContainEqual(expect.objectContaining({ address: '192.0.2.77' }));
  expect(inside.kernel?.namespace).not.toBe(outside.kernel?.namespace);
});

it.each([
  ['netns:-x', 'bad-spec'],
  ['netns:../etc', 'bad-spec'],
  ['netns:', 'bad-spec'],
  ['ssh://-oProxyCommand=x', 'bad-spec'],
  ['recorded:', 'bad-spec'],
  ['rs1', 'bad-spec'],
  ['netns:lvsrules-no-such-namespace', mayMakeNamespaces ? 'not-available' : 'not-'],
  ['recorded:/lvsrules-no-such-file', 'bad-file'],
])('does not open %s', async (spec, kind) => {
  const host = await openHost(spec, { files: nodeFiles(), environment: process.env });
  expect(host.ok ? '' : host.failure.kind).toContain(kind);
});

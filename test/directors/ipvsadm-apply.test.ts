import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ipvsadmDirector } from '../../src/directors/ipvsadm-director.ts';
import { localIpvsadm } from '../../src/directors/run-ipvsadm.ts';
import type { Change } from '../../src/domain/change.ts';
import { specOf } from '../support/spec-of.ts';

const changes: readonly Change[] = [{ kind: 'flush' }, { kind: 'zero', service: null }, { kind: 'flush' }];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lvsrules-apply-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A program that answers the first change and then does what `script` says, as often as it is run. */
async function applied(script: string) {
  const path = join(folder, 'ipvsadm');
  const text = `#!/bin/sh
echo run >>"$0.runs"
read -r marker
echo "\${marker#-D }: unknown option" >&2
read -r line
read -r marker
echo "\${marker#-D }: unknown option" >&2
${script}
`;
  writeFileSync(path, text, { mode: 0o755 });
  const result = await ipvsadmDirector(specOf('ipvsadm'), localIpvsadm([], { PATH: folder })).apply(changes);
  return { result, runs: readFileSync(`${path}.runs`, 'utf8').split('\n').length - 1 };
}

it.each([
  ['a program that was killed', 'kill -9 $$'],
  ['a program that was killed while it complained', 'echo "half a" >&2; kill -9 $$'],
  ['a program that ended without a word', 'exit 1'],
  ['a lost connection', 'echo "client_loop: send disconnect: Broken pipe" >&2; exit 255'],
  ['a connection that the other side closed', 'echo "Connection to lb1 closed by remote host." >&2; exit 255'],
  ['a host that no longer answers', 'echo "Timeout, server lb1 not responding." >&2; exit 255'],
])('%s gets nothing a second time, and is a failure', async (_, script) => {
  const { result, runs } = await applied(script);
  expect(result).toMatchObject({ ok: false, failure: { kind: 'program-failed' } });
  expect(runs).toBe(1);
});

it('after a line that stops the program, the lines after it are sent, and none before it', async () => {
  const { result, runs } = await applied('echo "No permission for this line" >&2; exit 2');
  expect(runs).toBe(2);
  expect(result).toMatchObject({ ok: true, value: [{ index: 1 }] });
});

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lvsrules } from '../support/run-lvsrules.ts';

const host = new URL('../fixtures/corpus/ipvsadm/meta.json', import.meta.url).pathname;
const env = { LVSRULES_HOST: host };

const rules = '-A -t webhost:http -s rr\n-a -t webhost:http -r 10.0.0.1:http -m -w 1\n';

async function fileOf(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'lvsrules-names-')), 'named.rules');
  await writeFile(path, text);
  return path;
}

describe('a name is accepted by every command, or by none', () => {
  test.each([
    ['predict', ['predict']],
    ['simulate', ['simulate', '--for', '1s']],
    ['convert', ['convert', '--to', 'json']],
    ['plan', ['plan', '--director', 'sim']],
    ['diff', ['diff', 'sim']],
  ])('%s', async (_, command) => {
    const named = await lvsrules([...command, await fileOf(rules)], { env });
    expect(named.stderr).toBe('');
    const unnamed = await lvsrules([...command, await fileOf(rules.replace('webhost', 'nosuch'))], { env });
    expect(unnamed.stderr + unnamed.stdout).toMatch(/illegal virtual server address|nosuch/);
  });

  test('the drop-in', async () => {
    const ran = (name: string) => lvsrules(['ipvsadm', '--director', 'sim', '--', '-A', '-t', `${name}:http`], { env });
    expect(await ran('webhost')).toMatchObject({ exit: 0, stderr: '' });
    expect(await ran('nosuch')).toMatchObject({ exit: 2 });
  });
});

test('predict says which names it has resolved', async () => {
  const { stdout } = await lvsrules(['predict', await fileOf(rules)], { env });
  expect(stdout).toContain('names resolved: webhost is 192.0.2.55, http is port 80\n');
});

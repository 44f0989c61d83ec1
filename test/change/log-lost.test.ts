import { describe, expect, test } from 'vitest';
import { apply } from '../../src/cli/commands/apply.ts';
import { failure } from '../../src/domain/result.ts';
import type { FileFailure, Files } from '../../src/ports/files.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { runInMemory } from '../support/memory-world.ts';
import { interposed } from '../support/interposed.ts';

const rules = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';
const why = { ENOSPC: 'no space left on device', EROFS: 'read-only file system', EACCES: 'permission denied' } as const;

/** Files of which some calls fail, from the one that is named on. */
function failing(
  inner: Files,
  code: keyof typeof why,
  fails: (call: 'append' | 'make' | 'lock', at: number) => boolean,
) {
  let appended = 0;
  const refused = (path: string): FileFailure => ({ path, code, reason: why[code] });
  return interposed(inner, {
    append: (next, path, content) =>
      fails('append', appended++) ? Promise.resolve(failure(refused(path))) : next(path, content),
    makeDirectory: (next, path, mode) =>
      fails('make', 0) ? Promise.resolve(failure(refused(path))) : next(path, mode),
    locked: (next, path, waitMs, work) =>
      fails('lock', 0) ? Promise.resolve(failure(refused(path))) : next(path, waitMs, work),
  });
}

async function applied(files: Files, format = 'text') {
  const options = { director: 'sim:/srv/state.json', yes: true, format };
  const ran = await runInMemory(apply, {}, ['/srv/a.rules'], options, '', { files });
  return { ...ran, isChanged: (await files.read('/srv/state.json')).ok };
}

const stored = () => memoryFiles({ '/srv/a.rules': rules });

describe('an apply whose log cannot be written', () => {
  test.each([
    ['before the first step', 0, false, 'cannot record the change'],
    ['at its end', 1, true, 'the log is incomplete'],
  ])('%s says so and exits 1', async (_, from, isChanged, what) => {
    const ran = await applied(failing(stored(), 'ENOSPC', (call, at) => call === 'append' && at >= from));
    expect(ran).toMatchObject({ exit: 1, isChanged });
    expect(ran.stderr).toContain(what);
    expect(ran.stderr).toContain('no space left on device');
    expect(ran.stdout.trimEnd().split('\n').at(-1)).toMatch(isChanged ? /The log is incomplete/ : /^Not done/);
  });

  test.each([
    ['the state directory cannot be made', 'make', 'EROFS'],
    ['the lock cannot be taken', 'lock', 'EROFS'],
    ['the lock may not be taken', 'lock', 'EACCES'],
  ] as const)('because %s gives the reason, and accuses no colleague', async (_, call, code) => {
    const ran = await applied(failing(stored(), code, (each) => each === call));
    expect(ran).toMatchObject({ exit: 1, isChanged: false });
    expect(ran.stderr).toContain(why[code]);
    expect(ran.stderr).not.toContain('another lvsrules');
  });

  test('says that nothing was changed in JSON too', async () => {
    const ran = await applied(
      failing(stored(), 'EROFS', (call) => call === 'lock'),
      'json',
    );
    expect(ran.exit).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({ changed: false, verified: false, commands: [] });
  });
});

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { program } from '../support/run-lvsrules.ts';

describe('the program starts', () => {
  test('from the code that was kept when it was built', () => {
    expect(keptIn(dirname(program))).toEqual([
      'grammar.js.code',
      'lint.js.code',
      'main.js.code',
      'screen.js.code',
      'work.js.code',
    ]);
  });

  test.each(keptIn(dirname(program)))('%s holds what a run needs: more than the text it is made of', (name) => {
    const path = join(dirname(program), name);
    expect(statSync(path).size).toBeGreaterThan(statSync(path.slice(0, -'.code'.length)).size);
  });

  test.each<[when: string, change: (path: string) => void]>([
    [
      'without that code',
      (path) => {
        rmSync(path);
      },
    ],
    [
      'when that code is of another Node',
      (path) => {
        writeFileSync(path, 'of another Node');
      },
    ],
    [
      'when that code is cut off',
      (path) => {
        writeFileSync(path, '');
      },
    ],
  ])('%s', (_, change) => {
    const folder = ownCopy();
    for (const name of keptIn(folder)) change(join(folder, name));
    expect(linted(join(folder, 'lvsrules.js'))).toBe('');
  });

  test('by a link to it', () => {
    const link = join(ownCopy(), 'link');
    symlinkSync(program, link);
    expect(linted(link)).toBe('');
  });
});

function ownCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lvsrules-launch-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  cpSync(dirname(program), folder, { recursive: true });
  return folder;
}

function keptIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.code'))
    .sort();
}

/** The netmasks of the example are no plain lines: they need the part with the grammar, too. */
function linted(path: string): string {
  return execFileSync(process.execPath, [path, 'lint', 'examples/persistence.rules'], { encoding: 'utf8' });
}

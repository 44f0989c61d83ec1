import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPieces } from '../../src/directors/read-pieces.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lvsrules-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function wholeOf(path: string, signal?: AbortSignal): Promise<readonly [whole: boolean, text: string]> {
  let text = '';
  const whole = await readPieces(path, (piece) => (text += Buffer.from(piece).toString('latin1')), signal);
  return [whole, text];
}

describe('a file is read in pieces', () => {
  test.each([0, 1, 32_768, 65_536, 65_537, 1_000_000])('of %d bytes', async (length) => {
    const text = Array.from({ length }, (_, place) => String.fromCharCode(33 + (place % 90))).join('');
    await writeFile(join(folder, 'file'), text, 'latin1');
    const [whole, read] = await wholeOf(join(folder, 'file'));
    expect(whole && read === text).toBe(true);
  });

  test('of the kernel, which says that it is empty', async () => {
    const [whole, text] = await wholeOf('/proc/self/status');
    expect([whole, text.includes(`Pid:\t${process.pid}\n`)]).toEqual([true, true]);
  });

  test('from a pipe, which keeps nothing else waiting', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reading = wholeOf(pipe);
    spawn('sh', ['-c', `{ echo one; echo two; } > "$0"`, pipe]);
    expect(await reading).toEqual([true, 'one\ntwo\n']);
  });

  test.each([
    ['absent', 'ENOENT'],
    ['', 'EISDIR'],
  ])('and %j cannot be read', async (name, code) => {
    await expect(readPieces(join(folder, name), () => undefined)).rejects.toMatchObject({ code });
  });
});

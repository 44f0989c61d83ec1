import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { program } from '../../support/run-lvsrules.ts';
import { rulesAfter, rulesBefore, type Workbench, workbench } from '../../support/workbench.ts';

const files = { 'a.rules': rulesBefore, 'b.rules': rulesAfter };
const director = 'sim:state.json';

/** Runs a line of the shell in which `lvsrules` is the built program; gives the exit status of the shell. */
function shell(bench: Workbench, line: string): Promise<number | null> {
  const text = `lvsrules() { "${process.execPath}" "${program}" "$@"; }; ${line}`;
  const child = spawn('sh', ['-c', text], {
    cwd: bench.directory,
    env: { ...process.env, ...bench.env },
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.on('close', resolve));
}

async function lastResult(bench: Workbench): Promise<unknown> {
  const lines = await bench.lines(['log', '--format', 'json']);
  return (JSON.parse(lines.at(-1) ?? '{}') as { readonly result?: string }).result;
}

describe('an apply whose output is lost completes its change, and records it', () => {
  test.each([
    ['standard output is closed', '>&-'],
    ['standard error is closed', '2>&-'],
    ['both are closed', '>&- 2>&-'],
    ['the disk behind standard output is full', '>/dev/full'],
    ['the disk behind standard error is full', '2>/dev/full'],
    ['the reader of both goes away', '2>&1 | true'],
    ['the reader of both takes one line', '2>&1 | head -n 1'],
  ])('when %s', async (_, where) => {
    const bench = await workbench(files);
    await bench.run(['apply', 'a.rules', '--yes', '--director', director]);
    await shell(bench, `lvsrules apply b.rules --yes --step --director ${director} ${where}`);
    expect(await bench.run(['diff', director, 'b.rules'])).toMatchObject({ exit: 0 });
    expect(await lastResult(bench)).toBe('done');
  });
});

test('a log whose last line is torn keeps the entries before it and those after it', async () => {
  const bench = await workbench(files);
  await bench.run(['apply', 'a.rules', '--yes', '--director', director]);
  await bench.write('state/log.jsonl', `${await bench.read('state/log.jsonl')}{"version":1,"id":"torn","at":"20`);
  await bench.run(['apply', 'b.rules', '--yes', '--director', director]);
  const log = await bench.lines(['log']);
  expect(log.map((line) => line.split('  ')[4])).toEqual(['a.rules', 'b.rules']);
  for (const result of [rulesBefore, '']) {
    expect(await bench.run(['undo', '--yes', '--director', director])).toMatchObject({ exit: 0, stderr: '' });
    expect((await bench.run(['save', '--director', director])).stdout).toBe(result);
  }
});

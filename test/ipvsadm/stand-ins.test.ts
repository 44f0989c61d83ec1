import { expect, test } from 'vitest';
import { success } from '../../src/domain/result.ts';
import { standIns } from '../../src/ipvsadm/stand-ins.ts';

/** Which runs of `ipvsadm` a stand-in makes, with their input. */
async function runs(name: keyof typeof standIns, words: readonly string[], input = '') {
  const made: string[] = [];
  const bytes = () => Promise.resolve(Buffer.from(input, 'latin1'));
  const ended = await standIns[name](words, bytes, async (given, read) => {
    const text = given.includes('-R') ? JSON.stringify(Buffer.from(await read()).toString('latin1')) : '';
    made.push([...given, text].filter(Boolean).join(' '));
    return success({ exit: made.length, stdout: '', stderr: `${given.join(' ')}\n` });
  });
  return { made, ended: ended.ok ? ended.value : null };
}

test.each([
  [[], '-S'],
  [['-n'], '-S -n'],
  [['-n', '-n', 'word'], '-S -n'],
  [['word'], '-S'],
])('ipvsadm-save %j runs ipvsadm %s', async (words, line) => {
  expect((await runs('ipvsadm-save', words)).made).toEqual([line]);
});

test.each([[['-h']], [['-n', '--help']], [['-x']]])(
  'ipvsadm-save %j prints its help and ends with 1',
  async (words) => {
    const { made, ended } = await runs('ipvsadm-save', words);
    expect(made).toEqual([]);
    expect(ended).toMatchObject({ exit: 1, stdout: '' });
    expect(ended?.stderr).toMatch(/^ipvsadm-save: Script to save the IPVS table to stdout\.\n/);
  },
);

test.each([
  ['comments are dropped', '# a\n-A -f 1\n #b\n', '-A -f 1\n #b\n'],
  ['line feeds at the end become one', '-A -f 1\n\n\n', '-A -f 1\n'],
  ['a missing line feed is added', '-A -f 1', '-A -f 1\n'],
  ['bytes stay as they are', '-A -t \xff:80\n', '-A -t \xff:80\n'],
  ['nothing becomes an empty line', '', '\n'],
])('ipvsadm-restore empties the table, then reads its input: %s', async (_, input, handed) => {
  const { made, ended } = await runs('ipvsadm-restore', ['-n', 'x'], input);
  expect(made).toEqual(['-C', `-R ${JSON.stringify(handed)}`]);
  expect(ended).toMatchObject({ exit: 2, stderr: '-C\n-R\n' });
});

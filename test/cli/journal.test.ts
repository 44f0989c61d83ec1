import { describe, expect, test } from 'vitest';
import { journalOf } from '../../src/cli/journal.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { memoryWorld } from '../support/memory-world.ts';
import { specOf } from '../support/spec-of.ts';

const { world } = memoryWorld(memoryFiles({}));
const journal = (spec: string) => journalOf(specOf(spec), world);
const tableOf = async (spec: string) => (await journal(spec))?.table ?? null;

describe('the table of a director in the log', () => {
  test.each(['auto', 'netlink', 'ipvsadm', 'proc'])('%s: that of this kernel, which ends with it', async (spec) => {
    expect(await journal(spec)).toMatchObject({
      table: await tableOf('netlink'),
      life: expect.stringMatching(/^- net:/) as string,
    });
  });

  test.each(['ipvsadm:ip netns exec lb', 'ssh://lb1', 'sim:lab.json', 'file:site.rules'])(
    '%s: one of its own',
    async (spec) => {
      expect(await tableOf(spec)).toMatch(/^(other|sim|file)-/);
    },
  );

  test.each([
    ['ssh+sudo://lb1', 'ssh://lb1'],
    ['file:/srv/site.rules', 'file:site.rules'],
    ['sim:./lab.json', 'sim:lab.json'],
  ])('%s: the same as that of %s', async (one, other) => {
    expect(await tableOf(one)).toBe(await tableOf(other));
  });

  test.each(['sim', 'keepalived:keepalived.conf', 'ldirectord:ldirectord.cf'])(
    '%s: none, as its changes are not kept',
    async (spec) => {
      expect(await journal(spec)).toBeNull();
    },
  );
});

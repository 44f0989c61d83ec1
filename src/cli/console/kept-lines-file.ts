import * as v from 'valibot';
import { type KeptLines, type KeptPurpose, withLine } from '../../console/kept-lines.ts';
import { readJson } from '../../domain/read-json.ts';
import { stateFolder } from '../journal.ts';
import type { World } from '../world.ts';

/** What was typed into prompts, in a file of this user alone; a file that is damaged counts as empty. */
export function keptLinesFile(world: World) {
  const { directory } = stateFolder(world);
  const path = `${directory}/console-history.json`;
  const { files } = world;

  async function read(): Promise<KeptLines> {
    const content = await files.read(path);
    if (!content.ok) return {};
    const json = readJson(Buffer.from(content.value).toString('utf8'));
    const checked = json.ok ? v.safeParse(shape, json.value) : null;
    if (!checked?.success) return {};
    const { command = [], filter = [], search = [] } = checked.output;
    return { command, filter, search };
  }

  async function keep(purpose: KeptPurpose, line: string): Promise<void> {
    const made = await files.makeDirectory(directory, 0o700);
    if (!made.ok) return;
    await files.locked(`${path}.lock`, 1000, async () => {
      const known = await read();
      const lines = { version: 1, ...known, [purpose]: withLine(known[purpose] ?? [], line) };
      await files.replace(path, `${JSON.stringify(lines, null, 1)}\n`, 0o600);
    });
  }

  return { read, keep };
}

const lines = v.optional(v.array(v.string()));
const shape = v.object({ version: v.literal(1), command: lines, filter: lines, search: lines });

import { basename, join } from 'node:path';
import { parseSpec } from '../../directors/spec.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { oneDirectorOnly } from '../../report/fleet/one-director-only.ts';
import { type Problem, problemText } from '../../report/problem.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type SaveValues, saveTable } from '../saving/save-table.ts';
import type { World } from '../world.ts';
import { gravest } from './gravest.ts';
import { speakingOf } from './speaking-of.ts';

export type SaveSeveralValues = Omit<SaveValues, 'director'> & { readonly director: readonly string[] };

/** Saves the tables of several directors, side by side, each to a file of its own in one folder. */
export async function saveTables(options: SaveSeveralValues, world: World): Promise<ExitCode> {
  const { director: specs, output } = options;
  const files = options.system ? failure(oneDirectorOnly('--system', specs)) : await filesFor(specs, output, world);
  if (!files.ok) {
    world.complain(problemText(files.failure));
    return exitCodes.usage;
  }
  const saved = files.value.map(({ spec, path }) =>
    saveTable({ ...options, director: spec, output: path }, speakingOf(spec, world)),
  );
  return gravest(await Promise.all(saved));
}

interface FileOfDirector {
  readonly spec: string;
  readonly path: string;
}

async function filesFor(
  specs: readonly string[],
  folder: string | undefined,
  { files }: World,
): Promise<Result<readonly FileOfDirector[], Problem>> {
  if (folder === undefined) {
    return failure({ ...oneDirectorOnly('save on standard output', specs), remedy: 'name a folder: -o rules/' });
  }
  const facts = await files.facts(folder);
  if (!facts.ok && (facts.failure.code !== 'ENOENT' || !folder.endsWith('/'))) {
    const why = facts.failure.reason;
    return failure({ what: 'cannot use the folder', where: folder, why, remedy: 'name a folder: -o rules/' });
  }
  if (facts.ok && facts.value.kind !== 'directory') {
    return failure({
      what: 'several directors are saved to a folder',
      where: folder,
      why: 'it is not one',
      remedy: 'name a folder: -o rules/',
    });
  }
  const named = specs.map((spec) => ({ spec, path: join(folder, `${fileName(spec)}.rules`) }));
  const twice = named.find(({ path }, place) => named.findIndex((other) => other.path === path) !== place);
  if (twice) {
    const remedy = 'save one of them by itself: -o FILE';
    return failure({ what: 'two directors would be saved to one file', where: twice.path, why: twice.spec, remedy });
  }
  const made = await files.makeDirectory(folder);
  return made.ok
    ? success(named)
    : failure({ what: 'cannot make the folder', where: folder, why: made.failure.reason });
}

/** `ssh://root@lb1:2222` is saved as `lb1.rules`, `sim:lab.json` as `lab.rules`. */
function fileName(spec: string): string {
  const parsed = parseSpec(spec);
  if (!parsed.ok) return plain(spec);
  const { value } = parsed;
  if (value.kind === 'ssh') return plain(value.host);
  return 'path' in value ? plain(basename(value.path).replace(/\.[^.]*$/, '')) : plain(spec);
}

function plain(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '-').replace(/^\.+/, '') || 'director';
}

import { basename, join } from 'node:path';
import type { DirectorSpec } from '../../domain/director-spec.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import {
  cannotUseFolder,
  notAFolder,
  oneDirectorOnly,
  severalOnStandardOutput,
  twoToOneFile,
} from '../../report/problems/fleet-problems.ts';
import type { Problem } from '../../report/problem.ts';
import { refuse } from '../complain.ts';
import type { ExitCode } from '../exit-code.ts';
import { type SaveValues, saveTable } from '../saving/save-table.ts';
import { specsOf } from '../spec-of.ts';
import type { World } from '../world.ts';
import { gravest } from './gravest.ts';
import { speakingOf } from './speaking-of.ts';

export type SaveSeveralValues = Omit<SaveValues, 'director'> & { readonly director: readonly string[] };

/** Saves the tables of several directors, side by side, each to a file of its own in one folder. */
export async function saveTables(options: SaveSeveralValues, world: World): Promise<ExitCode> {
  const { director: specs, output } = options;
  const files = options.system ? failure(oneDirectorOnly('--system', specs)) : await filesFor(specs, output, world);
  if (!files.ok) return refuse(world, files.failure);
  const saved = files.value.map(({ spec: { text }, path }) =>
    saveTable({ ...options, director: text, output: path }, speakingOf(text, world)),
  );
  return gravest(await Promise.all(saved));
}

interface FileOfDirector {
  readonly spec: DirectorSpec;
  readonly path: string;
}

async function filesFor(
  specs: readonly string[],
  folder: string | undefined,
  world: World,
): Promise<Result<readonly FileOfDirector[], Problem>> {
  if (folder === undefined) {
    return failure(severalOnStandardOutput(specs));
  }
  const facts = await world.files.facts(folder);
  if (!facts.ok && (facts.failure.code !== 'ENOENT' || !folder.endsWith('/'))) {
    return failure(cannotUseFolder(folder, facts.failure));
  }
  if (facts.ok && facts.value.kind !== 'directory') {
    return failure(notAFolder(folder));
  }
  const read = specsOf(specs, world);
  if (!read.ok) return read;
  const named = read.value.map((spec) => ({ spec, path: join(folder, `${fileName(spec)}.rules`) }));
  const twice = named.find(({ path }, place) => named.findIndex((other) => other.path === path) !== place);
  if (twice) return failure(twoToOneFile(twice.path, twice.spec.text));
  const made = await world.files.makeDirectory(folder);
  return made.ok ? success(named) : failure(cannotUseFolder(folder, made.failure));
}

/** `ssh://root@lb1:2222` is saved as `lb1.rules`, `sim:lab.json` as `lab.rules`. */
function fileName(spec: DirectorSpec): string {
  if (spec.kind === 'ssh') return plain(spec.host);
  return 'path' in spec ? plain(basename(spec.path).replace(/\.[^.]*$/, '')) : plain(spec.text);
}

function plain(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '-').replace(/^\.+/, '') || 'director';
}

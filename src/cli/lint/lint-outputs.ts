import { dirname, join, relative, resolve } from 'node:path';
import { failure, type Result, success } from '../../domain/result.ts';
import { findingsFormats, type FindingsFormatName, isFindingsFormat } from '../../report/findings/findings-formats.ts';
import type { FindingsReport } from '../../report/findings/findings-report.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotWrite } from '../../report/problems/file-problems.ts';
import { badValue } from '../../report/problems/option-problems.ts';
import { homepage, version } from '../version.ts';
import type { World } from '../world.ts';

/** A format, and the file it goes to; null is standard output. */
export interface LintOutput {
  readonly format: FindingsFormatName;
  readonly path: string | null;
}

/** `FORMAT:FILE`; `-` as the file is standard output. */
export function readOutput(text: string): Result<LintOutput, Problem> {
  const colon = text.indexOf(':');
  const format = text.slice(0, Math.max(0, colon));
  const path = text.slice(colon + 1);
  if (isFindingsFormat(format) && path !== '') return success({ format, path: path === '-' ? null : path });
  return failure(badValue('output', text, { kind: 'report-to-file', formats: Object.keys(findingsFormats) }));
}

/** Writes a report to every output; returns those that could not be written. */
export async function deliver(
  report: FindingsReport,
  outputs: readonly LintOutput[],
  world: World,
  print: (text: string) => Promise<void>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const root = await repositoryRoot(world);
  const address = homepage();
  for (const { format, path } of outputs) {
    const surroundings = {
      colour: path === null && world.colour,
      columns: path === null && world.outputIsTerminal ? world.columns : 120,
      version,
      ...(address !== undefined && { homepage: address }),
      root,
      pathInRoot: (file: string) => pathFrom(root, file, world.directory),
    };
    const pieces = findingsFormats[format](report, surroundings);
    if (path === null) await printed(pieces, print);
    else {
      const written = await world.files.replace(resolve(world.directory, path), [...pieces].join(''));
      if (!written.ok) problems.push(cannotWrite('report', path, written.failure));
    }
  }
  return problems;
}

/** The folder above with `.git` in it; the working directory where there is none. */
async function repositoryRoot({ directory, files }: Pick<World, 'directory' | 'files'>): Promise<string> {
  for (let folder = directory; ; folder = dirname(folder)) {
    if ((await files.facts(join(folder, '.git'))).ok) return folder;
    if (folder === dirname(folder)) return directory;
  }
}

function pathFrom(root: string, file: string, directory: string): string {
  if (file.startsWith('<')) return file;
  const path = resolve(directory, file);
  const inside = relative(root, path);
  return inside.startsWith('../') ? path : inside;
}

const pieceLength = 65536;

async function printed(pieces: Iterable<string>, print: (text: string) => Promise<void>): Promise<void> {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < pieceLength) continue;
    await print(gathered);
    gathered = '';
  }
  if (gathered !== '') await print(gathered);
}

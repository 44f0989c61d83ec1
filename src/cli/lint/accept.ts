import { dirname, relative, resolve } from 'node:path';
import { addSuppressions } from '../../lint/suppress/add-suppressions.ts';
import { baselineText } from '../../lint/suppress/baseline.ts';
import type { Finding } from '../../lint/finding.ts';
import { acceptedText, suppressedText } from '../../report/file-deeds.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotWrite } from '../../report/problems/file-problems.ts';
import type { World } from '../world.ts';
import type { PreparedLint } from './prepare-lint.ts';

/** Names a file by its path from the folder of a baseline, so that it is the same from every working directory. */
export function keyIn(folder: string, { directory }: Pick<World, 'directory'>): (file: string) => string {
  return (file) => (file.startsWith('<') ? file : relative(folder, resolve(directory, file)));
}

/** Two ways to accept existing findings: a baseline file beside the rules, or comments in them. */
export async function writeBaseline(
  path: string,
  findings: readonly Finding[],
  world: World,
): Promise<readonly Problem[]> {
  const written = await world.files.replace(
    resolve(world.directory, path),
    baselineText(findings, keyIn(dirname(resolve(world.directory, path)), world)),
  );
  if (!written.ok) return [cannotWrite('baseline', path, written.failure)];
  await world.print(acceptedText(path, findings.length));
  return [];
}

export async function addSuppressionsTo(
  job: PreparedLint,
  findings: readonly Finding[],
  world: World,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  let [comments, files] = [0, 0];
  for (const { file, bytes, fromStandardInput } of job.pages) {
    const own = findings.filter((finding) => finding.file === file);
    const { text, added } = addSuppressions(bytes, own);
    if (fromStandardInput) await world.print(text);
    if (fromStandardInput || added === 0) continue;
    const written = await world.files.replace(resolve(world.directory, file), text);
    if (written.ok) [comments, files] = [comments + added, files + 1];
    else problems.push(cannotWrite('comments', file, written.failure));
  }
  const printsRules = job.pages.some(({ fromStandardInput }) => fromStandardInput);
  if (!printsRules && job.pages.length > 0 && problems.length === 0) await world.print(suppressedText(comments, files));
  return problems;
}

import { resolve } from 'node:path';
import { fixText } from '../../lint/fix.ts';
import { fileDiff } from '../../report/file-diff.ts';
import { textOf } from '../../syntax/binary.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotWrite } from '../../report/problems/file-problems.ts';
import type { World } from '../world.ts';
import type { PreparedLint } from './prepare-lint.ts';
import type { LintRun } from './lint-options.ts';

/** Prints what the fixes would change; exit 1 when they would change something. */
export async function showFixes(job: PreparedLint, run: LintRun, world: World): Promise<ExitCode> {
  let differs = false;
  for (const { file, bytes } of job.pages) {
    const fixed = fixText(bytes, safetyOf(run), { file, settings: job.settingsOf(file) });
    const diff = fileDiff(file, textOf(bytes), textOf(fixed.bytes), world);
    differs ||= diff !== '';
    if (diff !== '') await world.print(diff);
  }
  return differs ? exitCodes.found : exitCodes.ok;
}

export interface FixedPages {
  readonly problems: readonly Problem[];
  readonly findings: number;
  readonly files: number;
}

/**
 * Fixes the pages in place and continues with the fixed text; fixed standard input goes to standard output. Returns the
 * files that could not be written, and how many findings were fixed in how many files.
 */
export async function fixPages(job: PreparedLint, run: LintRun, world: World): Promise<FixedPages> {
  const problems: Problem[] = [];
  let [findings, files] = [0, 0];
  for (const [index, page] of job.pages.entries()) {
    const { file, bytes, fromStandardInput } = page;
    const fixed = fixText(bytes, safetyOf(run), { file, settings: job.settingsOf(file) });
    if (fromStandardInput) await world.print(fixed.bytes);
    else if (fixed.count > 0) {
      const written = await world.files.replace(resolve(world.directory, file), fixed.bytes);
      if (!written.ok) {
        problems.push(cannotWrite('fixes', file, written.failure));
        continue;
      }
      [findings, files] = [findings + fixed.count, files + 1];
    }
    job.pages[index] = { ...page, bytes: fixed.bytes, unfixable: fixed.refused };
  }
  return { problems, findings, files };
}

function safetyOf(run: LintRun): 'safe' | 'unsafe' {
  return run['unsafe-fixes'] ? 'unsafe' : 'safe';
}

import { complain } from '../complain.ts';
import type { Configuration } from '../../config/settings.ts';
import { type Severity, severities } from '../../domain/severity.ts';
import { withBaseline } from '../../lint/suppress/baseline.ts';
import { type Finding, summarize } from '../../lint/finding.ts';
import { lintSource } from '../../lint/lint-source.ts';
import { lintText } from '../../lint/lint.ts';
import { neededSettings, selectedInVain } from '../../lint/needs.ts';
import { withFixesToOffer, withoutFix } from '../../lint/offered.ts';
import { lintTogether } from '../../lint/together.ts';
import { fixedText } from '../../report/file-deeds.ts';
import type { FindingsFormatName } from '../../report/findings/findings-formats.ts';
import type { Problem } from '../../report/problem.ts';
import { findsNothing } from '../../report/problems/lint-problems.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';
import { addSuppressionsTo, keyIn, writeBaseline } from './accept.ts';
import { fixPages, showFixes } from './fixes.ts';
import { clashOf } from './clash.ts';
import { gated } from './lint-gate.ts';
import { type LintRun, writesFixes } from './lint-options.ts';
import { deliver, type LintOutput, readOutput } from './lint-outputs.ts';
import { type PreparedLint, prepare } from './prepare-lint.ts';

/** All of `lvsrules lint`: prepare, fix if requested, lint, and write the report. */
export async function runLint(paths: readonly string[], run: LintRun, world: World): Promise<ExitCode> {
  const outputs = outputsOf(run);
  const prepared = outputs.ok ? await prepare(paths, run, world) : outputs;
  if (!prepared.ok) return end(prepared.failure, exitCodes.usage, world);
  const job = prepared.value;
  const clash = clashOf(job.pages.length, run);
  if (clash !== null) return end([clash], exitCodes.usage, world);
  if (run.diff) return end(job.problems, await showFixes(job, run, world), world);
  const fixed = writesFixes(run) ? await fixPages(job, run, world) : null;
  const problems = [...job.problems, ...(fixed?.problems ?? [])];
  complain(world, ...inVain(job));
  const findings = withBaseline(
    withoutRefused(look(job, run), job),
    job.baseline.known,
    keyIn(job.baseline.folder, world),
  );
  const path = run['write-baseline'];
  if (path !== undefined) {
    return end([...problems, ...(await writeBaseline(path, findings, world))], exitCodes.ok, world);
  }
  if (run['add-suppressions']) {
    return end([...problems, ...(await addSuppressionsTo(job, findings, world))], exitCodes.ok, world);
  }
  const files = job.pages.map(({ file }) => file);
  const report = { findings, summary: summarize(findings, files.length), files };
  const print = printerOf(job, run, world);
  const nothingToSay = files.length === 0 && job.problems.length > 0;
  const failures = nothingToSay || !outputs.ok ? [] : await deliver(report, outputs.value, world, print);
  if (fixed && fixed.files > 0 && run.format === 'text') await print(fixedText(fixed.findings, fixed.files));
  return end([...problems, ...failures], gated(report.summary, gateOf(run, job.configuration)), world);
}

/** Rules selected by name that cannot find anything with these settings: silence would look like a clean file. */
function inVain({ settings }: PreparedLint): readonly Problem[] {
  return selectedInVain(settings).map(({ id, needs }) => findsNothing(id, needs ? neededSettings[needs] : ''));
}

/** Fixed rules from standard input go to standard output, so the report goes to standard error. */
function printerOf(job: PreparedLint, run: LintRun, world: World): (text: string) => Promise<void> {
  if (!writesFixes(run) || !job.pages.some(({ fromStandardInput }) => fromStandardInput))
    return (text) => world.print(text);
  return (text) => {
    world.complain(text);
    return Promise.resolve();
  };
}

function look(job: PreparedLint, run: LintRun): readonly Finding[] {
  if (run.together) return lintTogether(job.pages, { settings: job.settings });
  return job.pages.flatMap(({ file, bytes, source }) => {
    const options = { file, settings: job.settingsOf(file) };
    return source ? lintSource(source, bytes, options) : withFixesToOffer(lintText(bytes, options));
  });
}

/** A fix that was tried and left out is not offered again. */
function withoutRefused(findings: readonly Finding[], { pages }: PreparedLint): readonly Finding[] {
  const refused = new Map(pages.map(({ file, unfixable }) => [file, unfixable]));
  return findings.map((finding) =>
    finding.fix && refused.get(finding.file)?.has(finding.fingerprint) ? withoutFix(finding) : finding,
  );
}

/** A problem takes precedence in the exit status. */
function end(problems: readonly Problem[], exit: ExitCode, world: World): ExitCode {
  complain(world, ...problems);
  return problems.length > 0 ? exitCodes.usage : exit;
}

function gateOf(run: LintRun, configuration: Configuration) {
  const most = run['max-warnings'];
  return {
    failOn: severityNamed(run['fail-on']) ?? configuration.failOn ?? 'warning',
    maxWarnings: most === undefined ? configuration.maxWarnings : Number(most),
  };
}

function severityNamed(word: string | undefined): Severity | 'never' | undefined {
  return word === 'never' ? word : severities.find((severity) => severity === word);
}

type Outputs =
  | { readonly ok: true; readonly value: readonly LintOutput[] }
  | { readonly ok: false; readonly failure: readonly Problem[] };

function outputsOf(run: LintRun): Outputs {
  const outputs: LintOutput[] = [{ format: run.format as FindingsFormatName, path: null }];
  for (const text of run.output) {
    const output = readOutput(text);
    if (!output.ok) return { ok: false, failure: [output.failure] };
    outputs.push(output.value);
  }
  return { ok: true, value: outputs };
}

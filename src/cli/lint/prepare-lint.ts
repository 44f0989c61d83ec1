import { dirname, resolve } from 'node:path';
import type { Configuration, Settings } from '../../config/settings.ts';
import { noConfiguration } from '../../config/settings.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { type Baseline, readBaseline } from '../../lint/suppress/baseline.ts';
import type { LintPage } from '../../lint/together.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotRead } from '../../report/problems/file-problems.ts';
import { emptyNote } from '../../report/problems/lint-problems.ts';
import { badValue } from '../../report/problems/option-problems.ts';
import { complain } from '../complain.ts';
import type { World } from '../world.ts';
import { configurations, type FoundConfiguration, settingsOf } from './find-configuration.ts';
import { tableKinds } from '../../sources/kind.ts';
import type { TableSource } from '../../sources/table-source.ts';
import { kindFrom } from '../sources/from-option.ts';
import { notTaken } from '../../report/problems/source-problems.ts';
import { inputKind } from '../sources/other-kind.ts';
import { recognise } from '../../sources/recognise.ts';
import { readTableSource } from '../sources/read-source.ts';
import { findInputs } from './lint-inputs.ts';
import { type LintRun, optionSettings, overlaid, writesFixes } from './lint-options.ts';

/** A file to lint, or standard input under its given name. */
export interface InputPage extends LintPage {
  readonly fromStandardInput: boolean;
  /** Where the file is of another kind than rules: the table that it makes. */
  readonly source?: TableSource;
  /** Fingerprints of findings whose fix was tried and left out. */
  readonly unfixable?: ReadonlySet<string>;
}

/** A baseline, and the folder that its paths are from. */
export interface FoundBaseline {
  readonly known: Baseline;
  readonly folder: string;
}

/** Everything that a run needs, read and checked. */
export interface PreparedLint {
  readonly pages: InputPage[];
  /** Of the run as a whole. */
  readonly configuration: Configuration;
  readonly settings: Settings;
  settingsOf(file: string): Settings;
  readonly baseline: FoundBaseline;
  /** Inputs that could not be read; the others are processed. */
  readonly problems: readonly Problem[];
}

export async function prepare(
  paths: readonly string[],
  run: LintRun,
  world: World,
): Promise<Result<PreparedLint, readonly Problem[]>> {
  const given = optionSettings(run);
  if (!given.ok) return failure([given.failure]);
  const most = run['max-warnings'];
  if (most !== undefined && !/^[0-9]+$/.test(most))
    return failure([badValue('max-warnings', most, { kind: 'whole-number', least: 0 })]);
  const sources = configurations(world);
  const nearest = async (path: string): Promise<Result<FoundConfiguration, readonly Problem[]>> => {
    if (run.isolated) return success({ configuration: noConfiguration, directory: world.directory });
    return run.config === undefined ? sources.near(path) : sources.at(run.config);
  };
  const main = await nearest(world.directory);
  if (!main.ok) return main;
  const { configuration, directory: base } = main.value;
  const exclusion = { base, patterns: configuration.exclude ?? [] };
  const found = await findInputs(paths.length > 0 ? paths : ['.'], world.files, world.directory, exclusion);
  const problems = [...found.problems];
  if (!run['pass-with-no-files']) problems.push(...found.empty);
  else complain(world, ...found.empty.map(emptyNote));
  const pages: InputPage[] = [];
  const settings = new Map<string, Settings>();
  for (const path of found.paths) {
    const read = await readPage(path, run, world);
    const page = read.ok ? await judged(read.value, run, world) : read;
    if (!page.ok) {
      problems.push(page.failure);
      continue;
    }
    const { file } = page.value;
    const own = await nearest(dirname(resolve(world.directory, file)));
    if (!own.ok) return own;
    settings.set(file, overlaid(settingsOf(own.value, world, file), given.value));
    pages.push(page.value);
  }
  const baseline = await knownFindings(run, main.value, world);
  if (!baseline.ok) return failure([baseline.failure]);
  const whole = overlaid(configuration, given.value);
  return success({
    pages,
    configuration,
    settings: whole,
    settingsOf: (file) => settings.get(file) ?? whole,
    baseline: baseline.value,
    problems,
  });
}

async function readPage(path: string, run: LintRun, world: World): Promise<Result<InputPage, Problem>> {
  if (path === '-') {
    const bytes = await world.readInput();
    return checked({ file: run['stdin-filename'] ?? '<stdin>', bytes, fromStandardInput: true }, run.from);
  }
  const read = await world.files.read(resolve(world.directory, path));
  if (!read.ok) return failure(cannotRead('file', path, read.failure));
  return checked({ file: path, bytes: read.value, fromStandardInput: false }, run.from);
}

function checked(page: InputPage, from: string | undefined): Result<InputPage, Problem> {
  const found = recognise(page.bytes);
  if (found.remedy && kindFrom(from) === undefined)
    return failure({ ...notTaken(page.fromStandardInput ? '-' : page.file, found), where: page.file });
  return success(page);
}

/** Rules are judged as they are, files of other kinds by the table that they make; those are never written to. */
async function judged(page: InputPage, run: LintRun, world: World): Promise<Result<InputPage, Problem>> {
  const { file, bytes, fromStandardInput } = page;
  const found = inputKind(bytes, kindFrom(run.from));
  const kind = tableKinds.find((each) => each === found.kind);
  if (kind === 'rules') return success(page);
  const isWritten = writesFixes(run) || run.diff || run['add-suppressions'];
  if (isWritten || kind === undefined || kind === 'json') {
    return failure({ ...notTaken(fromStandardInput ? '-' : file, found), where: file });
  }
  const source = await readTableSource(kind, { path: file, content: bytes }, world);
  return source.ok ? success({ ...page, source: source.value }) : source;
}

/** None while a baseline is written: it must include earlier findings too. */
async function knownFindings(
  run: LintRun,
  { configuration, directory }: FoundConfiguration,
  world: World,
): Promise<Result<FoundBaseline, Problem>> {
  const path = run.baseline ?? configuration.baseline;
  if (path === undefined || run['write-baseline'] !== undefined) return success({ known: new Map(), folder: '/' });
  const place = resolve(run.baseline === undefined ? directory : world.directory, path);
  const read = await world.files.read(place);
  if (!read.ok) return failure(cannotRead('baseline', path, read.failure));
  const baseline = readBaseline(new TextDecoder().decode(read.value));
  if (baseline.ok) return success({ known: baseline.value, folder: dirname(place) });
  return failure(cannotRead('baseline', path, { reason: baseline.failure }));
}

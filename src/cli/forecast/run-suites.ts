import { dirname, resolve } from 'node:path';
import { failure, type Result, success } from '../../domain/result.ts';
import { readSuite } from '../../forecast/assertions/read-suite.ts';
import { runTest, unknownService } from '../../forecast/assertions/run-suite.ts';
import type { Suite } from '../../forecast/assertions/suite.ts';
import type { IpvsOptions } from '../../kernel/options.ts';
import { assertionsJson } from '../../report/assertions/assertions-json.ts';
import { assertionsJunit } from '../../report/assertions/assertions-junit.ts';
import { failedTests, type SuiteResult } from '../../report/assertions/results.ts';
import { assertionsText } from '../../report/assertions/assertions-text.ts';
import type { Problem } from '../../report/problem.ts';
import { noRulesNamed, notATest, noTests } from '../../report/problems/forecast-problems.ts';
import { refuse } from '../complain.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { readInput } from '../read-input.ts';
import type { World } from '../world.ts';
import { readCommand } from './event-reader.ts';
import { machineOf } from './simulation-plan.ts';
import { takenRules } from './taken-rules.ts';

export interface TestOptions {
  readonly rules: string | undefined;
  readonly kernel: string | undefined;
  readonly format: string;
}

/** Runs every test of the files; 1 when one fails, 2 when a file cannot be understood. */
export async function runSuites(files: readonly string[], options: TestOptions, world: World): Promise<ExitCode> {
  const machine = machineOf(options.kernel, world);
  if (!machine.ok) return refuse(world, machine.failure);
  const results: SuiteResult[] = [];
  for (const file of files) {
    const result = await runFile(file, options.rules, machine.value, world);
    if (!result.ok) return refuse(world, result.failure);
    results.push(result.value);
  }
  await world.print(printed(options.format, results));
  return failedTests(results) > 0 ? exitCodes.found : exitCodes.ok;
}

async function runFile(
  file: string,
  rulesOption: string | undefined,
  machine: IpvsOptions,
  world: World,
): Promise<Result<SuiteResult, Problem>> {
  const suite = await suiteOf(file, world);
  if (!suite.ok) return suite;
  const path = rulesOption ?? rulesBeside(file, suite.value.rules, world);
  if (path === null) return failure(noRulesNamed(file));
  const rules = await takenRules(path, machine, world);
  if (!rules.ok) return rules;
  const known = rules.value.table.services.map(({ key }) => key);
  const tests = suite.value.tests.map((one) => {
    const unknown = unknownService(one, known);
    return unknown
      ? { name: one.name, line: one.line, failures: [unknown] }
      : runTest(one, rules.value.changes, machine);
  });
  return success({ file, tests });
}

async function suiteOf(file: string, world: World): Promise<Result<Suite, Problem>> {
  const text = await readInput(world, file);
  if (!text.ok) return text;
  const suite = readSuite(text.value, { command: readCommand });
  if (!suite.ok) return failure(notATest(file, suite.failure));
  return suite.value.tests.length > 0 ? suite : failure(noTests(file));
}

/** A rules file is searched beside the test file that names it. */
function rulesBeside(file: string, rules: string | null, world: World): string | null {
  if (rules === null || file === '-') return rules;
  const path = resolve(world.directory, dirname(file), rules);
  const inside = `${resolve(world.directory)}/`;
  return path.startsWith(inside) ? path.slice(inside.length) : path;
}

function printed(format: string, results: readonly SuiteResult[]): string {
  if (format === 'json') return assertionsJson(results);
  return format === 'junit' ? assertionsJunit(results) : assertionsText(results);
}

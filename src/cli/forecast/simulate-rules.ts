import { type Result, success } from '../../domain/result.ts';
import { type SimulationPlan, type SimulationResult, simulate } from '../../forecast/simulation.ts';
import type { Problem } from '../../report/problem.ts';
import { cannotWrite } from '../../report/problems/file-problems.ts';
import { eventAfterEnd, eventWithoutEffect } from '../../report/problems/forecast-problems.ts';
import { complain, refuse } from '../complain.ts';
import { simulationCsv } from '../../report/simulation/simulation-csv.ts';
import { simulationSummary } from '../../report/simulation/simulation-summary.ts';
import { simulationSvg } from '../../report/simulation/simulation-svg.ts';
import { simulationText } from '../../report/simulation/simulation-text.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { readInput } from '../read-input.ts';
import { kindFrom } from '../sources/from-option.ts';
import type { World } from '../world.ts';
import { readEventText } from './event-reader.ts';
import { readCount } from '../read-count.ts';
import { readTime } from '../read-time.ts';
import { machineOf, readClientOptions } from './simulation-plan.ts';
import { takenRules } from './taken-rules.ts';
import { printableJson } from '../../domain/printable-json.ts';

/** The options of `simulate`, as they were given. */
export interface SimulateOptions {
  readonly clients: string;
  readonly from: readonly string[];
  readonly list: string | undefined;
  readonly rate: string;
  readonly session: string;
  readonly requests: string;
  readonly 'request-bytes': string;
  readonly 'response-bytes': string;
  readonly for: string | undefined;
  readonly seed: string;
  readonly at: readonly string[];
  readonly events: string | undefined;
  readonly kernel: string | undefined;
  readonly format: string;
  readonly svg: string | undefined;
}

/** Sends the traffic of the options through a rules file, and prints what each server got. */
export async function simulateRules(
  file: string | undefined,
  options: SimulateOptions,
  world: World,
): Promise<ExitCode> {
  const path = file ?? '-';
  const plan = await planOf(path, options, world);
  if (!plan.ok) return refuse(world, plan.failure);
  const late = plan.value.events.find(({ at }) => at > plan.value.milliseconds);
  if (late) return refuse(world, eventAfterEnd(late, plan.value.milliseconds));
  const result = run(plan.value, world);
  const summary = simulationSummary(path, plan.value.seed, result);
  if (options.svg !== undefined) {
    const written = await world.files.replace(options.svg, simulationSvg(summary));
    if (!written.ok) return refuse(world, cannotWrite('picture', options.svg, written.failure));
  }
  await world.print(printed(options.format, summary));
  complain(world, ...result.failed.map(eventWithoutEffect));
  return result.failed.length > 0 ? exitCodes.found : exitCodes.ok;
}

function printed(format: string, summary: ReturnType<typeof simulationSummary>): string {
  if (format === 'json' || format === 'jsonl') return `${printableJson(summary)}\n`;
  return format === 'csv' ? simulationCsv(summary) : simulationText(summary);
}

async function planOf(path: string, options: SimulateOptions, world: World): Promise<Result<SimulationPlan, Problem>> {
  const numbers = numbersOf(options);
  if (!numbers.ok) return numbers;
  const machine = machineOf(options.kernel, world);
  if (!machine.ok) return machine;
  const kinds = options.from.map(kindFrom);
  const networks = options.from.filter((_, index) => kinds[index] === undefined);
  const clients = await readClientOptions({ ...options, from: networks }, world);
  if (!clients.ok) return clients;
  const rules = await takenRules(
    path,
    machine.value,
    world,
    kinds.find((kind) => kind !== undefined),
  );
  if (!rules.ok) return rules;
  const events = await eventsOf(options, machine.value, world);
  if (!events.ok) return events;
  const { rate, milliseconds, ...rest } = numbers.value;
  const logged = clients.value.logged === null ? 600_000 : (clients.value.logged * 1000) / rate;
  return success({
    ...rest,
    rate,
    milliseconds: milliseconds ?? Math.ceil(logged),
    rules: rules.value.changes,
    machine: machine.value,
    clients: clients.value.of,
    events: events.value,
  });
}

function numbersOf(options: SimulateOptions) {
  const rate = readCount('rate', options.rate, 1);
  if (!rate.ok) return rate;
  const seed = readCount('seed', options.seed, 0);
  if (!seed.ok) return seed;
  const requests = readCount('requests', options.requests, 1);
  if (!requests.ok) return requests;
  const requestBytes = readCount('request-bytes', options['request-bytes'], 0);
  if (!requestBytes.ok) return requestBytes;
  const responseBytes = readCount('response-bytes', options['response-bytes'], 0);
  if (!responseBytes.ok) return responseBytes;
  const session = readTime('session', options.session);
  if (!session.ok) return session;
  const length = options.for === undefined ? success(null) : readTime('for', options.for);
  if (!length.ok) return length;
  return success({
    rate: rate.value,
    seed: seed.value,
    sessionMs: session.value,
    shape: { requests: requests.value, requestBytes: requestBytes.value, responseBytes: responseBytes.value },
    milliseconds: length.value,
  });
}

async function eventsOf(options: SimulateOptions, machine: SimulationPlan['machine'], world: World) {
  const given = await readEventText(options.at.join('\n'), '--at', machine ?? {}, world);
  if (!given.ok || options.events === undefined) return given;
  const text = await readInput(world, options.events);
  if (!text.ok) return text;
  const filed = await readEventText(text.value, options.events, machine ?? {}, world);
  if (!filed.ok) return filed;
  return success([...given.value, ...filed.value].sort((left, right) => left.at - right.at));
}

/** Runs the plan; on a terminal, with a progress bar on standard error. */
function run(plan: SimulationPlan, world: World): SimulationResult {
  const steps = simulate(plan);
  const width = Math.max(10, Math.min(40, world.columns - 12));
  let shown = false;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      if (shown) world.complain(`\r${' '.repeat(width + 8)}\r`);
      return step.value;
    }
    if (!world.outputIsTerminal) continue;
    const done = Math.round(step.value * width);
    const percent = `${Math.round(step.value * 100)}%`.padStart(4);
    world.complain(`\r${'█'.repeat(done)}${'░'.repeat(width - done)} ${percent}`);
    shown = true;
  }
}

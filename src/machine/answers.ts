import { readJson } from '../domain/read-json.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { CommandRun } from '../ports/host.ts';

/** An object of a program's JSON; fields that are missing or of another type read as nothing. */
export class JsonRow {
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(value: unknown) {
    this.fields = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  }

  text(name: string): string | undefined {
    const value = this.fields[name];
    return typeof value === 'string' ? value : undefined;
  }

  number(name: string): number | undefined {
    const value = this.fields[name];
    return typeof value === 'number' ? value : undefined;
  }

  has(name: string): boolean {
    const value = this.fields[name];
    return value !== undefined && value !== false;
  }

  names(): readonly string[] {
    return Object.keys(this.fields);
  }

  value(name: string): unknown {
    return this.fields[name];
  }

  values(name: string): readonly unknown[] {
    const value = this.fields[name];
    return Array.isArray(value) ? value : [];
  }

  row(name: string): JsonRow {
    return new JsonRow(this.fields[name]);
  }

  rows(name: string): readonly JsonRow[] {
    const value = this.fields[name];
    return Array.isArray(value) ? value.map((each: unknown) => new JsonRow(each)) : [];
  }

  /** The second values of a list of pairs, those that are numbers. */
  numberPairs(name: string): readonly number[] {
    const value = this.fields[name];
    const pairs = Array.isArray(value) ? value.filter((each) => Array.isArray(each)) : [];
    return pairs.map((pair: readonly unknown[]) => pair[1]).filter((each) => typeof each === 'number');
  }

  texts(name: string): readonly string[] {
    const value = this.fields[name];
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  }
}

/** The objects that a program printed as a JSON list. Nothing at all is an empty list. */
export function jsonRows(run: CommandRun | undefined, program: string): Result<readonly JsonRow[], string> {
  if (run?.exit !== 0) return failure(whyNot(run, program));
  if (run.stdout.trim() === '') return success([]);
  const read = readJson(run.stdout);
  if (!read.ok || !Array.isArray(read.value)) return failure(`${program} did not print JSON; is it an old version?`);
  return success(read.value.map((each: unknown) => new JsonRow(each)));
}

/** Why a program has no answer, in its own words if it printed any. */
export function whyNot(run: CommandRun | undefined, program: string): string {
  const said = run?.stderr.trim().split('\n').at(-1) ?? '';
  if (run?.exit === 127) return `there is no program ${program}`;
  if (said !== '') return said.startsWith(program) ? said : `${program}: ${said}`;
  return `${program} ended with ${typeof run?.exit !== 'number' ? 'a signal' : `exit status ${run.exit}`}`;
}

/** Whether a program ran to its end, with any exit status: `grep` has one for no match. */
export function hasRun(run: CommandRun | undefined): run is CommandRun {
  return run !== undefined && run.exit !== null && run.exit !== 127;
}

/** The lines of `grep -rHs '' FOLDER`, each with its path. */
export function* foundLines(stdout: string): Iterable<{ readonly path: string; readonly text: string }> {
  for (const line of stdout.split('\n')) {
    const at = line.indexOf(':');
    if (at > 0 && line.startsWith('/')) yield { path: line.slice(0, at), text: line.slice(at + 1) };
  }
}

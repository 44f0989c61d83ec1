import { resolve } from 'node:path';
import { mayNameDirector, specsOf } from '../config/director-names.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Problem } from '../report/problem.ts';
import { groupInPlaceOfOne, unknownName } from '../report/problems/name-problems.ts';
import type { Option } from './command.ts';
import { configurations, type FoundConfiguration } from './lint/find-configuration.ts';
import type { World } from './world.ts';

/** The director options of a command. */
export interface DirectorChoice {
  /** Undefined or empty if neither the option nor its variable names one. */
  readonly director?: string | readonly string[] | undefined;
  readonly config?: string | undefined;
  readonly isolated?: boolean | undefined;
  readonly demo?: boolean | undefined;
}

/**
 * The specs of the directors that a command works on, each once: what was named, with the names of the configuration in
 * place; where nothing was named, the director of the configuration, if the option has a default at all. The path of a
 * file is relative to the configuration that names it.
 */
export async function namedDirectors(
  option: Option,
  choice: DirectorChoice,
  world: World,
): Promise<Result<readonly string[], readonly Problem[]>> {
  const named = [choice.director ?? []].flat().filter((word) => word !== '');
  const wantsDefault = named.length === 0 && option.env !== undefined && choice.demo !== true;
  if (choice.isolated === true || !(wantsDefault || named.some(mayNameDirector))) return success(named);
  const found = await configuration(choice, world);
  if (!found.ok) return found;
  const usual = found.value.configuration.director;
  const words = named.length > 0 ? named : usual === undefined ? [] : [usual];
  const specs = words.map((word) => specsOfWord(word, named.length === 0, found.value));
  const bad = specs.find((each) => !each.ok);
  if (bad?.ok === false) return failure([bad.failure]);
  const all = [...new Set(specs.flatMap((each) => (each.ok ? each.value : [])))];
  if (all.length < 2 || option.repeatable) return success(all);
  return failure([groupInPlaceOfOne(words.join(' '), all)]);
}

/** What an argument stands for that may be a path, a spec, or a name of the configuration. */
export async function directorOfOperand(
  word: string,
  world: World,
): Promise<Result<readonly string[], readonly Problem[]>> {
  if (!mayNameDirector(word)) return success([word]);
  const found = await configuration({}, world);
  if (!found.ok) return found;
  const isName = Object.hasOwn(found.value.configuration.directors ?? {}, word);
  const specs = isName ? specsOfWord(word, false, found.value) : success([word]);
  return specs.ok ? specs : failure([specs.failure]);
}

function configuration(
  { config }: DirectorChoice,
  world: World,
): Promise<Result<FoundConfiguration, readonly Problem[]>> {
  const sources = configurations(world);
  return config === undefined ? sources.near(world.directory) : sources.at(config);
}

/** A spec that the configuration holds is relative to it; one that was typed is not. */
function specsOfWord(
  word: string,
  isConfigured: boolean,
  { configuration: { directors = {} }, directory, path }: FoundConfiguration,
): Result<readonly string[], Problem> {
  if (!mayNameDirector(word)) return success([isConfigured ? relativeTo(directory, word) : word]);
  const names = Object.keys(directors);
  if (names.length === 0) return success([word]);
  const found = specsOf(word, directors);
  if (found.ok) return success(found.value.map((spec) => relativeTo(directory, spec)));
  return failure(unknownName(word, names, path));
}

function relativeTo(directory: string, spec: string): string {
  const [, scheme, path] = /^(sim|file|keepalived|ldirectord):(.+)$/s.exec(spec) ?? [];
  return path === undefined ? spec : `${scheme}:${resolve(directory, path)}`;
}

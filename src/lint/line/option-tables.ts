import { allows, commands } from '../../../grammar/commands.ts';
import { type OptionGroup, options } from '../../../grammar/options.ts';

/** The options that name a service, by their long names, like every option here. */
export const serviceOptions: readonly string[] = optionsOf('service-address');

/** The options that choose how packets reach a real server. */
export const methodOptions: readonly string[] = optionsOf('forwarding-method');

const inRules = commands.filter(({ name }) => name === 'add-service' || name === 'add-server');

/** The options of the lines of a save, in its order. */
const savedOptions = options.filter(
  ({ group }) => group !== 'sort' && inRules.some((command) => allows(command, group)),
);

/** The options of tunnels. */
export const tunnelOptions: readonly string[] = savedOptions
  .filter(({ group }) => group.startsWith('tun-'))
  .map(({ long }) => long);

/** The name that an option shares with those that it excludes. */
export function groupOf(option: string): string {
  return groups.get(option) ?? option;
}

/**
 * The position of an option in a line of a save; options that exclude each other share one. Undefined for other
 * options.
 */
export function saveRank(option: string): number | undefined {
  return saveRanks.get(option);
}

/** The short spelling of a command or an option with its dash; undefined if it has none. */
export function shortSpelling(long: string): string | undefined {
  return shortSpellings.get(long);
}

/** The long name of a command, which is not always the name that messages give it. */
export function longNameOf(command: string): string {
  return commands.find(({ name }) => name === command)?.long ?? command;
}

/** Every long spelling of a command or an option, with its dashes. */
export const longSpellings: readonly string[] = [...options, ...commands].map(({ long }) => `--${long}`);

/** Every spelling of the commands, except those that print a text and exit. */
export const commandWords: ReadonlySet<string> = new Set(
  commands
    .filter(({ name }) => name !== 'help' && name !== 'version')
    .flatMap(({ short, long }) => [...short.map((letter) => `-${letter}`), `--${long}`]),
);

/** Whether the value of an option is an address, with or without a port. */
export function takesAddress(option: string): boolean {
  return addressOptions.has(option);
}

const addressOptions: ReadonlySet<string> = new Set(
  options.filter(({ value }) => value === 'service-address' || value === 'server-address').map(({ long }) => long),
);

const shortSpellings: ReadonlyMap<string, string> = new Map(
  [
    ...options.map(({ short, long }) => [long, short] as const),
    ...commands.map(({ short, long }) => [long, short[0]] as const),
  ].flatMap(([long, short]) => (short === undefined ? [] : [[long, `-${short}`] as const])),
);

const groups: ReadonlyMap<string, OptionGroup> = new Map(options.map(({ long, group }) => [long, group] as const));

const saveRanks: ReadonlyMap<string, number> = new Map(
  savedOptions.map(({ long, group }) => [long, savedOptions.findIndex((each) => each.group === group)] as const),
);

function optionsOf(wanted: OptionGroup): readonly string[] {
  return options.filter(({ group }) => group === wanted).map(({ long }) => long);
}

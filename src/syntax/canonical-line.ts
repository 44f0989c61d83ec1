import { type CommandEntry, type CommandName, commands } from '../../grammar/commands.ts';
import { type OptionEntry, type OptionName, options } from '../../grammar/options.ts';
import type { CommandLine, CommandPart, OptionPart } from './nodes.ts';

/** `-A` or `--add-service`; options with one spelling keep it. */
export type OptionStyle = 'short' | 'long';

/**
 * A line in canonical form: the command, its words, the options in the order of the reference, one blank between.
 * Values stay as written. Null if the line is not one command with its own options.
 */
export function canonicalLine(line: CommandLine, source: string, spelling: OptionStyle): string | null {
  const { command, parts, whole } = line;
  if (!whole || command === null) return null;
  const words = parts.filter(({ kind }) => kind === 'word').map(({ start, end }) => source.slice(start, end));
  const settings = line.settings
    .map((setting) => ({ setting, ...(places.get(setting.option) ?? unplaced) }))
    .sort((left, right) => left.place - right.place);
  return [
    commandText(command, spelling),
    ...words,
    ...settings.map(({ setting, entry }) => settingText(setting, entry, spelling)),
  ].join(' ');
}

const entries = new Map<CommandName, CommandEntry>(commands.map((command) => [command.name, command]));

const places = new Map<OptionName, { readonly place: number; readonly entry: OptionEntry | undefined }>(
  options.map((entry, place) => [entry.long, { place, entry }]),
);

const unplaced = { place: options.length, entry: undefined };

function commandText({ command, value }: CommandPart, spelling: OptionStyle): string {
  const entry = entries.get(command);
  const letter = entry?.short[0];
  const name = spelling === 'short' && letter !== undefined ? `-${letter}` : `--${entry?.long ?? command}`;
  return value ? `${name} ${value.raw}` : name;
}

/** An empty value has to stay attached. */
function settingText({ option, value }: OptionPart, entry: OptionEntry | undefined, spelling: OptionStyle): string {
  const name = spelling === 'short' && entry?.short !== undefined ? `-${entry.short}` : `--${option}`;
  if (value === null) return name;
  return value.raw === '' ? `${name}=` : `${name} ${value.raw}`;
}

import type { Command } from '../command.ts';

/** Completions after a verb: its options, and the values of options with choices. */
export interface VerbWords {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly flag: string; readonly summary: string; readonly values: readonly string[] }[];
}

/** The words of every verb, from the table of commands. */
export function verbWords(commands: readonly Command[]): readonly VerbWords[] {
  return commands.map(({ name, summary, options }) => ({
    name,
    summary,
    options: Object.entries(options).map(([option, { summary: meaning, choices }]) => ({
      flag: `--${option}`,
      summary: meaning,
      values: choices ?? [],
    })),
  }));
}

/** A word between single quotes, as every shell here reads it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The environment variables of the program, besides those of command options. */
export const environment: readonly (readonly [name: string, meaning: string])[] = [
  ['LVSRULES_DIRECTOR', 'the director of every command that is not given --director'],
  ['LVSRULES_HOST', 'a file that describes a machine: its names, addresses and modules'],
  ['LVSRULES_STATE', 'where the log, backups and locks are (see docs/environment.md)'],
  ['LVSRULES_DEBUG', 'set to 1, a bug prints its place'],
  ['NO_COLOR, FORCE_COLOR', 'never colour, always colour; --color decides first'],
];

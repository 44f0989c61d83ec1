import { type TableKind, tableKinds } from '../../sources/kind.ts';

/** The option of commands that read a table from files of several kinds. */
export const fromOption = {
  from: {
    value: 'KIND',
    summary: 'what the file is (default: detected from its content)',
    choices: ['auto', ...tableKinds],
    default: 'auto',
  },
} as const;

/** The kind that `--from` names; undefined for `auto`. */
export function kindFrom(word: string | undefined): TableKind | undefined {
  return tableKinds.find((kind) => kind === word);
}

import { columns } from '../../console/columns/columns.ts';
import { type KeyGroup, keyText } from '../../console/keys/binding.ts';
import { contexts } from '../../console/keys/contexts.ts';
import { commandLine } from '../../console/update/run-typed-command.ts';
import { markdownTable, type Section } from './document.ts';

/** Every key of the console, from the key tables. */
export function keysSection(): Section {
  const groups = [
    ...contexts.table,
    ...contexts.plan,
    ...contexts.staged.slice(0, 1),
    ...contexts.form,
    ...contexts.quit,
  ];
  return { path: 'docs/console.md', name: 'keys', text: groups.map(groupText).join('\n\n') };
}

/** The commands after `:`, and the columns for filters and sorting. */
export function wordsSection(): Section {
  const commands = markdownTable(
    ['command', 'does'],
    commandLine.map(({ name, argument, summary }) => [`\`:${`${name} ${argument}`.trim()}\``, summary]),
  );
  const shown = markdownTable(
    ['column', 'shows'],
    columns.map(({ name, summary }) => [`\`${name}\``, summary]),
  );
  return { path: 'docs/console.md', name: 'words', text: `${commands}\n\n${shown}` };
}

function groupText({ title, bindings }: KeyGroup): string {
  const rows = bindings.map(({ keys, help }) => [keys.map((key) => `\`${keyText(key)}\``).join(' '), help]);
  return `### ${title}\n\n${markdownTable(['key', 'does'], rows)}`;
}

import { columns } from '../../console/columns/columns.ts';
import { actionOf, type Binding, type KeyGroup, keyText } from '../../console/keys/binding.ts';
import { contexts } from '../../console/keys/contexts.ts';
import { commandLine } from '../../console/update/run-typed-command.ts';
import { markdownTable, type Section } from './document.ts';

/** Every key of the console, from the key tables. */
export function keysSection(): Section {
  const own = contexts.table.map(ownGroupText);
  const fixed = [
    ...contexts.plan,
    ...contexts.staged.slice(0, 1),
    ...contexts.problems.slice(0, 1),
    ...contexts.form,
    ...contexts.quit,
  ].map(groupText);
  return { path: 'docs/console.md', name: 'keys', text: [...own, ...fixed].join('\n\n') };
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

/** Keys that `console.json` may change, with the names of their actions. */
function ownGroupText({ title, bindings }: KeyGroup): string {
  const rows = bindings.map((binding) => [keysText(binding), actionOf(binding), binding.help]);
  return `### ${title}\n\n${markdownTable(['key', 'action', 'does'], rows)}`;
}

function keysText({ keys }: Binding): string {
  return keys.map((key) => (key === '`' ? '`` ` ``' : `\`${keyText(key)}\``)).join(' ');
}

function groupText({ title, bindings }: KeyGroup): string {
  const rows = bindings.map((binding) => [keysText(binding), binding.help]);
  return `### ${title}\n\n${markdownTable(['key', 'does'], rows)}`;
}

import type { HereDoc, Redirection } from 'unbash';
import type { Flow } from './flow.ts';
import type { Shell } from './running-shell.ts';
import { InputStream, OutputStream } from './streams.ts';
import { isKnown, joined, unknown, type ShellValue } from './value.ts';

/** Does something with its input and output redirected. */
export function redirected(shell: Shell, redirections: readonly Redirection[], work: () => Flow): Flow {
  const before = { input: shell.input, output: shell.output };
  const written: (() => void)[] = [];
  for (const each of redirections) redirect(shell, each, written);
  const flow = work();
  for (const write of written) write();
  shell.input = before.input;
  shell.output = before.output;
  return flow;
}

/** The name by which a file is known. */
export function filePath(path: string): string {
  return path.replace(/^(?:\.\/+)+/, '');
}

function redirect(shell: Shell, each: Redirection, written: (() => void)[]): void {
  const descriptor = each.descriptor?.type === 'FileDescriptor' ? each.descriptor.value : null;
  if (each.type === 'HereDoc') {
    if ((descriptor ?? 0) !== 0) return;
    shell.input = new InputStream(documentText(shell, each), shell.origin.lineAt(each.body.pos));
    return;
  }
  if (each.type === 'HereString') {
    shell.bashOnly('<<< is a text to read');
    if ((descriptor ?? 0) === 0)
      shell.input = new InputStream(joined(each.target ? shell.expander.text(each.target) : '', '\n'));
    return;
  }
  const target = each.target ? shell.expander.text(each.target) : unknown('a file is not known');
  if (each.operator === '<&' || each.operator === '>&') {
    const isError = isKnown(target) && /^[2-9]$/.test(target);
    if (each.operator === '>&' && (descriptor ?? 1) === 1 && isError) shell.output = new OutputStream(false);
    return;
  }
  if (each.operator === '<' || each.operator === '<>') {
    if ((descriptor ?? 0) === 0) shell.input = new InputStream(fileText(shell, target));
    return;
  }
  write(
    shell,
    target,
    { isAppended: each.operator.includes('>>'), isOutput: (descriptor ?? 1) === 1 || each.operator.startsWith('&') },
    written,
  );
}

function write(
  shell: Shell,
  target: ShellValue,
  { isAppended, isOutput }: { readonly isAppended: boolean; readonly isOutput: boolean },
  written: (() => void)[],
): void {
  const { state } = shell;
  if (!isKnown(target)) {
    if (isOutput) shell.output = new OutputStream(false);
    written.push(() => {
      state.forgetFiles(unknown(`a file with an unknown name was written: ${target.unknown}`));
    });
    return;
  }
  if (target === '/dev/stdout') return;
  const output = new OutputStream(isOutput && !target.startsWith('/dev/') && !target.startsWith('/proc/'));
  if (isOutput) shell.output = output;
  if (target.startsWith('/dev/')) return;
  const path = filePath(target);
  const before = state.files.get(path) ?? unknown(`what was in ${path} before is not known`);
  written.push(() => {
    state.files.set(
      path,
      isOutput
        ? isAppended
          ? joined(before, output.text)
          : output.text
        : unknown(`what goes to standard error is not known`),
    );
  });
}

function fileText(shell: Shell, path: ShellValue): ShellValue {
  if (!isKnown(path)) return path;
  if (path === '/dev/null') return '';
  return shell.state.files.get(filePath(path)) ?? unknown(`what is in ${path} is not in the script`);
}

function documentText(shell: Shell, { operator, delimiter, body }: HereDoc): ShellValue {
  const strip = (text: string) => (operator === '<<-' ? text.replace(/^\t+/gm, '') : text);
  if (delimiter?.quoted) return strip(body.text);
  if (!body.parts) return strip(body.text).replace(/\\([\\$`])|\\\n/g, (_, kept?: string) => kept ?? '');
  const parts = body.parts.map((part, index) => {
    if (part.type !== 'Literal' || operator !== '<<-') return part;
    const value = index === 0 ? strip(part.value) : part.value.replace(/\n\t+/g, '\n');
    return { ...part, value };
  });
  return shell.expander.document(parts);
}

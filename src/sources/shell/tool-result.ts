import { filePath } from './redirect.ts';
import type { Shell } from './running-shell.ts';
import { isKnown, type Status, succeeded, type ShellValue } from './value.ts';

/** A program that only processes its input and arguments. */
export interface ToolResult {
  readonly status: Status;
  readonly output: ShellValue;
  /** The line of the script on which the output begins, if it is part of the script. */
  readonly line?: number | null;
}

/** What a program prints and how it ends; null if neither follows from the script. */
export type Tool = (shell: Shell, args: readonly ShellValue[]) => ToolResult | null;

export function printed(output: string, status: Status = succeeded): ToolResult {
  return { status, output };
}

/** The rest of standard input if it is known; otherwise it is not read. */
export function readable(shell: Shell): { readonly text: string | null; readonly line: number | null } {
  if (!shell.input.isKnown) return { text: null, line: null };
  const { text, line } = shell.input.rest();
  return { text: isKnown(text) ? text : null, line };
}

/** The text of the files that are named, or of standard input; null if it is not known. */
export function readableText(shell: Shell, files: readonly string[]): string | null {
  const texts = files.length === 0 ? [readable(shell).text] : files.map((file) => fileText(shell, file));
  return texts.every((text) => text !== null) ? texts.join('') : null;
}

/** The lines of that text. */
export function readableLines(shell: Shell, files: readonly string[]): readonly string[] | null {
  const text = readableText(shell, files);
  if (text === null) return null;
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function fileText(shell: Shell, file: string): string | null {
  const text = file === '-' ? readable(shell).text : shell.state.files.get(filePath(file));
  return text !== undefined && text !== null && isKnown(text) ? text : null;
}

export function lined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

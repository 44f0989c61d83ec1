import { counted } from './counted.ts';
import { escapeControls } from './escape.ts';

/** The last line of a command that changes files: what was done, and how to see or take it back. */

export function formattedText(changed: number, files: number): string {
  if (changed === 0) return `Nothing to do: ${files === 1 ? '1 file is' : `${files} files are`} formatted already.\n`;
  return `Done: ${changed} of ${counted(files, ['file', 'files'])} formatted. To see such changes first: lvsrules fmt --diff\n`;
}

export function fixedText(findings: number, files: number): string {
  return `Done: ${counted(findings, ['finding', 'findings'])} fixed in ${counted(files, ['file', 'files'])}. To see such changes first: lvsrules lint --diff\n`;
}

export function suppressedText(comments: number, files: number): string {
  if (comments === 0) return 'Nothing to do: no finding needs a comment.\n';
  return `Done: ${counted(comments, ['comment', 'comments'])} added in ${counted(files, ['file', 'files'])}. Write the reason into each; to take one back, delete it.\n`;
}

export function acceptedText(path: string, findings: number): string {
  const shown = escapeControls(path);
  return `Done: ${counted(findings, ['finding', 'findings'])} written to ${shown}. To hide them: lvsrules lint --baseline ${shown}; to see them again, delete the file.\n`;
}

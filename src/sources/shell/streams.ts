import { isKnown, joined, unknown, type ShellValue } from './value.ts';

/** What a command reads. */
export class InputStream {
  private text: ShellValue;
  /** The line of the script on which it begins, if it is part of the script. */
  private readonly line: number | null;
  private at = 0;

  constructor(text: ShellValue, line: number | null = null) {
    this.text = text;
    this.line = line;
  }

  /** The next line without its line feed; null at the end. `whole` is false if no line feed ended it. */
  readLine(delimiter = '\n'): { readonly text: ShellValue; readonly whole: boolean } | null {
    const { text, at } = this;
    if (!isKnown(text)) return { text, whole: true };
    if (at >= text.length) return null;
    const end = text.indexOf(delimiter, at);
    this.at = end < 0 ? text.length : end + 1;
    return { text: text.slice(at, end < 0 ? undefined : end), whole: end >= 0 };
  }

  /** The rest, and the line of the script on which it begins. */
  rest(): { readonly text: ShellValue; readonly line: number | null } {
    const { text, at, line } = this;
    if (!isKnown(text)) return { text, line };
    this.at = text.length;
    return { text: text.slice(at), line: line === null ? null : line + (text.slice(0, at).split('\n').length - 1) };
  }

  forget(why: string): void {
    this.text = unknown(why);
  }

  get isKnown(): boolean {
    return isKnown(this.text);
  }
}

/** A table of some thousand services takes a megabyte. */
const longestOutput = 16_777_216;

/** The output of a command, if anything reads it. */
export class OutputStream {
  text: ShellValue = '';
  private readonly kept: boolean;
  /** The text that was passed through as a whole, and its line in the script. */
  line: number | null = null;

  constructor(kept: boolean) {
    this.kept = kept;
  }

  write(text: ShellValue, line: number | null = null): void {
    if (!this.kept) return;
    if (this.text === '') this.line = line;
    else this.line = null;
    this.text =
      isKnown(this.text) && isKnown(text) && this.text.length < longestOutput
        ? this.text + text
        : joined(this.text, text);
  }
}

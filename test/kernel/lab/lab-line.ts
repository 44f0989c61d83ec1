/** What the machine of the lab prints, a line each: all of it is for the program that booted it. */
export type LabLine =
  /** Something that was done to set the lab up. */
  | { readonly kind: 'done'; readonly text: string }
  /** The shell is on the terminal from now on. */
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'answer' } & LabAnswer);

/** What a command of the lab says. */
export interface LabAnswer {
  /** Whole lines. */
  readonly text: string;
  readonly exit: number;
}

/** What the machine is sent, a line each. */
export type LabOrder =
  | { readonly kind: 'size'; readonly size: LabTerminal['size'] }
  | { readonly kind: 'command'; readonly words: readonly string[] };

/** The terminal of the person who started the lab; the machine finds it in `/job/terminal.json`. */
export interface LabTerminal {
  readonly size: { readonly columns: number; readonly rows: number };
  /** `TERM`, `COLORTERM`, `LANG` and their like. */
  readonly environment: Readonly<Record<string, string>>;
}

const mark = 'lab: ';

export function labLineText(line: LabLine): string {
  return `${mark}${JSON.stringify(line)}\n`;
}

/** Null for what something else printed. */
export function readLabLine(text: string): LabLine | null {
  return text.startsWith(mark) ? (JSON.parse(text.slice(mark.length)) as LabLine) : null;
}

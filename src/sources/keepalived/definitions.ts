/** Variables of a configuration, replaced where they are used: a value may contain others. */
export class Definitions {
  private readonly values = new Map<string, string>();
  /** How many characters replacing has produced so far. */
  private made = 0;

  constructor(known: Readonly<Record<string, string>> = {}) {
    for (const [name, value] of Object.entries(known)) this.values.set(name, value);
  }

  set(name: string, value: string): void {
    this.values.set(name, value);
  }

  /** A text with its variables replaced; a value of several lines gives several. Null if it grows without end. */
  replaced(text: string, depth = 0): string | null {
    if (!text.includes('$')) return text;
    if (depth > deepest) return null;
    let tooLong = false;
    const result = text.replace(
      /\$\{(\w+)\}|\$(\w+)(?=[\s,)]|$)/g,
      (whole, braced?: string, plain?: string, at = 0) => {
        if (plain !== undefined && isQuoted(text, at)) return whole;
        const value = this.values.get(braced ?? plain ?? '');
        if (value === undefined || tooLong) return whole;
        // A definition of several lines is replaced only where it ends a line.
        if (value.includes('\n') && text.slice(at + whole.length).trim() !== '') return whole;
        const inner = this.replaced(value, depth + 1);
        this.made += inner?.length ?? 0;
        tooLong ||= inner === null || this.made > longest;
        return inner ?? whole;
      },
    );
    return tooLong ? null : result;
  }
}

const deepest = 50;
const longest = 32_000_000;

function isQuoted(text: string, at: number): boolean {
  return text.slice(0, at).split('"').length % 2 === 0;
}

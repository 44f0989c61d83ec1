/** What a real server has behind its method. */
export interface RealOptions {
  readonly weight: string;
  readonly lower: string;
  readonly upper: string;
  /** What ldirectord does not know, and refuses. */
  readonly unread: string;
}

/** What follows the method: each option is searched behind the one before it, and what is skipped is lost. */
export function optionsOf(text: string): RealOptions {
  let unread = text;
  const found = (form: RegExp) => {
    const match = form.exec(unread);
    unread = match?.at(-1) ?? unread;
    return match?.[1];
  };
  const weight = found(/\s+([0-9]+)(.*)/) ?? '1';
  found(/\s+"(.*)"[, ]\s*"(.*)"(.*)/);
  const lower = found(/\s+l:([0-9]+)(.*)/) ?? '0';
  const upper = found(/\s+u:([0-9]+)(.*)/) ?? '0';
  return { weight, lower, upper, unread: unread.trim() };
}

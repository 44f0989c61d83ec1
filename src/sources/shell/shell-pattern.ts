/** A pattern of `case`, `[[`, `${x%…}`: text that stands for itself is marked by being escaped. */
export function escapedPattern(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}

/** The regular expression of a pattern; null for one that is not followed. */
export function patternSource(pattern: string, greedy = true): string | null {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const next = pattern[at] ?? '';
    if (next === '\\') source += escapedCharacter(pattern[++at] ?? '\\');
    else if (next === '*') source += greedy ? '[^]*' : '[^]*?';
    else if (next === '?') source += '[^]';
    else if (next === '[') {
      const bracket = /^\[([!^]?)(\]?(?:\[:[a-z]+:\]|\\.|[^\]\\])*)\]/.exec(pattern.slice(at));
      if (!bracket) source += '\\[';
      else {
        const [whole, not = '', body = ''] = bracket;
        const set = setOf(body);
        if (set === null) return null;
        source += `[${not === '' ? '' : '^'}${set}]`;
        at += whole.length - 1;
      }
    } else source += escapedCharacter(next);
  }
  return source;
}

/** Whether a text fits a whole pattern; null where the pattern is not followed. Patterns with many stars are not. */
export function matches(text: string, pattern: string): boolean | null {
  if ((pattern.match(/\*/g) ?? []).length > 6) return null;
  const source = patternSource(pattern);
  if (source === null) return null;
  try {
    return new RegExp(`^(?:${source})$`).test(text);
  } catch {
    return null;
  }
}

const classes: Readonly<Record<string, string>> = {
  digit: '0-9',
  alpha: 'A-Za-z',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  xdigit: '0-9A-Fa-f',
};

export function setOf(body: string): string | null {
  let isKnown = true;
  const set = body.replace(/\[:([a-z]+):\]|\\(.)|[\\\]^[]/g, (found, name?: string, literal?: string) => {
    if (literal !== undefined) return `\\u${literal.charCodeAt(0).toString(16).padStart(4, '0')}`;
    if (name === undefined) return `\\${found}`;
    isKnown &&= Object.hasOwn(classes, name);
    return classes[name] ?? '';
  });
  return isKnown ? set : null;
}

function escapedCharacter(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
}

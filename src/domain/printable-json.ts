/**
 * JSON for a file, a pipe or a terminal. Besides what JSON must escape, the other control characters and the marks that
 * change the direction of text are escaped: the value is the same, and a terminal ignores them.
 */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(unsafe, (found) => {
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const unsafe = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

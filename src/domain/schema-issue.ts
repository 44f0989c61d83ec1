/** Why a schema refuses a value, as far as a message needs it. */
interface SchemaIssue {
  readonly type: string;
  readonly message: string;
  readonly expected: string | null;
  readonly received: string;
}

/** The issue in plain words. The schema library's own sentences are for programmers. */
export function issueSentence({ type, message, expected, received }: SchemaIssue): string {
  if (!message.startsWith('Invalid ')) return message;
  if (type === 'integer') return `expected a whole number, found ${received}`;
  if (type.endsWith('object') && expected === 'never') return 'is not a name that is known here';
  if (type.endsWith('object') && received === 'undefined') return 'is missing';
  return `expected ${expected === null ? 'another value' : thing(expected)}, found ${thing(received)}`;
}

function thing(text: string): string {
  const words = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) => word);
  if (words.length > 1) return `one of ${words.join(', ')}`;
  const [, bound = '', limit = ''] = /^([<>]=?)(.+)$/.exec(text) ?? [];
  if (limit !== '') return `${bounds[bound] ?? ''} ${limit}`;
  return text
    .replaceAll(/[A-Za-z]+/g, (word) => kinds[word] ?? word)
    .replaceAll(' | ', ' or ')
    .replaceAll(/[()]/g, '');
}

const bounds: Readonly<Record<string, string>> = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'more than',
  '<': 'less than',
};

const kinds: Readonly<Record<string, string>> = {
  Array: 'a list',
  Object: 'an object',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  undefined: 'nothing',
  integer: 'a whole number',
};

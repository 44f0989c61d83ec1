import { checkstyle } from './checkstyle.ts';
import { concise } from './concise.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './findings-json.ts';
import { jsonl } from './jsonl.ts';
import { junit } from './findings-junit.ts';
import { markdown } from './findings-markdown.ts';
import { sarif } from './sarif.ts';
import { text } from './findings-text.ts';

/** Every format of findings; `--format` and `--output` take their names. */
export const findingsFormats = {
  text,
  concise,
  json,
  jsonl,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
  markdown,
} as const;

export type FindingsFormatName = keyof typeof findingsFormats;

export function isFindingsFormat(name: string): name is FindingsFormatName {
  return Object.hasOwn(findingsFormats, name);
}

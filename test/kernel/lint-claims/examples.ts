import { markedRules } from '../../../src/lint/marked-rules.ts';
import { rules } from '../../../src/lint/registry.ts';

/** The examples of all rules that need no word of the configuration. */
export function examples(): readonly Buffer[] {
  return rules
    .filter(({ kinds }) => kinds === undefined)
    .flatMap(({ good, bad }) => [...good, ...bad.flatMap((each) => (typeof each === 'string' ? [each] : []))])
    .map((example) => Buffer.from(markedRules(example).text, 'utf8'));
}

import { soundSource } from '../source-examples.ts';
import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS806',
  name: 'unbalanced-braces',
  severity: 'error',
  kinds: ['keepalived'],
  summary: 'A missing brace, or one too many',
  why: 'Blocks merge or end in unexpected places: two real servers become one, or a service gets the servers of the next one.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `${soundSource.keepalived}}
    `,
  ],
});

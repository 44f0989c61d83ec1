import { soundSource } from '../source-examples.ts';
import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS834',
  name: 'other-namespace',
  severity: 'info',
  kinds: ['keepalived'],
  summary: 'Services in another network namespace',
  why: 'keepalived adds the services in the network namespace that it names. Compare its configuration with the table there: `ip netns exec NAME lvsrules diff …`.',
  source: 'seen with keepalived 2.2.7 on Linux 6.1',
  bad: [
    `
    net_namespace lb${soundSource.keepalived}`,
  ],
});

import { sourceRule } from '../source-rule.ts';

export default sourceRule({
  id: 'LVS825',
  name: 'file-refused',
  severity: 'error',
  kinds: ['ldirectord'],
  summary: 'A fault for which ldirectord refuses the whole file',
  why: 'ldirectord stops at the first fault with exit status 2. It creates none of the services in the file.',
  source: 'seen with ldirectord 4.12.0 on Linux 6.1',
  bad: [
    `
    virtual=192.0.2.10:80
        real=10.0.0.1:80 nat 1
        scheduler=rr
    `,
  ],
});

import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS414',
  name: 'suppression-without-reason',
  severity: 'warning',
  summary: 'A suppression that does not say why',
  why: 'A later reader must be able to tell whether it still applies. Write the reason after two dashes.',
  source: 'the comments of lvsrules',
  messages: { reason: 'add a reason after --' },
  good: ['# lvsrules: ignore LVS210 -- wlc is what we want\n-A -t 192.0.2.1:80\n'],
  bad: [
    `
    # lvsrules: ignore LVS210
    ~~~~~~~~~~~~~~~~~~~~~~~~~
    -A -t 192.0.2.1:80
    `,
  ],
});

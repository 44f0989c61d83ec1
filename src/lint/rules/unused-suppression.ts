import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS413',
  name: 'unused-suppression',
  severity: 'warning',
  summary: 'A suppression that hides nothing',
  why: 'The finding it hid is gone or never existed. Left in place, it may hide a new one that has not been reviewed.',
  source: 'the comments of lvsrules',
  messages: {
    unused: '{rule} reports nothing where this comment would hide it',
    unknown: "there is no rule '{rule}'{hint}",
    nothing: 'nothing is reported where this comment would hide it',
    directive: "'{verb}' is not a directive; use ignore, ignore-file, ignore-start, ignore-end or sysctl",
    setting: 'this is not a setting of IPVS that takes numbers',
    form: 'expected: # lvsrules: sysctl net.ipv4.vs.NAME = NUMBER, two for sync_threshold',
    alone: 'no ignore-start before this ignore-end',
  },
  fix: 'safe',
  good: [
    '# lvsrules: ignore LVS210 -- wlc is what we want\n-A -t 192.0.2.1:80\n',
    '# lvsrules: sysctl net.ipv4.vs.expire_nodest_conn = 1\n-A -t 192.0.2.1:80 -s wlc\n',
  ],
  bad: [
    `
    # lvsrules: ignor LVS210 -- wlc is what we want
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    -A -t 192.0.2.1:80 -s wlc
    `,
    `
    # lvsrules: sysctl net.ipv4.vs.expire_nodest = 1
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    -A -t 192.0.2.1:80 -s wlc
    `,
    `
    # lvsrules: sysctl net.ipv4.vs.expire_nodest_conn on
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    -A -t 192.0.2.1:80 -s wlc
    `,
    `
    # lvsrules: ignore-end
    ~~~~~~~~~~~~~~~~~~~~~~
    -A -t 192.0.2.1:80 -s wlc
    `,
  ],
});

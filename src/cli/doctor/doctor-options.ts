import type { Option } from '../command.ts';

export const doctorOptions = {
  role: {
    value: 'ROLE',
    summary: 'the role of the host; default: detected',
    choices: ['director', 'realserver'],
  },
  vip: { value: 'ADDRESS', summary: 'a virtual address; default: those of the rules', repeatable: true },
  rules: { value: 'FILE', summary: 'the rules as they should be; default: those of the live table' },
  director: {
    value: 'SPEC',
    summary: 'where the live table is; each is examined on its own host',
    env: 'LVSRULES_DIRECTOR',
    repeatable: true,
  },
  realserver: {
    value: 'SPEC',
    summary: 'a real server to examine as well: ssh://HOST, netns:NAME or recorded:FILE',
    repeatable: true,
  },
  on: {
    value: 'SPEC',
    summary: 'the host to examine: local, ssh://HOST, netns:NAME or recorded:FILE; default: that of the director',
  },
  listing: { value: 'FILE', summary: 'the output of ipvsadm -Ln, --stats or -Lnc, instead of a live table' },
  record: { value: 'FILE', summary: 'write the facts about the host to a file, for recorded:FILE' },
  deadline: { value: 'TIME', summary: 'how long a host may take to answer', default: '20s' },
  format: { value: 'FORMAT', summary: 'how to print the findings', choices: ['text', 'json'], default: 'text' },
  'fail-on': {
    value: 'SEVERITY',
    summary: 'exit 1 for findings of this severity or higher',
    choices: ['error', 'warning', 'info', 'never'],
    default: 'warning',
  },
} as const satisfies Readonly<Record<string, Option>>;

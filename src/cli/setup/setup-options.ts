import { setupFiles } from '../../report/setup/setup-files.ts';
import { setupFormats } from '../../report/setup/setup-formats.ts';
import type { Option } from '../command.ts';

export const setupOptions = {
  vip: { value: 'ADDRESS', summary: 'a virtual address; several with commas', repeatable: true },
  rules: { value: 'FILE', summary: 'read virtual addresses and forwarding methods from rules' },
  method: {
    value: 'METHOD',
    summary: 'how packets reach real servers; default: route, or the method in the rules',
    choices: ['route', 'tunnel', 'masquerade'],
  },
  tunnel: {
    value: 'TYPE',
    summary: 'how tunnels encapsulate packets',
    choices: ['ipip', 'gre', 'gue'],
    default: 'ipip',
  },
  'tunnel-port': { value: 'PORT', summary: 'the UDP port of GUE', default: '6080' },
  device: {
    value: 'DEV',
    summary: 'the device for the virtual address; default: lo on real servers, otherwise detected',
  },
  gateway: {
    value: 'ADDRESS',
    summary: "on masqueraded real servers: the director's address on their side",
    repeatable: true,
  },
  on: { value: 'SPEC', summary: 'the host: local, ssh://HOST, netns:NAME or recorded:FILE', default: 'local' },
  apply: { summary: 'make the changes; the previous state is recorded first' },
  undo: { summary: 'restore the previous state' },
  'exit-code': { summary: 'exit 1 when there is something to do' },
  format: {
    value: 'FORMAT',
    summary: 'how to print the steps, or which file to write',
    choices: [...Object.keys(setupFormats), ...Object.keys(setupFiles)],
    default: 'text',
  },
} as const satisfies Readonly<Record<string, Option>>;

import type { Option } from '../command.ts';

/** The director whose table is read or changed. */
export const directorOption = {
  value: 'SPEC',
  summary: 'the director (auto, netlink, ipvsadm, ssh://HOST, sim:FILE, file:PATH, ...)',
  env: 'LVSRULES_DIRECTOR',
} as const satisfies Option;

/** The same, for a command that works on several. */
export const directorsOption = { ...directorOption, repeatable: true } as const satisfies Option;

/** What a plan leaves alone, and how it proceeds: too late for a saved plan. */
export const planOptions = {
  allow: { value: 'KINDS', summary: 'make only changes of these kinds: add,edit,remove' },
  'keep-weights': { summary: 'do not change weights' },
  only: {
    value: 'SERVICE',
    summary: 'change only this service, for example 192.0.2.1:80, tcp 192.0.2.*:443 or fwmark 7',
    repeatable: true,
  },
  owned: { summary: 'never remove what neither the target nor its last applied version names' },
  'enforce-order': { summary: 'remove servers and add them again if only their order differs' },
  'drain-timeout': {
    value: 'TIME',
    summary: 'drain: set weight 0 and wait up to TIME (5m) for connections to end before a server is removed',
  },
} as const satisfies Readonly<Record<string, Option>>;

/** What `plan` and `apply` make of a target, and what they refuse. */
export const planningOptions = {
  ...planOptions,
  'max-disruption': {
    value: 'PERCENT',
    summary: 'refuse a plan that moves or cuts a larger share of the clients of a service',
  },
  'min-capacity': {
    value: 'PERCENT',
    summary: 'keep at least this share of the weight of every service at every step',
  },
  'allow-empty': { summary: 'allow a target without services (removes everything)' },
  config: { value: 'FILE', summary: 'read policies from this configuration' },
  isolated: { summary: 'read no configuration file' },
} as const satisfies Readonly<Record<string, Option>>;

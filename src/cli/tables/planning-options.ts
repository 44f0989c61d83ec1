import type { Option } from '../command.ts';

/** The director whose table is read or changed. */
export const directorOption = {
  value: 'SPEC',
  summary: 'where the table is (auto, netlink, ipvsadm, ssh://HOST, sim:FILE, file:PATH, ...)',
  env: 'LVSRULES_DIRECTOR',
} as const satisfies Option;

/** What `plan` and `apply` leave alone, and how they go about it. */
export const planningOptions = {
  allow: { value: 'KINDS', summary: 'only changes of these kinds: add,edit,remove' },
  'keep-weights': { summary: 'leave weights as they are' },
  only: {
    value: 'SERVICE',
    summary: 'only this service, for example 192.0.2.1:80, tcp 192.0.2.*:443 or fwmark 7',
    repeatable: true,
  },
  owned: { summary: 'never remove what neither the target nor its last applied version names' },
  'enforce-order': { summary: 'take servers out and add them again where only their order differs' },
  'drain-timeout': {
    value: 'SECONDS',
    summary: 'quiesce a server and wait so long for it to empty before it is removed',
  },
  'max-disruption': { value: 'PERCENT', summary: 'refuse a plan that moves or cuts a larger share of a service' },
  'min-capacity': {
    value: 'PERCENT',
    summary: 'no service may be left with a smaller share of its weight, at no step; looked at before each of them',
  },
  'allow-empty': { summary: 'take an empty target for what it says' },
  config: { value: 'FILE', summary: 'the configuration whose policy holds' },
  isolated: { summary: 'no configuration file' },
} as const satisfies Readonly<Record<string, Option>>;

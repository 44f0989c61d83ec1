import type { SetupFacts } from './setup-facts.ts';
import type { SetupWant } from './setup-want.ts';

interface Setting {
  /** Below `/proc/sys`. */
  readonly path: string;
  readonly value: number | string;
  readonly reason: string;
  /** Whether the host is right without it; by default, whether it has the value. */
  readonly holds?: boolean;
}

/** The want of a setting. */
export function sysctlWant({ path, value, reason, holds }: Setting, { sysctls }: SetupFacts): SetupWant {
  const before = sysctls[path] ?? null;
  const action = {
    kind: 'set-sysctl',
    path,
    value: String(value),
    before,
    along: changedAlong(path, sysctls),
  } as const;
  return { action, reason, holds: holds ?? before === action.value };
}

/** What the kernel changes together with the switch of forwarding (`devinet.c` and `addrconf.c` of Linux). */
function changedAlong(path: string, sysctls: SetupFacts['sysctls']): Readonly<Record<string, string>> {
  const isAlong = forwardingSwitches[path];
  if (isAlong === undefined) return {};
  return Object.fromEntries(Object.entries(sysctls).filter(([each]) => each !== path && isAlong.test(each)));
}

const forwardingSwitches: Readonly<Record<string, RegExp>> = {
  'net/ipv4/ip_forward': /^net\/ipv4\/conf\/(?:.+\/forwarding|all\/accept_redirects)$/,
  'net/ipv6/conf/all/forwarding': /^net\/ipv6\/conf\/.+\/forwarding$/,
};

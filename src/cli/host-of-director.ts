import type { DirectorSpec } from '../domain/director-spec.ts';

/** The host on which the table of a director is, as a host spec; null if that is not known, or if there is none. */
export function hostOfDirector(spec: DirectorSpec): string | null {
  switch (spec.kind) {
    case 'ssh':
      return spec.text;
    case 'auto':
    case 'netlink':
    case 'proc':
      return 'local';
    case 'ipvsadm':
      return hostBehind(spec.prefix.join(' '));
    default:
      return null;
  }
}

/** Where ipvsadm runs behind a prefix such as `sudo -n ip netns exec lb`. */
function hostBehind(prefix: string): string | null {
  const command = prefix.replace(/^sudo(?: -n)?(?: |$)/, '');
  if (command === '') return 'local';
  const [, namespace] = /^ip netns exec (\S+)$/.exec(command) ?? [];
  return namespace === undefined ? null : `netns:${namespace}`;
}

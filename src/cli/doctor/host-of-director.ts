import { isBehindSsh } from '../../domain/ssh-spec.ts';

/** The host on which the table of a director is, as a host spec; null where that is not known, or where there is none. */
export function hostOfDirector(spec: string): string | null {
  if (isBehindSsh(spec)) return spec;
  if (['auto', 'netlink', 'ipvsadm', 'proc'].includes(spec)) return 'local';
  const [, prefix] = /^ipvsadm:(.+)$/s.exec(spec) ?? [];
  if (prefix === undefined) return null;
  const [, namespace] = /^(?:sudo(?: -n)? )?ip netns exec (\S+)$/.exec(prefix) ?? [];
  if (namespace !== undefined) return `netns:${namespace}`;
  return /^sudo(?: -n)?$/.test(prefix) ? 'local' : null;
}

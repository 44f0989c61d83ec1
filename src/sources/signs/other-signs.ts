/** Files of other programs that are easily taken for one of ours, each with what to do. */
const others = [
  {
    name: 'an lvs.cf of Piranha',
    signs: [
      /^\s*(?:serial_no|backup_active|heartbeat_port|vip_nmask|quiesce_server|load_monitor)\s*=/,
      /^\s*virtual\s+\S+\s*\{/,
    ],
    needs: 2,
    remedy: 'lvsrules does not read it: use what ipvsadm -S -n prints on a director where pulse runs',
  },
  {
    name: 'a configuration of nginx',
    signs: [/^\s*upstream\s+\S+\s*\{/, /^\s*server\s*\{/, /^\s*(?:listen|proxy_pass|server_name)\s[^;]*;/],
    needs: 2,
    remedy: 'it has no IPVS table',
  },
  {
    name: 'a configuration of HAProxy',
    signs: [/^(?:frontend|backend|listen)\s+\S+/, /^\s+(?:bind|balance|default_backend)\s+\S+/],
    needs: 2,
    remedy: 'it has no IPVS table',
  },
  {
    name: 'a manifest of Kubernetes',
    signs: [/^apiVersion:\s*\S+/, /^kind:\s*\S+/],
    needs: 2,
    remedy: 'use what ipvsadm -S -n prints on a node',
  },
  { name: 'YAML', signs: [/^---\s*$/, /^\s*-?\s*[A-Za-z_][\w.-]*:(?:\s|$)/], needs: 2, remedy: null },
  { name: 'XML', signs: [/^\s*<\?xml\s/], needs: 1, remedy: null },
] as const;

/** A file of another program, by as many of its signs as it takes to be sure; null for all other texts. */
export function otherProgram(
  lines: readonly string[],
): { readonly name: string; readonly remedy: string | null } | null {
  return (
    others.find(({ signs, needs }) => signs.filter((sign) => lines.some((line) => sign.test(line))).length >= needs) ??
    null
  );
}

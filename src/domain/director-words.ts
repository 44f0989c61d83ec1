/** The director specs that are single words. */
export const directorWords = ['auto', 'netlink', 'ipvsadm', 'proc', 'sim'] as const;

/** Every form of a director spec, for messages. */
export const directorForms =
  'directors: auto, netlink, ipvsadm, ipvsadm:PREFIX, proc, ssh://[user@]host[:port], ssh+sudo://..., sim, sim:FILE, file:PATH, keepalived:PATH, ldirectord:PATH';

export function isDirectorWord(text: string): boolean {
  return (directorWords as readonly string[]).includes(text);
}

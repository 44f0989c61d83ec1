/** The director specs that are a word of their own. */
export const directorWords = ['auto', 'netlink', 'ipvsadm', 'proc', 'sim'] as const;

export function isDirectorWord(text: string): boolean {
  return (directorWords as readonly string[]).includes(text);
}

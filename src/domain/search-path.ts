/** Where the programs of a system are. */
export const systemFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'] as const;

/**
 * The PATH for finding programs: the absolute folders of the caller's PATH, then those of the system. An empty or
 * relative element would find programs in the working directory, which may belong to another user.
 */
export function searchPath(path: string | undefined): string {
  const own = (path ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return [...new Set([...own, ...systemFolders])].join(':');
}

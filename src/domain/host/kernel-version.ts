/**
 * Whether a kernel's release (`6.1.0-18-amd64`) is this version or a later one; null when the release cannot be read.
 */
export function isKernelSince(release: string, major: number, minor: number): boolean | null {
  const [, first, second] = /^(\d+)\.(\d+)/.exec(release) ?? [];
  if (first === undefined) return null;
  return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}

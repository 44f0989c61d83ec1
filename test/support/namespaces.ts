import { execFileSync, spawnSync } from 'node:child_process';

/** Whether this user may make network namespaces: root with iproute2. */
export const mayMakeNamespaces = spawnSync('ip', ['netns', 'list']).status === 0 && process.getuid?.() === 0;

/** Makes a network namespace with its loopback device up, and gives its name; who makes it removes it. */
export function namespace(word: string): string {
  const name = `lvsrules-${process.pid}-${word}`;
  execFileSync('ip', ['netns', 'add', name]);
  execFileSync('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
  return name;
}

import type { DirectorFailure } from '../../ports/director.ts';

export const permissionError = 1;
export const noSuchService = 3;

/** Why the kernel does not answer a question. */
export function refusedQuestion(error: number): DirectorFailure {
  return error === permissionError
    ? notPermitted()
    : { kind: 'not-understood', reason: errorWords[error] ?? `the kernel answered with error ${error}` };
}

export function notPermitted(): DirectorFailure {
  return { kind: 'not-permitted', reason: 'netlink needs root, or CAP_NET_ADMIN' };
}

const errorWords: Readonly<Record<number, string>> = {
  4: 'the table kept changing while it was read',
  9: 'the socket was closed',
  74: 'a truncated message',
  105: 'answers were lost because they came too fast (ENOBUFS)',
};

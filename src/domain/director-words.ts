/** A kind of director. */
interface DirectorForm {
  /** How its spec is written: a word, or a scheme with an argument in capitals or brackets. */
  readonly specs: readonly string[];
  /** In Markdown, for the README. */
  readonly is: string;
}

/** Every kind, in the order of the README; messages, completion and the README are made from this table. */
export const directorKinds: readonly DirectorForm[] = [
  { specs: ['auto'], is: 'the first of the next three that works here (the default)' },
  { specs: ['netlink'], is: 'the kernel of this machine, without starting a program' },
  {
    specs: ['ipvsadm', 'ipvsadm:PREFIX'],
    is: 'the `ipvsadm` program, PREFIX before it: `ipvsadm:sudo -n`, `ipvsadm:ip netns exec lb`',
  },
  { specs: ['proc'], is: '`/proc/net/ip_vs`, to look at without root' },
  {
    specs: ['ssh://[user@]host[:port]', 'ssh+sudo://...'],
    is: '`ipvsadm` on another machine; with `+sudo` through `sudo -n` there',
  },
  { specs: ['sim', 'sim:FILE'], is: 'the simulated kernel, in memory or kept in a file' },
  { specs: ['file:PATH'], is: 'a rules file as a table' },
  {
    specs: ['keepalived:PATH', 'ldirectord:PATH'],
    is: 'the table that a configuration describes, read-only',
  },
];

const specs = directorKinds.flatMap((kind) => kind.specs);

/** The director specs that are single words. */
export const directorWords = specs.filter((spec) => !spec.includes(':'));

/** Each as far as it can be completed: a word, or a scheme with its colon. */
export const directorBeginnings = specs.map((spec) => /^[a-z+]+(?::(?:\/\/)?)?/.exec(spec)?.[0] ?? spec);

/** Every form of a director spec, for messages. */
export const directorForms = `directors: ${specs.join(', ')}`;

export function isDirectorWord(text: string): boolean {
  return directorWords.includes(text);
}

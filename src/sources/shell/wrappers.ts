import { isKnown, type ShellValue } from './value.ts';

/** Programs that run another one here, with the options that take a value. */
const here: Readonly<Record<string, RegExp>> = {
  sudo: /^-[ugpCrthD]$/,
  doas: /^-[uC]$/,
  nice: /^-n$/,
  ionice: /^-[cnp]$/,
  nohup: /^$/,
  setsid: /^$/,
  stdbuf: /^-[ioe]$/,
  time: /^-[fo]$/,
  env: /^-[uCS]$/,
  timeout: /^-[ks]$/,
  busybox: /^$/,
  command: /^$/,
  builtin: /^$/,
  unshare: /^$/,
  chroot: /^$/,
  taskset: /^$/,
  chrt: /^$/,
  runuser: /^-[ug]$/,
  fakeroot: /^$/,
};

/** How many words come before the command, for programs with such words. */
const fixedWords: Readonly<Record<string, number>> = { timeout: 1, chroot: 1, taskset: 1, chrt: 1 };

/** A command without `sudo`, `nice`, `env` and the like in front of it; wrappers that lead elsewhere stay. */
export function withoutWrappers(args: readonly ShellValue[]): readonly ShellValue[] {
  const [first] = args;
  if (first === undefined || !isKnown(first)) return args;
  const name = first.replace(/^.*\//, '');
  const valued = Object.hasOwn(here, name) ? here[name] : undefined;
  if (!valued) return args;
  let at = 1;
  for (; at < args.length; at++) {
    const arg = args[at];
    if (arg === undefined || !isKnown(arg)) break;
    if (arg === '--') {
      at++;
      break;
    }
    // `command -v` only looks the command up.
    if (name === 'command' && /^-[vV]$/.test(arg)) return args;
    if (valued.test(arg)) at++;
    else if (!arg.startsWith('-') && !((name === 'env' || name === 'sudo') && /^\w+=/.test(arg))) break;
  }
  at += fixedWords[name] ?? 0;
  return at >= args.length ? args : withoutWrappers(args.slice(at));
}

/** Where a wrapper leads, and the command that it runs there; null for a command that is not such a wrapper. */
export function elsewhere(
  args: readonly ShellValue[],
): { readonly place: string; readonly command: readonly ShellValue[]; readonly isText: boolean } | null {
  const name = isKnown(args[0] ?? '') ? String(args[0]).replace(/^.*\//, '') : '';
  const found = placeOf(args);
  if (found === null) return null;
  const words = args.slice(0, found).map((arg) => (isKnown(arg) ? arg : '?'));
  return { place: placeName(name, words), command: args.slice(found), isText: name === 'ssh' };
}

/** The same for every spelling of a way to the same table: options that say how, and not where, are left out. */
function placeName(name: string, words: readonly string[]): string {
  const target = words.filter((word) => word !== '--').at(-1) ?? '';
  if (name === 'ssh') {
    const where = words.flatMap((word, index) => (/^-[lp]$/.test(word) ? [word, words[index + 1] ?? ''] : []));
    return ['ssh', ...where, target].join(' ');
  }
  if (/^(?:docker|podman|nerdctl)$/.test(name)) return `${name} exec ${target}`;
  const said = words.slice(1).filter((word) => !/^(?:-it?|-ti|-t|-q|-tt|--)$/.test(word) || name === 'nsenter');
  return [name, ...(name === 'kubectl' ? [...said].sort() : said.filter((word) => word !== '--'))].join(' ');
}

/** The index of the command after `ip netns exec NAME`, `docker exec NAME`, `ssh HOST` and the like. */
export function placeOf(args: readonly ShellValue[]): number | null {
  const words = args.map((arg) => (isKnown(arg) ? arg : '?'));
  const name = (words[0] ?? '').replace(/^.*\//, '');
  const exec = words.findIndex((word) => word === 'exec');
  const behind = (at: number, valued: RegExp, names: number): number | null => {
    let index = at;
    for (; index < words.length; index++) {
      const word = words[index] ?? '';
      if (word === '--') return index + 1 < words.length ? index + 1 : null;
      if (valued.test(word)) index++;
      else if (!word.startsWith('-') && !(word === '?' && names === 0)) break;
    }
    const start = words[index + names] === '--' ? index + names + 1 : index + names;
    return start < words.length ? start : null;
  };
  switch (name) {
    case 'ip':
      return words.includes('netns') && exec > 0 ? behind(exec + 1, /^$/, 1) : null;
    case 'docker':
    case 'podman':
    case 'nerdctl':
      return exec === 1 || exec === 2 ? behind(exec + 1, /^(?:-u|-e|-w|--user|--env|--workdir)$/, 1) : null;
    case 'kubectl':
    case 'crictl': {
      const dashes = words.indexOf('--');
      if (exec < 1) return null;
      return dashes > 0 ? behind(dashes, /^$/, 0) : behind(exec + 1, /^(?:-n|-c|--namespace|--container)$/, 1);
    }
    case 'nsenter':
      return behind(1, /^(?:-t|--target|-S|-G)$/, 0);
    case 'ssh':
      return behind(1, /^-[bcDEeFIiJLlmOopQRSWw]$/, 1);
    case 'lxc-attach':
      return behind(1, /^-n$/, 0);
    default:
      return null;
  }
}

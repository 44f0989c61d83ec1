import { directorWords, isDirectorWord } from './director-words.ts';
import { isBehindSsh } from './ssh-spec.ts';
import { hint, nearest } from './nearest.ts';
import { failure, type Result, success } from './result.ts';

/** Another machine, as ssh finds it. */
export interface SshPlace {
  readonly user?: string;
  readonly host: string;
  readonly port?: number;
  /** Programs there are run with `sudo -n`. */
  readonly sudo?: true;
}

/** A director spec as it was written, and what it names, see the table in `director-words.ts`. */
export type DirectorSpec = { readonly text: string } & NamedDirector;

type NamedDirector =
  | { readonly kind: 'auto' | 'netlink' | 'proc' | 'sim' }
  /** The words that come before `ipvsadm` on the command line; none for the program itself. */
  | { readonly kind: 'ipvsadm'; readonly prefix: readonly string[] }
  | ({ readonly kind: 'ssh' } & SshPlace)
  | { readonly kind: 'sim-file' | 'rules-file' | 'keepalived' | 'ldirectord'; readonly path: string };

/** The spec of a rules file. */
export function rulesFileSpec(path: string): DirectorSpec {
  return { kind: 'rules-file', path, text: `file:${path}` };
}

/** Whether a spec names the kernel of this machine, in the network namespace of this program. */
export function isOwnKernel(spec: DirectorSpec): boolean {
  switch (spec.kind) {
    case 'netlink':
    case 'proc':
      return true;
    case 'ipvsadm':
      return spec.prefix.length === 0;
    default:
      return false;
  }
}

/** Whether a real kernel holds the table, on whichever machine: no file, and not the simulated kernel. */
export function isInKernel({ kind }: DirectorSpec): boolean {
  return kind === 'auto' || kind === 'netlink' || kind === 'proc' || kind === 'ipvsadm' || kind === 'ssh';
}

export function isSimulated({ kind }: DirectorSpec): boolean {
  return kind === 'sim' || kind === 'sim-file';
}

/** Reads a spec; the failure says what is wrong with it. */
export function parseSpec(text: string): Result<DirectorSpec, string> {
  const named = readSpec(text);
  return named.ok ? success({ text, ...named.value }) : named;
}

function readSpec(text: string): Result<NamedDirector, string> {
  switch (text) {
    case 'auto':
    case 'netlink':
    case 'proc':
    case 'sim':
      return success({ kind: text });
    case 'ipvsadm':
      return success({ kind: 'ipvsadm', prefix: [] });
    default:
      return withArgument(text);
  }
}

/** Whether an argument that may be a path or a director is a director: `./ipvsadm` is a path. */
export function namesDirector(text: string): boolean {
  return isDirectorWord(text) || /^(ipvsadm:|sim:|file:|keepalived:|ldirectord:)/.test(text) || isBehindSsh(text);
}

function withArgument(text: string): Result<NamedDirector, string> {
  const [, scheme, rest = ''] = /^(ipvsadm|sim|file|keepalived|ldirectord):(.*)$/s.exec(text) ?? [];
  if (isBehindSsh(text)) return sshSpec(text);
  if (rest.includes('\0')) return failure('it contains a NUL character');
  switch (scheme) {
    case 'ipvsadm': {
      const prefix = rest.split(/[ \t]+/).filter((word) => word !== '');
      return prefix.length > 0
        ? success({ kind: 'ipvsadm', prefix })
        : failure('a command prefix is missing after ipvsadm:');
    }
    case 'sim':
      return rest === '' ? failure('a file is missing after sim:') : success({ kind: 'sim-file', path: rest });
    case 'file':
      return rest === '' ? failure('a file is missing after file:') : success({ kind: 'rules-file', path: rest });
    case 'keepalived':
    case 'ldirectord':
      return rest === '' ? failure(`a file is missing after ${scheme}:`) : success({ kind: scheme, path: rest });
    default:
      return failure(`unknown kind of director${meantScheme(text) ?? hint(text, directorWords)}`);
  }
}

/** `ssh:lb1`, `keepalive:/etc/k.conf`: the part before the colon is misspelt. */
function meantScheme(text: string): string | null {
  const [, scheme = '', rest = ''] = /^([a-z+]+):\/*(.*)$/is.exec(text) ?? [];
  if (rest === '') return null;
  const meant = nearest(scheme, ['ssh', 'ssh+sudo', 'ipvsadm', 'sim', 'file', 'keepalived', 'ldirectord']);
  if (meant === null) return null;
  const path = text.slice(scheme.length + 1);
  return `; did you mean '${meant}:${meant.startsWith('ssh') ? `//${rest}` : path}'?`;
}

/** A user or a host that begins with a dash would be an option of ssh. */
function sshSpec(text: string): Result<NamedDirector, string> {
  const found =
    /^ssh(\+sudo)?:\/\/(?:([\w.][\w.+-]*)@)?(\[[0-9a-fA-F:.]+(?:%[\w.-]+)?\]|[A-Za-z0-9_][A-Za-z0-9_.-]*)(?::([0-9]{1,5}))?\/?$/.exec(
      text,
    );
  const [, sudo, user, host, port] = found ?? [];
  if (host === undefined) return failure('expected ssh://[user@]host[:port], or ssh+sudo://');
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535)) return failure(`${port} is not a port`);
  return success({
    kind: 'ssh',
    host: host.replace(/^\[|\]$/g, ''),
    ...(user !== undefined && { user }),
    ...(port !== undefined && { port: Number(port) }),
    ...(sudo !== undefined && { sudo: true }),
  });
}

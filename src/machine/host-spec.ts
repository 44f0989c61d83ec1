import { failure, type Result, success } from '../domain/result.ts';
import { parseSpec, type SshPlace } from '../domain/director-spec.ts';
import { isBehindSsh } from '../domain/ssh-spec.ts';

/** What a host spec names. */
export type HostSpec =
  | { readonly kind: 'local' }
  | ({ readonly kind: 'ssh' } & SshPlace)
  | { readonly kind: 'netns'; readonly name: string }
  | { readonly kind: 'recorded'; readonly path: string };

/** Reads a spec; the failure says what is wrong with it. */
export function parseHostSpec(text: string): Result<HostSpec, string> {
  if (text === 'local') return success({ kind: 'local' });
  const [, scheme, rest = ''] = /^(netns|recorded):(.*)$/s.exec(text) ?? [];
  if (scheme === 'recorded') {
    return rest === '' || rest.includes('\0')
      ? failure('no file follows recorded:')
      : success({ kind: 'recorded', path: rest });
  }
  if (scheme === 'netns') {
    const isName = /^[^-/\0.][^/\0]*$/.test(rest);
    return isName ? success({ kind: 'netns', name: rest }) : failure('no name of a network namespace follows netns:');
  }
  const spec = parseSpec(text);
  if (isBehindSsh(text) && !spec.ok) return spec;
  if (spec.ok && spec.value.kind === 'ssh') return success(spec.value);
  return failure('use local, ssh://[user@]host[:port], netns:NAME or recorded:FILE');
}

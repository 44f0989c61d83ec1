import { sysctlCommand } from '../domain/host/sysctl.ts';
import { shellLine } from '../domain/shell-word.ts';
import type { PeerDirector } from './scene.ts';

/** A sysctl that has another value on the other director. */
export interface UnlikeSysctl {
  readonly path: string;
  readonly here: string;
  readonly there: string;
}

/** Compares settings of this director with those of another one; what is unknown on one of them is not compared. */
export function unlikeSysctls(
  paths: readonly string[],
  own: Readonly<Record<string, string>> | undefined,
  { facts }: PeerDirector,
): readonly UnlikeSysctl[] {
  return paths.flatMap((path) => {
    const [here, there] = [own?.[path], facts.sysctls?.[path]];
    return here === undefined || there === undefined || here === there ? [] : [{ path, here, there }];
  });
}

/** What gives the other director the value of this one. */
export function sameThere({ path, here }: UnlikeSysctl, peer: PeerDirector): string {
  return `on ${peer.name}: ${shellLine(sysctlCommand(path, here))}`;
}

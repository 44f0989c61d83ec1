import type { Result } from '../domain/result.ts';
import type { CommandRun, HostCommand } from '../ports/host.ts';

/** How one group is read: the commands, and the meaning of their output. */
export interface FactReader<Value> {
  commands(release: string): readonly HostCommand[];
  read(runs: readonly CommandRun[], release: string): Result<Value, string>;
}

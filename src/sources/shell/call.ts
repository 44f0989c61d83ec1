import type { Assignment } from 'unbash';
import type { ShellValue } from './value.ts';

/** A command with its words expanded. */
export interface Call {
  readonly args: readonly ShellValue[];
  /** `declare x=1`: assignments among its arguments. */
  readonly assignments: readonly Assignment[];
  /** As written. */
  readonly text: string;
  readonly line: number;
  /** `sudo` without -E hands on no variables. */
  readonly loses?: 'environment';
}

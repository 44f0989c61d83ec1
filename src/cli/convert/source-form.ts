import type { Loss } from '../../domain/complete.ts';
import type { ListedTable } from '../../domain/listed.ts';

export const sourceForms = ['auto', 'rules', 'json', 'listing', 'shell', 'keepalived', 'ldirectord'] as const;
export type SourceForm = (typeof sourceForms)[number];

/** A parsed text, ready to be written in another form. */
export interface ConvertibleSource {
  readonly table: ListedTable;
  /** The same as rules; comments of rules and scripts are kept. One character for each byte. */
  readonly rules: string;
  readonly losses: {
    /** What was not understood, whatever the output form. */
    readonly reading: readonly Loss[];
    /** What rules cannot express. */
    readonly asRules: readonly Loss[];
    /** What JSON shows in another form than rules need. */
    readonly asJson?: readonly Loss[];
  };
  /** What was assumed, and what has no effect. */
  readonly notes: readonly Loss[];
}

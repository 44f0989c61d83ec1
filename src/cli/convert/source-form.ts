import type { Loss } from '../../domain/complete.ts';
import type { ListedTable } from '../../domain/listed.ts';

export const sourceForms = ['auto', 'rules', 'json', 'listing', 'shell', 'keepalived', 'ldirectord'] as const;
export type SourceForm = (typeof sourceForms)[number];

/** A text that was understood, ready to be written in another form. */
export interface ConvertibleSource {
  readonly table: ListedTable;
  /** The same as rules; comments of rules and scripts are kept. One character for each byte. */
  readonly rules: string;
  readonly losses: {
    /** What was not understood, whatever it is written as. */
    readonly reading: readonly Loss[];
    /** What rules cannot say. */
    readonly asRules: readonly Loss[];
    /** What JSON shows in another way than rules would need it. */
    readonly asJson?: readonly Loss[];
  };
  /** What was taken to be so, and what makes no difference. */
  readonly notes: readonly Loss[];
}

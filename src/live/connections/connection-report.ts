import type { CountedGroup } from './connection-groups.ts';

/** An entry of the connection table, as people and scripts see it. */
export interface ShownConnection {
  readonly protocol: string;
  readonly state: string;
  /** Seconds left. */
  readonly expires: number;
  readonly client: string;
  readonly clientPort: number;
  readonly service: string;
  readonly server: string;
}

/** A connection table, counted; of the wanted entries either groups or some of themselves. */
export interface ConnectionReport {
  /** All entries that were read, whether wanted or not. */
  readonly entries: number;
  /** Of the wanted ones. */
  readonly connections: number;
  /** Persistence templates: remembered clients. */
  readonly templates: number;
  readonly shown:
    | {
        readonly kind: 'groups';
        readonly names: readonly string[];
        readonly groups: readonly CountedGroup[];
        /** Wanted entries in groups that are not shown, and in none. */
        readonly others: number;
        /** Wanted entries in no group, because there were too many groups before them. */
        readonly ungrouped: number;
      }
    | { readonly kind: 'entries'; readonly from: number; readonly entries: readonly ShownConnection[] };
}

import type { Loss } from '../../domain/complete.ts';
import type { ListedTable } from '../../domain/listed.ts';
import type { ServiceListingView } from './headers.ts';

export type ListingView = ServiceListingView | 'connections' | 'timeout' | 'daemon' | 'proc';

/** A listing that was read: its contents, and the lines that were not understood. */
export interface Listing {
  readonly view: ListingView;
  readonly table: ListedTable;
  readonly losses: readonly Loss[];
}

/** A line of a listing, without its line feed. */
export interface ListingLine {
  readonly number: number;
  readonly text: string;
}

import type { Loss } from '../../domain/complete.ts';
import type { ListedTable } from '../../domain/listed.ts';
import type { ServiceListingView } from './headers.ts';

export type ListingView = ServiceListingView | 'connections' | 'timeout' | 'daemon' | 'proc';

/** A listing read back: what it tells, and the lines that tell nothing that is known. */
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

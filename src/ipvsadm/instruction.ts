import type { Change } from '../domain/change.ts';
import type { ServiceKey } from '../domain/service.ts';
import type { TableView } from './listing/headers.ts';

/** What ipvsadm is to do for a line, once its arguments are read. Texts are bytes, one character for each. */
export type Instruction =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'list'; readonly listing: ListingRequest }
  | { readonly kind: 'save'; readonly numeric: boolean }
  | { readonly kind: 'restore' | 'help' | 'version' }
  /** A message; the stream goes on, but a line that ends so ends with 255. */
  | { readonly kind: 'skip'; readonly message: string }
  /** A message, and the end of the program. */
  | { readonly kind: 'stop'; readonly exit: number; readonly message: string }
  /** The original ends with a segmentation fault. */
  | { readonly kind: 'crash' };

/** What `-L` is asked for. */
export type ListingRequest =
  | { readonly kind: 'timeout' | 'daemon' }
  | { readonly kind: 'connections'; readonly numeric: boolean; readonly engines: boolean }
  | {
      readonly kind: 'table';
      readonly view: TableView;
      /** One service alone. */
      readonly service: ServiceKey | null;
      readonly numeric: boolean;
      readonly exact: boolean;
      readonly sorted: boolean;
    };

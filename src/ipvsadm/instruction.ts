import type { Change } from '../domain/change.ts';
import type { ServiceKey } from '../domain/service.ts';
import type { Fault } from './fault.ts';
import type { ServiceListingView } from './listing/headers.ts';

/** What ipvsadm does for a line, after reading its arguments. Texts have one character for each byte. */
export type Instruction =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'list'; readonly listing: ListingRequest }
  | { readonly kind: 'save'; readonly numeric: boolean }
  | { readonly kind: 'restore' | 'help' | 'version' }
  /** Says what is wrong and continues; a stream whose last line ends this way exits with 255. */
  | { readonly kind: 'skip'; readonly fault: Fault }
  /** Says what is wrong and exits. */
  | { readonly kind: 'stop'; readonly exit: number; readonly fault: Fault }
  /** The original ends with a segmentation fault. */
  | { readonly kind: 'crash' };

/** What `-L` lists. */
export type ListingRequest =
  | { readonly kind: 'timeout' | 'daemon' }
  | { readonly kind: 'connections'; readonly numeric: boolean; readonly engines: boolean }
  | {
      readonly kind: 'table';
      readonly view: ServiceListingView;
      /** Only one service. */
      readonly service: ServiceKey | null;
      readonly numeric: boolean;
      readonly exact: boolean;
      readonly sorted: boolean;
    };

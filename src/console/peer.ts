import type { Sample } from '../live/sample.ts';

/** Another director beside the one that the console is about. */
export interface Peer {
  readonly spec: string;
  readonly latest: Sample | null;
  /** Why its last sample failed. */
  readonly failure: string | null;
}

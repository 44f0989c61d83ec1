import type { SetupAction } from './setup-action.ts';

/** Something that a host needs for its role. */
export interface SetupWant {
  readonly action: SetupAction;
  /** Why it is needed, one line without a full stop. */
  readonly reason: string;
  /** Whether it is so already, perhaps in another way than the action would do it. */
  readonly holds: boolean;
}

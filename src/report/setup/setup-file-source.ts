import { shellLine } from '../../domain/shell-word.ts';
import type { NetworkLink } from '../../domain/host/facts.ts';
import { commandOf } from '../../setup/action-commands.ts';
import type { SetupAction } from '../../setup/setup-action.ts';
import type { SetupWant } from '../../setup/setup-want.ts';
import type { SetupWish } from '../../setup/setup-wish.ts';

/** What a file for a host is made of: all that the role needs, whether this host has it or not. */
export interface SetupFileSource {
  readonly wish: SetupWish;
  readonly wants: readonly SetupWant[];
  /** Devices of the host that the file is written on; the one that it is for may have others. */
  readonly links: readonly NetworkLink[];
  /** The absolute path of the rules, which a director loads; null if there are none. */
  readonly rules: string | null;
  /** The words after `lvsrules setup` that ask for the same. */
  readonly words: readonly string[];
}

/** What a file that configures devices can say: an address or a route of one. */
export type PlacedAction = Extract<SetupAction, { readonly kind: 'add-address' | 'set-gateway' }>;

export function isPlaced(action: SetupAction): action is PlacedAction {
  return action.kind === 'add-address' || action.kind === 'set-gateway';
}

/** Comment lines with the commands for what a kind of file cannot say; none if it says all. */
export function restLines({ wants }: SetupFileSource, isSaid: (action: SetupAction) => boolean): readonly string[] {
  const rest = wants.filter(({ action }) => !isSaid(action)).map(({ action }) => shellLine(commandOf(action)));
  return rest.length === 0 ? [] : ['# This kind of file cannot do the rest:', ...rest.map((line) => `#   ${line}`)];
}

/** The command that made the file, for its first line. */
export function madeBy({ words }: SetupFileSource, format: string): string {
  return `# lvsrules setup ${[...words, '--format', format].join(' ')}`;
}

import type { RowId } from '../../live/identity.ts';

/** The real servers that get a weight. */
export interface WeightSubject {
  /** To notice that the prompt is about others now. */
  readonly ids: readonly RowId[];
  /** In words, with their present weights. */
  readonly text: string;
}

/** What a prompt for a weight is about, from real servers with their present weights. */
export function weightSubject(
  servers: readonly { readonly id: RowId; readonly name: string; readonly weight: number }[],
): WeightSubject {
  const [least, most] = servers.reduce(
    ([low, high], { weight }) => [Math.min(low, weight), Math.max(high, weight)],
    [Infinity, 0],
  );
  const what = servers.length === 1 ? (servers[0]?.name ?? '') : `${servers.length} real servers`;
  const weights = least === most ? `${least}` : `${least} to ${most}`;
  return { ids: servers.map(({ id }) => id), text: `${what}, now ${weights}` };
}

/** Whether the cursor, the marks or the table lead to other real servers than when the prompt was opened. */
export function isOtherSubject(before: WeightSubject | undefined, now: WeightSubject): boolean {
  return before !== undefined && before.ids.join() !== now.ids.join();
}

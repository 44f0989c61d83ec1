import type { Change } from '../domain/change.ts';

/** The changes that rules lines ask for, one for each line. */
export async function changesOfLines(lines: readonly string[]): Promise<readonly Change[]> {
  const { predict } = await import('../ipvsadm/predict.ts');
  return predict(lines.map((line) => `${line}\n`).join('')).lines.flatMap(({ changes }) => changes);
}

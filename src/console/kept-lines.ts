import type { PromptDialog } from './dialog.ts';

/** The prompts whose lines are kept between runs. */
const keptPurposes = ['command', 'filter', 'search'] as const satisfies readonly PromptDialog['purpose'][];
export type KeptPurpose = (typeof keptPurposes)[number];

/** The lines of each prompt, oldest first. */
export type KeptLines = Readonly<Partial<Record<KeptPurpose, readonly string[]>>>;

/** Lines of each prompt that are kept. */
const most = 50;

/** A line is kept once, where it was typed last. */
export function withLine(lines: readonly string[], line: string): readonly string[] {
  return [...lines.filter((one) => one !== line), line].slice(-most);
}

export function isKept(purpose: PromptDialog['purpose']): purpose is KeptPurpose {
  return (keptPurposes as readonly string[]).includes(purpose);
}

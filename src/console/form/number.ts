/** A whole number within bounds; null when the text is none. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  if (!/^\d{1,10}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

/** The largest weight and threshold that ipvsadm hands on. */
export const largest = 2_147_483_647;

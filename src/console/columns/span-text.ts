/** A span of time in few characters: `40s`, `12m`, `3h`, `2d`. */
export function spanText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 100) return `${whole}s`;
  if (whole < 100 * 60) return `${Math.round(whole / 60)}m`;
  if (whole < 48 * 3600) return `${Math.round(whole / 3600)}h`;
  return `${Math.round(whole / 86_400)}d`;
}

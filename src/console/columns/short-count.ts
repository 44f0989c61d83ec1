/** A count in at most `width` characters: whole where it fits, then in thousands (1000, as ipvsadm counts) with a letter. */
export function shortCount(value: bigint | number, width: number): string {
  const whole = typeof value === 'bigint' ? value.toString() : String(Math.round(value));
  if (whole.length <= width) return whole;
  let rest = Number(value);
  for (const letter of letters) {
    rest /= 1000;
    const text = `${rest < 10 ? tenths(rest) : Math.floor(rest).toString()}${letter}`;
    if (rest < 1000 && text.length <= width) return text;
  }
  return '∞'.padStart(width).slice(-width);
}

const letters = ['K', 'M', 'G', 'T', 'P', 'E', 'Z'];

function tenths(value: number): string {
  return (Math.floor(value * 10) / 10).toFixed(1);
}

/** Numbers within texts are compared as numbers: 10.0.2.1 comes before 10.0.100.1. */
export function sortKey(value: number | string | null): number | string | null {
  return typeof value === 'string' ? value.replace(/\d+/g, (digits) => digits.padStart(10, '0')) : value;
}

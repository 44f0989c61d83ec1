/**
 * How late, in milliseconds, a timer of this many seconds may fire: the kernel's timer wheel at HZ=250 gets coarser the
 * further ahead a timer is. It never fires early.
 */
export function kernelLateness(seconds: number): number {
  return steps.find(({ below }) => seconds < below)?.late ?? 128_000;
}

const steps: readonly { readonly below: number; readonly late: number }[] = [
  { below: 0.25, late: 4 },
  { below: 2, late: 32 },
  { below: 16, late: 256 },
  { below: 129, late: 2048 },
  { below: 1032, late: 16_384 },
];

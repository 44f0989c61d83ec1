/** Schedulers of the kernel: since which version each is there, null for as long as any that still runs. */
export const kernelSchedulers: Readonly<Record<string, string | null>> = {
  rr: null,
  wrr: null,
  lc: null,
  wlc: null,
  lblc: null,
  lblcr: null,
  dh: null,
  sh: null,
  sed: null,
  nq: null,
  fo: '3.13',
  ovf: '4.3',
  mh: '4.18',
  twos: '6.2',
};

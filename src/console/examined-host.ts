import type { DoctorReport } from '../report/doctor/doctor-report.ts';

/** What doctor found on the director's host, or why it could not look. */
export type ExaminedHost =
  | { readonly kind: 'report'; readonly at: number; readonly report: DoctorReport }
  | { readonly kind: 'failed'; readonly at: number; readonly reason: string };

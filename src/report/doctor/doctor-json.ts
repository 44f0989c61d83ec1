import { printableJson } from '../../domain/printable-json.ts';
import { countFindings, type DoctorReport } from './doctor-report.ts';

/** `schemas/doctor.schema.json` describes it. Ends in a line feed. */
export function doctorJson(report: DoctorReport): string {
  const { findings, unknown } = report;
  return `${printableJson({ version: 1, findings, unknown, summary: countFindings(report) }, 2)}\n`;
}

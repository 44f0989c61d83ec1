import pc from 'picocolors';
import type { HostFinding, UnknownCheck } from '../../doctor/examine.ts';
import type { Gravity } from '../../doctor/host-check.ts';
import { escapeControls } from '../escape.ts';
import { counted } from '../counted.ts';
import { countFindings, type DoctorReport, gravities } from './doctor-report.ts';

/** For people: each finding with its evidence, its effect, and the fix for now and for good. */
export function doctorText(report: DoctorReport, colour: boolean): string {
  const sorted = gravities.flatMap((gravity) => report.findings.filter(({ severity }) => severity === gravity));
  const blocks = sorted.map((finding) => `${findingText(finding, colour)}\n`);
  return [...blocks, ...unknownText(report.unknown), summaryText(report)].join('\n');
}

function findingText(finding: HostFinding, colour: boolean): string {
  const paint = pc.createColors(colour);
  const hue: Record<Gravity, (text: string) => string> = { error: paint.red, warning: paint.yellow, info: paint.cyan };
  const { check, name, severity, host, subject, message, why, evidence, remedy, lasting } = finding;
  const head = `${paint.bold(escapeControls(host))}: ${paint.bold(hue[severity](severity))} ${check} ${name}: ${escapeControls(message)}`;
  return [
    head,
    `  about     ${escapeControls(subject)}`,
    `  seen      ${escapeControls(evidence)}`,
    `  why       ${why}`,
    ...remedy.map((command, place) => `  ${place === 0 ? 'now      ' : '         '} ${escapeControls(command)}`),
    ...(lasting ? [`  for good  ${escapeControls(lasting.file)}: ${escapeControls(lasting.lines.join('; '))}`] : []),
  ].join('\n');
}

/** What could not be read, one line for each reason. */
function unknownText(unknown: readonly UnknownCheck[]): readonly string[] {
  if (unknown.length === 0) return [];
  const byReason = new Map<string, string[]>();
  for (const { name, host, reason } of unknown) {
    const key = `${escapeControls(host)}: ${escapeControls(reason)}`;
    byReason.set(key, [...(byReason.get(key) ?? []), name]);
  }
  return [
    ['Not known:', ...[...byReason].map(([reason, names]) => `  ${reason} (${names.join(', ')})`), ''].join('\n'),
  ];
}

function summaryText(report: DoctorReport): string {
  const counts = countFindings(report);
  const nouns = { error: ['error', 'errors'], warning: ['warning', 'warnings'], info: ['note', 'notes'] } as const;
  const parts = gravities
    .filter((gravity) => counts[gravity] > 0)
    .map((gravity) => counted(counts[gravity], nouns[gravity]));
  return `${parts.length === 0 ? 'nothing found' : parts.join(', ')}\n`;
}

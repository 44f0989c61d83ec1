import type { Refusal } from '../../domain/change.ts';
import { type Fault, faultSubject } from '../../ipvsadm/fault.ts';
import { faultSentence, refusalSentence } from '../../ipvsadm/messages.ts';
import type { LintLine } from './lint-document.ts';

/** Why `ipvsadm -R` does not take a line: the first fault that it finds, or what the kernel answers. */
export interface RefusedLine {
  readonly reason: RefusalReason;
  /** The line that was there first, where that line is the cause. */
  readonly conflict?: LintLine;
  /** The real server that the line names, as the table would have it. */
  readonly server?: string;
  /** The argument, value or group of options that is at fault; empty where there is none. */
  readonly subject: string;
  /** What ipvsadm says. */
  readonly said: string;
}

export type RefusalReason =
  | Exclude<Fault['reason'], 'number'>
  | Refusal
  /** The line ends the program, though nothing is wrong with it. */
  | 'ends'
  | 'crash'
  | InvalidNumber
  /** What the text of the line shows beyond what ipvsadm says. */
  | 'command-not-first'
  | 'comment'
  | 'quoted'
  | 'encoding'
  | 'long-token'
  | 'save-output'
  | 'save-empty-flags';

/** Values of options that are not within their bounds; `subject` names the option. */
type InvalidNumber = 'weight' | 'upper-threshold' | 'lower-threshold' | 'tunnel-port' | 'tunnel-type' | 'daemon-value';

export function refusedByReader(fault: Fault): RefusedLine {
  const [said = ''] = faultSentence(fault).split('\n');
  return { reason: reasonOf(fault), subject: faultSubject(fault), said };
}

export function refusedByKernel(refusal: Refusal): RefusedLine {
  return { reason: refusal, subject: '', said: refusalSentence(refusal) };
}

function reasonOf(fault: Fault): RefusalReason {
  if (fault.reason !== 'number') return fault.reason;
  switch (fault.option) {
    case 'weight':
      return 'weight';
    case 'u-threshold':
      return 'upper-threshold';
    case 'l-threshold':
      return 'lower-threshold';
    case 'tun-port':
      return 'tunnel-port';
    case 'tun-type':
      return 'tunnel-type';
    default:
      return 'daemon-value';
  }
}

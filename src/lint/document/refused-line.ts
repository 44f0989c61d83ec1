import type { Refusal } from '../../domain/change.ts';
import { type Fault, faultSubject } from '../../ipvsadm/fault.ts';
import { faultSentence, refusalSentence } from '../../ipvsadm/messages.ts';
import type { RefusalReason, RefusedLine } from '../lint-document.ts';

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

import { type Loss, unknownTimeout } from '../../domain/complete.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { SourceNote } from '../../sources/table-source.ts';
import type { Problem } from '../problem.ts';

/** What a text has that its table cannot hold, or what had to be assumed; `where` names the text. */
export function lossProblem(where: string, { line, what }: Loss): Problem {
  return { what, where: line === undefined ? where : `${where}:${line}` };
}

/** What a configuration says and the table cannot hold; the line of an included file is named with it. */
export function noteLoss({ message, place: { file, line } }: SourceNote): Loss {
  return file === undefined ? { line, what: message } : { what: `${file}:${line}: ${message}` };
}

/** Why an older ipvsadm has no words for a rule. */
export type TooNew =
  | { readonly kind: 'option'; readonly word: string; readonly since: string }
  | { readonly kind: 'ipv6'; readonly since: string }
  | { readonly kind: 'service-left-out' };

/** A rule that the ipvsadm that is written for does not read. */
export function ruleTooNew(rule: string, reasons: readonly TooNew[]): Loss {
  return { what: `left out: ${rule}: ${reasons.map(tooNewText).join(', ')}` };
}

/** A line that ipvsadm does not accept; `said`: its message, or undefined if it never reads the line. */
export function lineLeftOut(line: number | undefined, text: string, said: string | undefined): Loss {
  const why = said === undefined ? 'ipvsadm does not read it' : (said.trim().split('\n')[0] ?? '');
  return { ...(line !== undefined && { line }), what: `left out: ${text}${why === '' ? '' : `: ${why}`}` };
}

/** A rule for what the kernel can hold and ipvsadm does not accept. */
export function ruleRefused(rule: string, said: string): Loss {
  return { what: `ipvsadm refuses the line ${rule.trim()}: ${said.trim()}` };
}

/** Lines of a listing without `-n`; `first` is the number of the first of them. */
export function namesLeftOut(first: number, count: number): Loss {
  const names = count === 1 ? 'line has a name' : 'lines have names';
  return {
    line: first,
    what: `left out: ${count} ${names} instead of numbers: list with -n, or give --host with etc_hosts and etc_services`,
  };
}

/** A persistence timeout that JSON shows as it is, and nothing else can. */
export function timeoutInTicks(line: number | undefined, ticks: number): Loss {
  return { ...(line !== undefined && { line }), what: unknownTimeout(ticks) };
}

/** A listing does not show the type of tunnels. */
export function tunnelsAssumed(count: number): Loss {
  return {
    what: `the listing does not show the type of ${count === 1 ? 'a tunnel' : `${count} tunnels`}: ipip is assumed`,
  };
}

/** Commands of a script that cannot change a table, with how often each is called. */
export function commandsSkipped(passed: ReadonlyMap<string, number>): readonly Loss[] {
  const total = [...passed.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const names = [...passed].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).join(', ');
  const commands = total === 1 ? 'command that cannot change a table is' : 'commands that cannot change a table are';
  return [{ what: `${total} ${commands} skipped: ${names}` }];
}

/** What a keepalived.conf has no words for. */
export function unexpressed(what: string): Loss {
  return { what };
}

/** Why a JSON text is not a table. */
export function notTableJson(why: string): Loss {
  return { what: `this is not a table in JSON: ${why}` };
}

/** A configuration without one service, such as one for VRRP alone. */
export const noServices: Loss = { what: 'it describes no services: the table is empty' };

/** `name`: what the text is, with its article. */
export function notConverted(name: string): Loss {
  return { what: `convert cannot read ${name}` };
}

function tooNewText(reason: TooNew): string {
  switch (reason.kind) {
    case 'option':
      return `${reason.word} came with ipvsadm ${reason.since}`;
    case 'ipv6':
      return `IPv6 came with ipvsadm ${reason.since}`;
    case 'service-left-out':
      return 'its service is left out';
    default:
      return unreachable(reason);
  }
}

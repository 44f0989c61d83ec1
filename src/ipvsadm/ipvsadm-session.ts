import { changesOf } from '../domain/changes-of.ts';
import type { Table } from '../domain/table.ts';
import { ipvs } from '../kernel/ipvs.ts';
import { binaryOf } from '../syntax/binary.ts';
import { readArguments } from '../syntax/read-arguments.ts';
import { argumentsOf } from './arguments-of.ts';
import type { DescribedHost } from './described-host.ts';
import { followed, type LineOutcome, outcomeOf } from './predict.ts';
import { readLine } from './read-line.ts';
import { RulesText } from './rules-text.ts';

/**
 * One table, and repeated calls of the program, as in a script. Arguments and texts have one character for each byte.
 */
export class IpvsadmSession {
  private readonly host: DescribedHost;
  private readonly kernel;

  constructor(host: DescribedHost, onto?: Table) {
    this.host = host;
    this.kernel = ipvs(host.machine);
    for (const change of onto ? changesOf(onto) : []) this.kernel.apply(change);
  }

  /** One call with arguments; null if it reads rules from its standard input. */
  call(given: readonly string[]): LineOutcome | null {
    const line = readArguments(given.length === 0 ? ['-L'] : given);
    const instruction = readLine(argumentsOf(line, line), this.host.names);
    return instruction.kind === 'restore' ? null : followed(instruction, 1, this.kernel, this.host.names);
  }

  /** Rules from standard input, up to a line at which the program stops; `restore` drops lines that begin with `#`. */
  restore(text: string, reader: 'restore' | 'ipvsadm'): readonly LineOutcome[] {
    const rules = new RulesText(binaryOf(text), { reader });
    const outcomes: LineOutcome[] = [];
    for (let place = 0; place < rules.length; place++) {
      const outcome = outcomeOf(rules, place, this.kernel, this.host.names);
      outcomes.push(outcome);
      if (outcome.outcome === 'stops') break;
    }
    return outcomes;
  }
}

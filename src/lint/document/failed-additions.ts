import { portBehindIpv6 } from '../line/lost-port.ts';
import { namedService, namesKnownService } from '../line/named.ts';
import { valueOf } from '../line/line-settings.ts';
import { isAdding } from './additions.ts';
import type { LintLine, LintDocument } from '../lint-document.ts';

/**
 * What refused lines would have added: the services and servers that they name are reported there, and nowhere else.
 */
export class FailedAdditions implements Pick<LintDocument, 'intended' | 'mentioned'> {
  readonly intended = new Set<string>();
  readonly mentioned = new Set<string>();

  note(line: LintLine): void {
    if (line.command?.name === 'add-server') {
      const service = namedService(line) ?? '';
      this.intended.add(service);
      this.intended.add(`${service} ${valueOf(line, 'real-server') ?? ''}`);
    }
    // A line that names its service well is found by that name; the words of others only tell what was meant.
    if (!isAdding(line) || namesKnownService(line)) return;
    for (const address of addressesIn(line.text)) {
      this.mentioned.add(address).add(portBehindIpv6(address)?.meant ?? address);
    }
  }
}

/** What looks like an address with a port, or like a mark, even if it is quoted or malformed. */
function addressesIn(text: string): readonly string[] {
  return text.match(/[\w.:[\]]*[0-9][\w.:[\]]*/g) ?? [];
}

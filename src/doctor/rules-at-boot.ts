import type { BootFacts } from '../domain/host/facts.ts';
import type { Trouble } from './host-check.ts';

const loaders = /^(ipvsadm|keepalived|ldirectord|lvsrules\S*|pacemaker|kube\S*|pybal|lvs\S*)\.service$/;

/** Of Debian and of Red Hat. */
const rulesFiles = ['/etc/ipvsadm.rules', '/etc/sysconfig/ipvsadm'];

const keptBy = 'lvsrules save --system';

/** What keeps the rules from being loaded at boot. */
export function* rulesAtBoot(boot: BootFacts): Iterable<Trouble> {
  const found = boot.units.filter((unit) => loaders.test(unit));
  if (found.length === 0) {
    yield {
      subject: 'table',
      message: 'nothing loads the rules at boot',
      evidence: 'no unit of ipvsadm, lvsrules, keepalived or ldirectord is enabled',
      remedy: [keptBy, 'systemctl enable ipvsadm.service'],
    };
    return;
  }
  if (found.some((unit) => unit !== 'ipvsadm.service')) return;
  const off = offSwitch(boot);
  if (off !== null) {
    yield {
      subject: 'table',
      message: 'ipvsadm.service is enabled, but does not load rules: AUTO is not true',
      evidence: `/etc/default/ipvsadm: ${off}`,
      remedy: [`sed -i 's/^AUTO=.*/AUTO="true"/' /etc/default/ipvsadm`],
      lasting: { file: '/etc/default/ipvsadm', lines: ['AUTO="true"'] },
    };
  }
  const kept = rulesFiles.find((path) => boot.files[path] !== undefined);
  if (kept === undefined) {
    yield {
      subject: 'table',
      message: 'ipvsadm.service is enabled, but the rules file is missing',
      evidence: rulesFiles.map((path) => `no ${path}`).join(', '),
      remedy: [keptBy],
    };
    return;
  }
  const named = boot.files[kept]?.find(hasName);
  if (named === undefined) return;
  yield {
    subject: kept,
    message: `${kept} has names: a rule is lost if its name does not resolve at boot`,
    evidence: named,
    remedy: [keptBy],
  };
}

/** Whether `ipvsadm.service` loads rules at boot; on Debian a line of its settings switches that. */
export function loadsAtBoot(boot: BootFacts): boolean {
  return boot.units.includes('ipvsadm.service') && offSwitch(boot) === null;
}

/** The line that switches the loading off; null if none does. */
function offSwitch({ files }: BootFacts): string | null {
  const line = files['/etc/default/ipvsadm']?.findLast((each) => each.startsWith('AUTO='));
  return line === undefined || /^AUTO=["']?true\b/.test(line) ? null : line;
}

const addressOptions = new Set([
  ...['-t', '-u', '-r', '--tcp-service', '--udp-service', '--sctp-service', '--real-server'],
]);

/** Whether an address or a port of a rule is a name. */
function hasName(line: string): boolean {
  const words = line.split(/\s+/);
  return words.some(
    (word, place) => addressOptions.has(words[place - 1] ?? '') && !/^(?:\[[\da-f:.]+\]|[\d.]+)(?::\d+)?$/i.test(word),
  );
}

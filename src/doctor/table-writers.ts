import type { FactGroups } from '../domain/host/facts.ts';
import { tablePrograms } from '../domain/host/table-programs.ts';
import { loadsAtBoot } from './rules-at-boot.ts';

/** A program that writes the IPVS table of a host by itself, now or at boot. */
export interface TableWriter {
  readonly name: string;
  readonly evidence: string;
  /** What ends it. */
  readonly stop: string;
}

type WriterFacts = Pick<FactGroups, 'processes' | 'boot'> & Partial<Pick<FactGroups, 'claims'>>;

const running = [...tablePrograms, 'lvsrules watch'];

export function tableWriters({ processes, boot, claims }: WriterFacts): readonly TableWriter[] {
  const found = running
    .filter((name) => processes.includes(name) && (name !== 'keepalived' || balances(claims)))
    .map((name) => ({ name, evidence: 'it runs', stop: stopOf(name) }));
  if (!loadsAtBoot(boot)) return found;
  return [
    ...found,
    { name: 'ipvsadm.service', evidence: 'it is started at boot', stop: 'systemctl disable ipvsadm.service' },
  ];
}

/** keepalived may do no more than VRRP; its virtual servers are seen in lines that hold an address. */
function balances(claims: WriterFacts['claims']): boolean {
  if (claims === undefined) return true;
  const own = claims.filter(({ path }) => path.startsWith('/etc/keepalived/'));
  return own.length === 0 || own.some(({ text }) => /\b(?:virtual|real)_server\b/.test(text));
}

function stopOf(name: string): string {
  return name === 'lvsrules watch' ? 'end lvsrules watch' : `systemctl disable --now ${name}`;
}

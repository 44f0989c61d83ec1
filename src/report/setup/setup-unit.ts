import { madeBy, type SetupFileSource } from './setup-file-source.ts';
import { roleWords } from './setup-report.ts';

/** A unit of systemd that sets the host up at boot, loads the rules, and restores what was there when it is stopped. */
export function setupUnit(source: SetupFileSource): string {
  const { wish, rules, words } = source;
  const command = ['lvsrules', 'setup', ...words].map(unitWord).join(' ');
  const table = rules === null || wish.role !== 'director' ? null : tableLines(rules);
  return `${madeBy(source, 'systemd')}
# /etc/systemd/system/lvsrules-${wish.role}.service
[Unit]
Description=LVS ${roleWords[wish.role]}: addresses, ARP, forwarding${table === null ? '' : ', rules'}
Documentation=man:lvsrules-setup(1)
Wants=network-online.target
After=network-online.target systemd-sysctl.service

[Service]
Type=oneshot
RemainAfterExit=yes
${table?.folder ?? ''}ExecStart=${command} --apply
${table?.load ?? ''}${table?.giveBack ?? ''}ExecStop=lvsrules setup ${wish.role} --undo

[Install]
WantedBy=multi-user.target
`;
}

/** Lines that load the rules, and those that restore the table from before. Addresses are restored in any case. */
function tableLines(rules: string): { readonly folder: string; readonly load: string; readonly giveBack: string } {
  const before = '%t/lvsrules-director/before.rules';
  const apply = `lvsrules apply ${unitWord(rules)} --yes`;
  return {
    folder: 'RuntimeDirectory=lvsrules-director\n',
    load: `ExecStart=lvsrules save -q -o ${before}\nExecStart=${apply}\nExecReload=${apply}\n`,
    giveBack: `ExecStop=-lvsrules restore ${before} --yes --allow-empty\n`,
  };
}

/** A word of a command line, as systemd.service(5) reads it. */
function unitWord(word: string): string {
  const plain = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[\w.:,@/=+%$-]+$/.test(plain) ? plain : `"${plain.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

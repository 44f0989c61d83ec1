import { madeBy, type SetupFileSource } from './setup-file-source.ts';
import { roleWords } from './setup-report.ts';

/** A unit of systemd that sets the host up at boot, loads the rules, and gives back what was there when it is stopped. */
export function setupUnit(source: SetupFileSource): string {
  const { wish, rules, words } = source;
  const command = ['lvsrules', 'setup', ...words].map(unitWord).join(' ');
  const load = rules === null || wish.role !== 'director' ? [] : [`ExecStart=lvsrules apply ${unitWord(rules)} --yes`];
  return `${madeBy(source, 'systemd')}
# /etc/systemd/system/lvsrules-${wish.role}.service
[Unit]
Description=LVS ${roleWords[wish.role]}: addresses, ARP, forwarding${load.length > 0 ? ', rules' : ''}
Documentation=man:lvsrules-setup(1)
Wants=network-online.target
After=network-online.target systemd-sysctl.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${command} --apply
${load.map((line) => `${line}\n`).join('')}ExecStop=lvsrules setup ${wish.role} --undo

[Install]
WantedBy=multi-user.target
`;
}

/** A word of a command line, as systemd.service(5) reads it. */
function unitWord(word: string): string {
  const plain = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[\w.:,@/=+%$-]+$/.test(plain) ? plain : `"${plain.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

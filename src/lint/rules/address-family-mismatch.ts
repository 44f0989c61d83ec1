import { namedService } from '../line/named.ts';
import { defineRule, type RuleFix } from '../rule.ts';
import { settingOf, serviceSetting, contentOf, insertion } from '../line/line-settings.ts';
import type { LintLine, LintDocument } from '../lint-document.ts';

export default defineRule({
  id: 'LVS110',
  name: 'address-family-mismatch',
  severity: 'error',
  summary: 'A real server of another address family',
  why: 'Only tunnels (-i) can connect IPv4 and IPv6; ipvsadm -R stops there. A firewall mark is for IPv4 unless -6 follows it.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    family: 'an {server} server in an {service} service needs -i',
    mark: 'an IPv6 server of a firewall mark needs -6 after -f, both here and on the line of the service',
  },
  fix: 'safe',
  refused(line, { report, document }) {
    if (line.refused?.reason !== 'mixed-family') return;
    const setting = serviceSetting(line);
    const server = settingOf(line, 'real-server')?.value;
    const isV6 = server?.text.includes('[') || (server?.text.split(':').length ?? 0) > 2;
    const isMark = setting?.option === 'fwmark-service';
    if (!isMark || !isV6) {
      const words = isV6 ? { server: 'IPv6', service: 'IPv4' } : { server: 'IPv4', service: 'IPv6' };
      report('family', server ?? contentOf(line), words);
      return;
    }
    const withSix = `${namedService(line) ?? ''} inet6`;
    const isCertain = (document.adds.get(withSix) ?? []).some(({ fate }) => fate === 'taken');
    const fix = isCertain ? insertion(setting, '-6', 'safe') : withService(line, document);
    report('mark', server ?? contentOf(line), {}, { fix });
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r [2001:db8::1]:80 -i\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r [2001:db8::1]:80 -m
                          ~~~~~~~~~~~~~~~~
    `,
    `
    -A -f 1 -6 -s rr
    -a -f 1 -6 -r 10.0.0.1:80 -m
                  ~~~~~~~~~~~
    `,
    `
    -A -f 1 -6 -s rr
    -a -f 1 -r [2001:db8::1]:80 -m
               ~~~~~~~~~~~~~~~~
    `,
    `
    -A -f 1 -s rr
    -a -f 1 -r [2001:db8::1]:80 -m
               ~~~~~~~~~~~~~~~~
    -a -f 1 -r [2001:db8::2]:80 -m
               ~~~~~~~~~~~~~~~~
    `,
  ],
});

/** Adds `-6` to a service as well if it has no server of the other family. */
function withService(line: LintLine, document: LintDocument): RuleFix | null {
  const service = document.named.get(namedService(line) ?? '');
  if (!service || service.servers.length > 0 || service.settled !== service.added) return null;
  const edits = [service.added, line].flatMap((each) => insertion(serviceSetting(each), '-6', 'unsafe')?.edits ?? []);
  return edits.length === 2 ? { safety: 'unsafe', edits } : null;
}

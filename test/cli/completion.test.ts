import { expect, test } from 'vitest';
import { candidates, type CompletionFacts } from '../../src/cli/completion/candidates.ts';
import { commands } from '../../src/cli/commands.ts';

const words = (...values: readonly string[]) => values.map((value) => ({ value }));

const facts: CompletionFacts = {
  rules: () => Promise.resolve(words('LVS101', 'LVS102', 'LVS201')),
  schedulers: () => words('rr', 'wrr', 'wlc'),
  directors: () => Promise.resolve(words('auto', 'sim', 'sim:', 'ssh://')),
  shells: () => words('bash', 'zsh', 'fish'),
  schemas: () => words('plan', 'plans', 'table'),
  services: (kind, director) => Promise.resolve(words(`192.0.2.1:80`, `${kind}-of-${director ?? 'default'}`)),
  servers: (service) => Promise.resolve(words(`10.0.0.1:80`, `server-of-${service}`)),
};

test.each<[line: string, found: string]>([
  ['lin', 'lint'],
  ['--v', '--version'],
  ['help ap', 'apply'],
  ['lint --fo', '--format'],
  ['lint --format=js', '--format=json --format=jsonl'],
  ['lint --format s', 'sarif'],
  ['lint -f s', 'sarif'],
  ['lint --color=a', '--color=auto --color=always'],
  ['lint --fix --fi', ''],
  ['lint --output sa', 'sarif:'],
  ['lint --select LVS1', 'LVS101 LVS102'],
  ['lint --select=LVS101,LVS2', '--select=LVS101,LVS201'],
  ['lint a.r', ':files'],
  ['lint --config ', ':files'],
  ['lint --max-warnings ', ''],
  ['explain LVS2', 'LVS201'],
  ['completion b', 'bash'],
  ['schema pl', 'plan plans'],
  ['plan -d s', 'sim sim: ssh://'],
  ['plan --director=sim:', ':files'],
  ['plan -d lab --only ', '192.0.2.1:80 any-of-lab'],
  ['diff ss', 'ssh:// :files'],
  ['ipvsadm -A -t 192.0.2.1:80 -s w', 'wrr wlc'],
  ['ipvsadm -e -t ', '192.0.2.1:80 tcp-of-default'],
  ['ipvsadm --director lab -- -D -f ', '192.0.2.1:80 fwmark-of-lab'],
  ['ipvsadm -d -t 192.0.2.1:80 -r ', '10.0.0.1:80 server-of-192.0.2.1:80'],
  ['--color never lin', 'lint'],
  ['nosuch ', ''],
])("after 'lvsrules %s' there could be: %s", async (line, found) => {
  const given = await candidates(line.split(' '), commands, facts);
  const offered = [...given.words.map(({ value }) => value), ...(given.files ? [':files'] : [])];
  expect(offered.join(' ')).toBe(found);
});

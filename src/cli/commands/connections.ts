import { defineCommand } from '../command.ts';
import { directorOption } from '../tables/planning-options.ts';

export const connections = defineCommand({
  name: 'connections',
  summary: 'Count, group and list the connections of a director',
  description:
    'Reads the connection table piece by piece, so that memory grows only with what is shown, and with the groups, of ' +
    'which the first 100,000 are counted separately. FILE is what ipvsadm -Lnc or /proc/net/ip_vs_conn printed, or - ' +
    'for standard input; without it the director is asked. ' +
    'Persistence templates, the remembered clients, are counted separately.',
  arguments: [{ name: 'FILE', summary: 'a connection listing, or -', optional: true }],
  options: {
    director: directorOption,
    filter: {
      value: 'FIELD=VALUE',
      summary:
        'only these: server=10.0.0.1:80, service=192.0.2.1, client=198.51.100.0/24, state=SYN_RECV, protocol=tcp',
      repeatable: true,
    },
    group: { value: 'FIELDS', summary: 'count by these: server,service,state,protocol,client or client/24' },
    limit: { value: 'N', summary: 'the number of groups or entries that are shown', default: '50' },
    offset: { value: 'N', summary: 'how many of them to skip', default: '0' },
    format: { value: 'FORMAT', summary: 'output format', choices: ['text', 'json'], default: 'text' },
  },
  examples: [
    { line: 'lvsrules connections --group server,state', summary: 'which server has half-open connections' },
    { line: 'lvsrules connections --group client/24 --limit 10', summary: 'the ten networks with the most' },
    { line: 'lvsrules connections --filter server=10.0.0.1 --filter state=ESTABLISHED', summary: 'who is on a server' },
    { line: 'ssh lb1 cat /proc/net/ip_vs_conn | lvsrules connections - --group service', summary: 'from elsewhere' },
  ],
  async run({ arguments: [file], options }, world) {
    const { showConnections } = await import('../connections/show-connections.ts');
    return showConnections(file, options, world);
  },
});

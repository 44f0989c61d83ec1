import { defineCommand } from '../command.ts';

export const simulate = defineCommand({
  name: 'simulate',
  summary: 'Send traffic through a rules file on the simulated kernel',
  description:
    'Sends sessions of clients through the rules on a simulated kernel and prints what each real server got. FILE holds rules, or is a keepalived.conf, an ldirectord.cf, a script, a listing or JSON. The same seed gives the same run.',
  arguments: [{ name: 'FILE', summary: 'a rules file, - for standard input', optional: true }],
  options: {
    clients: { value: 'N', summary: 'number of clients', default: '1000' },
    from: {
      value: 'NETWORK|KIND',
      summary: 'a network that clients come from (198.18.0.0/15), or what FILE is (keepalived, shell, ...)',
      repeatable: true,
    },
    list: {
      value: 'FILE',
      summary: 'use the clients of a log instead, one ip[:port] per line, in order; - for standard input',
    },
    rate: { value: 'N', summary: 'new sessions per second over all services', default: '50' },
    session: { value: 'TIME', summary: 'mean session length', default: '5s' },
    requests: { value: 'N', summary: 'requests per session', default: '3' },
    'request-bytes': { value: 'N', summary: 'bytes per request', default: '400' },
    'response-bytes': { value: 'N', summary: 'bytes per response', default: '8000' },
    for: { value: 'TIME', summary: 'simulated time; 10m, or with --list as long as its sessions take' },
    seed: { value: 'N', summary: 'random seed', default: '1' },
    at: { value: 'EVENT', summary: 'an event during the run: "60s: fail 10.0.0.2"', repeatable: true },
    events: { value: 'FILE', summary: 'a file of events, one per line' },
    kernel: { value: 'VERSION', summary: 'the kernel version to imitate (default: 6.1.183 and later)' },
    format: {
      value: 'FORMAT',
      summary: 'output format; jsonl only with --trace',
      choices: ['text', 'json', 'csv', 'jsonl'],
      default: 'text',
    },
    svg: { value: 'FILE', summary: 'also write a picture' },
    trace: { value: 'FILE', summary: 'replay a recorded trace and print the decision at each event' },
  },
  examples: [
    { line: 'lvsrules simulate web.rules', summary: 'a thousand clients for ten minutes' },
    {
      line: 'lvsrules simulate web.rules --at "60s: -e -t 192.0.2.1:80 -r 10.0.0.2 -w 0"',
      summary: 'quiesce a server',
    },
    { line: 'lvsrules simulate web.rules --list - --format json', summary: 'the clients of a log' },
    { line: 'lvsrules simulate --trace run.json --format jsonl', summary: 'the decisions of a recorded run' },
  ],
  async run({ arguments: [file], options }, world) {
    if (options.trace !== undefined) {
      const { simulateTrace } = await import('../forecast/simulate-trace.ts');
      return simulateTrace(options.trace, world);
    }
    const { simulateRules } = await import('../forecast/simulate-rules.ts');
    return simulateRules(file, options, world);
  },
});

import { defineCommand } from '../command.ts';

export const simulate = defineCommand({
  name: 'simulate',
  summary: 'Send traffic through a rules file on the simulated kernel',
  description:
    'Sends sessions of clients through the rules on a simulated kernel and prints what each real server got. FILE holds rules, or is a keepalived.conf, an ldirectord.cf, a script, a listing or JSON. The same seed gives the same run.',
  arguments: [{ name: 'FILE', summary: 'a rules file, - for standard input', optional: true }],
  options: {
    clients: { value: 'N', summary: 'how many clients there are', default: '1000' },
    from: {
      value: 'NETWORK|KIND',
      summary: 'a network that clients come from (198.18.0.0/15), or what FILE is (keepalived, shell, ...)',
      repeatable: true,
    },
    list: { value: 'FILE', summary: 'the clients of a log instead, one ip[:port] a line, in its order; - for input' },
    rate: { value: 'N', summary: 'new sessions a second over all services', default: '50' },
    session: { value: 'TIME', summary: 'mean length of a session', default: '5s' },
    requests: { value: 'N', summary: 'requests of a session', default: '3' },
    'request-bytes': { value: 'N', summary: 'bytes of a request', default: '400' },
    'response-bytes': { value: 'N', summary: 'bytes of a response', default: '8000' },
    for: { value: 'TIME', summary: 'how long; 10m, or with --list its sessions at the rate' },
    seed: { value: 'N', summary: 'of the draws', default: '1' },
    at: { value: 'EVENT', summary: 'what happens on the way: "60s: fail 10.0.0.2"', repeatable: true },
    events: { value: 'FILE', summary: 'such events, one a line' },
    kernel: { value: 'VERSION', summary: 'the kernel to behave like (default: 6.1.183 and later)' },
    format: {
      value: 'FORMAT',
      summary: 'how to print; jsonl goes with --trace',
      choices: ['text', 'json', 'csv', 'jsonl'],
      default: 'text',
    },
    svg: { value: 'FILE', summary: 'write a picture too' },
    trace: { value: 'FILE', summary: 'replay a recorded trace and print what is decided at each event' },
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

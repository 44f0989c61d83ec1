import { defineCommand } from '../command.ts';

export const consoleCommand = defineCommand({
  name: 'console',
  summary: 'Show the table on the full screen, and change it',
  description:
    'Shows services and real servers with their connections, totals and rates. Every change is first shown as the ipvsadm lines that it would run. Without a terminal the table is printed once.',
  options: {
    director: {
      value: 'SPEC',
      summary: 'the director to show; with several, M shows them side by side',
      env: 'LVSRULES_DIRECTOR',
      repeatable: true,
    },
    demo: { summary: 'show a simulated director with client traffic' },
    rules: {
      value: 'FILE',
      summary:
        'watch a file of rules, or of keepalived or ldirectord; show its problems, and offer its changes as a plan',
    },
    once: { summary: 'print the table once and end' },
    watch: { summary: 'print the table at every interval, without a screen' },
    count: { value: 'N', summary: 'with --watch: end after this many tables' },
    format: { value: 'FORMAT', summary: 'output format', choices: ['table', 'json', 'csv'], default: 'table' },
    interval: { value: 'TIME', summary: 'time between two samples', default: '1s' },
    'min-capacity': { value: 'PERCENT', summary: 'keep at least this share of every service at every step' },
    config: { value: 'FILE', summary: 'read policies from this configuration' },
    isolated: { summary: 'read no configuration file, not even console.json' },
    'read-only': { summary: 'never change anything' },
    ascii: { summary: 'draw with ASCII characters only' },
    linear: { summary: 'for screen readers: say in lines what changes, and draw nothing' },
  },
  examples: [
    { line: 'lvsrules console --demo', summary: 'try it without a kernel' },
    { line: 'lvsrules console -d ssh://lb1 --read-only', summary: 'watch a director elsewhere' },
    { line: 'lvsrules console --once --format json', summary: 'the table for a script' },
    { line: 'lvsrules console --watch --interval 10s --format csv >today.csv', summary: 'keep the figures of a day' },
  ],
  async run({ options }, world) {
    const { showConsole } = await import('../console/show-console.ts');
    return showConsole(options, world);
  },
});

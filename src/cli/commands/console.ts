import { refuseUnprepared } from '../tables/not-prepared.ts';
import { success } from '../../domain/result.ts';
import { countWithoutWatch, severalWithoutScreen } from '../../report/problems/console-problems.ts';
import { notCombined } from '../../report/problems/option-problems.ts';
import { defineCommand } from '../command.ts';
import { refuse } from '../complain.ts';
import { exitCodes } from '../exit-code.ts';

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
    const { readTime } = await import('../read-time.ts');
    const interval = readTime('interval', options.interval, { least: 100, most: 3_600_000 });
    if (!interval.ok) return refuse(world, interval.failure);
    const { readShare } = await import('../tables/read-planning-options.ts');
    const least = readShare(options['min-capacity']);
    if (!least.ok) return refuse(world, least.failure);
    const { readCount } = await import('../read-count.ts');
    const count = options.count === undefined ? success(Infinity) : readCount('count', options.count, 1);
    if (!count.ok) return refuse(world, count.failure);
    if (options.count !== undefined && !options.watch) return refuse(world, countWithoutWatch);
    if (options.once && options.watch) return refuse(world, notCombined('--once', '--watch'));
    const { openSource } = await import('../console/open-source.ts');
    const { directorProblem } = await import('../../report/problems/director-problems.ts');
    const [spec, ...others] = options.director;
    const hasScreen = world.inputIsTerminal && world.outputIsTerminal && !options.once && !options.watch;
    if (others.length > 0 && !hasScreen) {
      return refuse(world, severalWithoutScreen(options.director.length));
    }
    const opened = await openSource(spec, options.demo, world);
    if (!opened.ok) return refuse(world, directorProblem(opened.failure, spec ?? 'auto'));
    const { director, simulated } = opened.value;
    const { openPeers } = await import('../console/open-peers.ts');
    const peers = options.demo ? [] : openPeers(others, world);
    try {
      const format = options.format as 'table' | 'json' | 'csv';
      if (options.watch) {
        const { printSamples } = await import('../console/print-samples.ts');
        return await printSamples(opened.value, { format, intervalMs: interval.value, count: count.value }, world);
      }
      if (options.once || !world.inputIsTerminal || !world.outputIsTerminal) {
        const observed = await director.observe(world.interrupted);
        if (!observed.ok) return refuse(world, directorProblem(observed.failure, director.spec));
        const { printOnce } = await import('../console/once.ts');
        await printOnce(observed.value, simulated, format, world);
        return exitCodes.ok;
      }
      // The kind is recognised by the content.
      const rules = options.rules?.replace(/^(keepalived|ldirectord):/, '');
      const { policiesFor } = await import('../tables/site-settings.ts');
      const policies = await policiesFor(rules ?? 'ipvsadm.rules', options, world);
      if (!policies.ok) return refuseUnprepared(policies.failure, world);
      const { choicesOrFaults } = await import('../console/console-settings.ts');
      const choices = await choicesOrFaults(options.isolated, world);
      if (choices === null) return exitCodes.usage;
      const { fullScreen } = await import('../console/full-screen.ts');
      return await fullScreen(
        {
          director,
          peers,
          simulated,
          demo: options.demo,
          intervalMs: interval.value,
          rules: rules ?? null,
          readOnly: options['read-only'],
          ascii: options.ascii,
          linear: options.linear || choices.settings.linear === true,
          policies: policies.value,
          ...choices,
          leastCapacity: least.value,
          planning: options,
        },
        world,
      );
    } finally {
      await Promise.all([director, ...peers].map((each) => each.close()));
    }
  },
});

import { defineCommand } from '../command.ts';
import { setupOptions } from '../setup/setup-options.ts';

export const setup = defineCommand({
  name: 'setup',
  summary: 'Set up a director or a real server: addresses, ARP, forwarding, tunnels, routes',
  description:
    'Shows what a host lacks for its role, as commands with the reason for each; ROLE is director or ' +
    'realserver. Nothing is changed without --apply, and correct settings are kept. --undo restores what ' +
    'was there before. An address that keepalived or a network manager brings up is left to it.',
  arguments: [{ name: 'ROLE', summary: 'director or realserver' }],
  options: setupOptions,
  examples: [
    { line: 'lvsrules setup director --rules site.rules', summary: 'what this director lacks' },
    { line: 'lvsrules setup realserver --vip 192.0.2.10 --apply', summary: 'a real server for direct routing' },
    {
      line: 'lvsrules setup realserver --rules site.rules --on ssh://root@rs1 --apply',
      summary: 'another machine, from the rules',
    },
    {
      line: 'lvsrules setup realserver --rules site.rules --gateway 10.0.0.1 --apply',
      summary: 'a masqueraded real server',
    },
    { line: 'lvsrules setup realserver --undo', summary: 'as it was before' },
  ],
  exits: { 1: 'with --exit-code: something to do; or another program owns the address, or a step failed' },
  async run({ arguments: [role = ''], options }, world) {
    const { runSetup } = await import('../setup/run-setup.ts');
    return runSetup(role, options, world);
  },
});

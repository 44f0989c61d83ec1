import { defineCommand } from '../command.ts';

export const simulate = defineCommand({
  name: 'simulate',
  summary: 'Send traffic through a rules file on the simulated kernel',
  options: {
    trace: { value: 'FILE', summary: 'replay a recorded trace and print what is decided at each event' },
    format: { value: 'FORMAT', summary: 'how to print', choices: ['text', 'json', 'jsonl', 'csv'], default: 'text' },
  },
  examples: [{ line: 'lvsrules simulate --trace run.json --format jsonl', summary: 'the decisions of a recorded run' }],
  async run({ options }, world) {
    const { simulateTrace } = await import('../forecast/simulate-trace.ts');
    return simulateTrace(options.trace ?? '-', world);
  },
});

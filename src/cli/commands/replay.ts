import { cannotRead } from '../../report/problems/file-problems.ts';
import { tornSample } from '../../report/problems/recording-problems.ts';
import { defineCommand } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { exitCodes } from '../exit-code.ts';

export const replay = defineCommand({
  name: 'replay',
  summary: 'Show a recording of the console, with the same keys',
  description:
    'Shows the samples that :record of the console wrote: [ and ] step, Z plays, = compares a sample with the last one. Nothing can be changed. Without a terminal the last sample is printed.',
  arguments: [{ name: 'FILE', summary: 'what :record of the console wrote' }],
  options: {
    once: { summary: 'print the last sample and end' },
    format: { value: 'FORMAT', summary: 'output format', choices: ['table', 'json', 'csv'], default: 'table' },
    isolated: { summary: 'do not read console.json' },
    ascii: { summary: 'draw with ASCII characters only' },
    linear: { summary: 'for screen readers: say in lines what changes, and draw nothing' },
  },
  examples: [{ line: 'lvsrules replay monday.jsonl', summary: 'what a colleague saw' }],
  async run({ arguments: [path = ''], options }, world) {
    const bytes = await world.files.read(path);
    if (!bytes.ok) return refuse(world, cannotRead('recording', path, bytes.failure));
    const { readRecording } = await import('../console/read-recording.ts');
    const read = readRecording(path, Buffer.from(bytes.value).toString('utf8'));
    if (!read.ok) return refuse(world, read.failure);
    const { head, director, samples, torn } = read.value;
    if (torn !== null) complain(world, tornSample(path, torn));
    const last = samples.at(-1);
    if (last !== undefined && (options.once || !world.inputIsTerminal || !world.outputIsTerminal)) {
      const { printOnce } = await import('../console/once.ts');
      const format = options.format as 'table' | 'json' | 'csv';
      await printOnce(last.observation, head.simulated, format, world);
      return exitCodes.ok;
    }
    const { choicesOrFaults } = await import('../console/console-settings.ts');
    const choices = await choicesOrFaults(options.isolated, world);
    if (choices === null) return exitCodes.usage;
    const { fullScreen } = await import('../console/full-screen.ts');
    const { recordedDirector } = await import('../console/recorded-director.ts');
    return fullScreen(
      {
        director: recordedDirector(director),
        simulated: head.simulated,
        demo: false,
        intervalMs: head.intervalMs,
        rules: null,
        readOnly: true,
        ascii: options.ascii,
        linear: options.linear || choices.settings.linear === true,
        policies: [],
        ...choices,
        planning: { config: undefined, isolated: options.isolated },
        recording: { path, samples },
      },
      world,
    );
  },
});

import { badValue } from '../../report/problems/option-problems.ts';
import { defineCommand } from '../command.ts';
import { refuse } from '../complain.ts';
import { fromOption } from '../sources/from-option.ts';
import { hostOf, hostOption } from '../read-host.ts';
import { readBytes } from '../read-input.ts';

export const convert = defineCommand({
  name: 'convert',
  summary: 'Turn a file of any kind into rules, JSON, a script or a keepalived.conf',
  description:
    'Reads what ipvsadm -S or -L printed, a table as JSON, a shell script that calls ipvsadm, a keepalived.conf or an ldirectord.cf. Whatever the text does not say, or only running the script would show, is reported on standard error with its line, never guessed; the exit status is then 1.',
  arguments: [{ name: 'FILE', summary: 'the file to read; - or nothing is standard input', optional: true }],
  options: {
    ...fromOption,
    to: {
      value: 'FORM',
      summary: 'what it becomes',
      choices: ['rules', 'json', 'shell', 'keepalived'],
      default: 'rules',
    },
    format: {
      value: 'FORMAT',
      summary: 'json: the table as JSON, with its losses and the converted text',
      choices: ['text', 'json'],
      default: 'text',
    },
    args: { value: 'WORDS', summary: 'arguments of the script, such as start' },
    onto: { value: 'TARGET', summary: 'the table that the script or rules start from: a rules file or a director' },
    target: { value: 'VERSIONS', summary: 'write only what these versions read, such as ipvsadm=1.27' },
    hz: {
      value: 'N',
      summary:
        'ticks a second (CONFIG_HZ) of the kernel whose /proc/net/ip_vs is read; needed for its persistence timeouts',
    },
    ...hostOption,
  },
  examples: [
    { line: 'ipvsadm -Ln | lvsrules convert --from listing --to json', summary: 'a listing as JSON for a script' },
    { line: 'lvsrules convert --args start lvs.sh > director.rules', summary: 'a script into a rules file' },
    { line: 'lvsrules convert --to json director.rules', summary: 'rules as JSON' },
    { line: 'lvsrules convert --onto director.rules drain.sh', summary: 'the table after a script that only edits' },
  ],
  async run({ arguments: [path = '-'], options }, world) {
    const { convertFile } = await import('../convert/convert-file.ts');
    const hz = options.hz === undefined ? undefined : Number(options.hz);
    if (hz !== undefined && !(Number.isInteger(hz) && hz > 0))
      return refuse(world, badValue('hz', options.hz ?? '', { kind: 'ticks' }));
    const host = await hostOf(options.host, world);
    if (!host.ok) return refuse(world, host.failure);
    const bytes = await readBytes(world, path);
    if (!bytes.ok) return refuse(world, bytes.failure);
    return convertFile({ ...options, path, hz, bytes: bytes.value, host: host.value }, world);
  },
});

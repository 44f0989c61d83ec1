import { defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
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
    const { problemText } = await import('../../report/problem.ts');
    const { convertFile } = await import('../convert/convert-file.ts');
    const hz = options.hz === undefined ? undefined : Number(options.hz);
    if (hz !== undefined && !(Number.isInteger(hz) && hz > 0)) {
      const why = 'not a whole number above 0';
      world.complain(
        problemText({ what: `--hz ${options.hz}`, why, remedy: 'grep CONFIG_HZ= /boot/config-* shows it' }),
      );
      return exitCodes.usage;
    }
    const host = await hostOf(options.host, world);
    if (!host.ok) {
      world.complain(problemText(host.failure));
      return exitCodes.usage;
    }
    const bytes = await readBytes(world, path);
    if (!bytes.ok) {
      world.complain(problemText(bytes.failure));
      return exitCodes.usage;
    }
    return convertFile({ ...options, path, hz, bytes: bytes.value, host: host.value }, world);
  },
});

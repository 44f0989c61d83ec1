import { defineCommand } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { hostOf, hostOption } from '../read-host.ts';
import { readBytes } from '../read-input.ts';

export const convert = defineCommand({
  name: 'convert',
  summary: 'Turn rules, JSON, listings and shell scripts into rules or JSON',
  description:
    'Reads what ipvsadm -S or -L printed, a table as JSON, or a shell script of ipvsadm lines. What the text does not hold, or cannot be followed, is named on standard error with its line, never guessed; then the exit status is 1.',
  arguments: [{ name: 'FILE', summary: 'what to read; - or nothing is standard input', optional: true }],
  options: {
    from: {
      value: 'FORM',
      summary: 'what it is',
      choices: ['auto', 'rules', 'json', 'listing', 'shell'],
      default: 'auto',
    },
    to: { value: 'FORM', summary: 'what it becomes', choices: ['rules', 'json'], default: 'rules' },
    ...hostOption,
  },
  examples: [
    { line: 'ipvsadm -Ln | lvsrules convert --from listing --to json', summary: 'a listing for a script' },
    { line: 'lvsrules convert --from shell lvs-dr.sh > director.rules', summary: 'a script into a rules file' },
    { line: 'lvsrules convert --to json director.rules', summary: 'rules as JSON' },
  ],
  async run({ arguments: [path = '-'], options }, world) {
    const { problemText } = await import('../../report/problem.ts');
    const { binaryOf, bytesOf } = await import('../../syntax/binary.ts');
    const { writeTableJson } = await import('../../syntax/table-json/write.ts');
    const { readSource } = await import('../convert/source.ts');
    const { sourceForms } = await import('../convert/source-form.ts');
    const host = await hostOf(options.host, world);
    const bytes = host.ok ? await readBytes(world, path) : host;
    if (!host.ok || !bytes.ok) {
      if (!bytes.ok) world.complain(problemText(bytes.failure));
      return exitCodes.usage;
    }
    const where = path === '-' ? 'standard input' : path;
    const place = (line: number | undefined) => (line === undefined ? where : `${where}:${line}`);
    if (bytes.value.includes(0)) {
      world.complain(problemText({ what: 'it cannot be converted', where, why: 'it is binary: it holds NUL bytes' }));
      return exitCodes.usage;
    }
    const form = sourceForms.find((each) => each === options.from) ?? 'auto';
    const source = readSource(binaryOf(bytes.value), form, host.value);
    if (!source.ok) {
      world.complain(problemText({ what: source.failure.what, where: place(source.failure.line) }));
      return exitCodes.found;
    }
    const { table, rules, losses } = source.value;
    const isRules = options.to === 'rules';
    await world.print(isRules ? bytesOf(rules) : writeTableJson(table));
    const named = isRules ? [...losses.reading, ...losses.asRules] : losses.reading;
    for (const { line, what } of named) world.complain(problemText({ what, where: place(line) }));
    return named.length > 0 ? exitCodes.found : exitCodes.ok;
  },
});

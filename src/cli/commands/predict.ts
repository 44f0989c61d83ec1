import { lossProblem } from '../../report/problems/convert-problems.ts';
import { defineCommand } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { exitCodes } from '../exit-code.ts';
import { fromOption, kindFrom } from '../sources/from-option.ts';
import { hostOf, hostOption } from '../read-host.ts';
import type { PredictedScript } from '../../sources/shell/predict-script.ts';
import { readBytes } from '../read-input.ts';

export const predict = defineCommand({
  name: 'predict',
  summary: 'Show what ipvsadm -R would do with each line',
  description:
    'Reads rules as ipvsadm 1.31 does, from an empty table or from that of --onto: which lines it accepts, skips with a message, stops at, never reads or loses, and the resulting table.',
  arguments: [{ name: 'FILE', summary: 'rules or a script; - or nothing is standard input', optional: true }],
  options: {
    reader: {
      value: 'READER',
      summary: 'the program that reads them; ipvsadm-restore drops lines that begin with #',
      choices: ['restore', 'ipvsadm'],
      default: 'restore',
    },
    format: { value: 'FORMAT', summary: 'output format', choices: ['text', 'json'], default: 'text' },
    onto: { value: 'TARGET', summary: 'the table to start from: a rules file or a director' },
    ...fromOption,
    ...hostOption,
  },
  examples: [
    { line: 'lvsrules predict director.rules', summary: 'line by line' },
    { line: 'lvsrules predict --onto ipvsadm drain.rules', summary: 'what edits would do to the live table' },
    { line: 'lvsrules predict --reader ipvsadm --format json - < director.rules', summary: 'for a script' },
  ],
  async run({ arguments: [path = '-'], options }, world) {
    const { predict: predictText } = await import('../../ipvsadm/predict.ts');
    const { notedNames } = await import('../../ipvsadm/noted-names.ts');
    const { ontoTable } = await import('../convert/onto-table.ts');
    const { predictionJson, predictionText } = await import('../../report/prediction.ts');
    const host = await hostOf(options.host, world);
    if (!host.ok) return refuse(world, host.failure);
    const text = await readBytes(world, path);
    if (!text.ok) return refuse(world, text.failure);
    const { otherKind, inputKind } = await import('../sources/other-kind.ts');
    const from = kindFrom(options.from);
    const other = otherKind(path, text.value, from, ['rules', 'shell']);
    if (other) return refuse(world, other);
    const onto = await ontoTable(options.onto, world);
    if (onto === null) return exitCodes.usage;
    const reader = options.reader === 'ipvsadm' ? 'ipvsadm' : 'restore';
    const names = notedNames(host.value.names);
    const isJson = options.format === 'json';
    const say = ({ prediction, losses }: Pick<PredictedScript, 'prediction' | 'losses'>) => {
      complain(world, ...losses.map((loss) => lossProblem(path, { line: 1, ...loss })));
      return isJson ? predictionJson(prediction) : predictionText(prediction, path, names.found());
    };
    const base = onto && { onto };
    const asked = { reader, ...host.value, names, ...base } as const;
    if (inputKind(text.value, from).kind !== 'shell') {
      await world.print(say({ prediction: predictText(text.value, asked), losses: [] }));
      return exitCodes.ok;
    }
    const { predictScript } = await import('../../sources/shell/predict-script.ts');
    const predicted = predictScript(text.value, { host: { ...host.value, names }, ...base });
    await world.print(say(predicted));
    return predicted.losses.length > 0 ? exitCodes.found : exitCodes.ok;
  },
});

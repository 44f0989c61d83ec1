import { argumentsOf } from '../../ipvsadm/arguments-of.ts';
import { readLine } from '../../ipvsadm/read-line.ts';
import { bytesOf } from '../../syntax/binary.ts';
import { readRules } from '../../syntax/read-rules.ts';
import { standInNames } from './stand-in-names.ts';

/** Whether two lines request the same change; a character of their texts is a byte. */
export function saysTheSame(left: string, right: string): boolean {
  return JSON.stringify(instructionOf(left)) === JSON.stringify(instructionOf(right));
}

function instructionOf(text: string) {
  const file = readRules(bytesOf(text));
  const [node] = file.lines;
  return node?.kind === 'command' ? readLine(argumentsOf(file, node), standInNames()) : null;
}

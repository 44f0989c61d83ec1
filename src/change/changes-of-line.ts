import type { Change } from '../domain/change.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Table } from '../domain/table.ts';

/** What a line of ipvsadm changes in a table, or why it changes nothing: what ipvsadm says. */
export async function changesOfLine(line: string, onto: Table): Promise<Result<readonly Change[], string>> {
  if (/^(-R|--restore)\b/.test(line)) return failure('it reads other lines: r restores a file');
  const { predict } = await import('../ipvsadm/predict.ts');
  const [read] = predict(`${line}\n`, { reader: 'ipvsadm', onto }).lines;
  if (read?.outcome === 'taken') {
    return read.changes.length > 0 ? success(read.changes) : failure('it changes nothing');
  }
  const [said = ''] = (read?.stderr ?? '').split('\n');
  const isUnclear = said === '' || said.startsWith('Try `');
  return failure(isUnclear ? 'ipvsadm does not accept it: an option is unknown, or its value is missing' : said);
}

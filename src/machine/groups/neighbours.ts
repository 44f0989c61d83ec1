import type { Neighbour } from '../../domain/host/facts.ts';
import { success } from '../../domain/result.ts';
import { jsonRows } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';

export const neighbours: FactReader<readonly Neighbour[]> = {
  commands: () => [['ip', '-j', 'neigh', 'show']],
  read([run]) {
    const rows = jsonRows(run, 'ip');
    if (!rows.ok) return rows;
    return success(
      rows.value.map((row) => {
        const mac = row.text('lladdr');
        return {
          address: row.text('dst') ?? '',
          device: row.text('dev') ?? '',
          ...(mac !== undefined && { mac }),
          states: row.texts('state'),
        };
      }),
    );
  },
};

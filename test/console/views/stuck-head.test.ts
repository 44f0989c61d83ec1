import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import { server, service } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

const many: Observation = {
  services: ['192.0.2.1', '192.0.2.2'].map((address) =>
    service(
      address,
      Array.from({ length: 30 }, (_, at) => server(`10.0.0.${at + 1}`)),
    ),
  ),
  unknown: [],
};
const size = { columns: 80, rows: 16 };
const shown = operator({ size }, many);
/** The rows of the table. */
const rows = (keys: string) => shown.type(keys).screen.slice(3, 15);

describe('the service of the first visible server', () => {
  test('stays at the top while its servers are scrolled', () => {
    expect(rows('\x1b[6~\x1b[6~')[0]).toContain('TCP 192.0.2.1:80');
    expect(rows('G')[0]).toContain('TCP 192.0.2.2:80');
  });

  test('never hides the row under the cursor', () => {
    const keys = 'G' + 'k'.repeat(29);
    for (let at = 1; at <= keys.length; at++) {
      const one = shown.type(keys.slice(0, at));
      const name = one.state.table.cursor?.split(' ').at(-1) ?? '';
      expect(one.screen.slice(3, 15).join('\n')).toContain(name);
    }
  });

  test('makes room for the next service where only the last server would be below it', () => {
    const down = rows('j'.repeat(41));
    expect(down[0]).toContain('└ 10.0.0.30:80');
    expect(down[1]).toContain('TCP 192.0.2.2:80');
  });

  test('is not repeated on a small screen', () => {
    const small = operator({ size: { columns: 20, rows: 5 } }, many).type('jjjjjj');
    expect(small.screen.join('\n')).not.toContain('192.0.2');
  });

  test('is what a click on it selects', () => {
    const mouse = shown.type('m\x1b[6~\x1b[6~').type('\x1b[<0;10;4M\x1b[<0;10;4m');
    expect(mouse.state.table).toMatchObject({ cursor: 'tcp 192.0.2.1:80', place: 0 });
  });
});

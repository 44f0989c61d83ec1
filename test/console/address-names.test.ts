import { expect, test } from 'vitest';
import { withNames } from '../../src/console/address-names.ts';
import { operator } from './support/operator.ts';
import { server, service } from './support/observations.ts';

const names: Readonly<Record<string, string>> = {
  '192.0.2.1:80': 'shop',
  '10.0.0.1': 'web1',
  '10.0.0.2': 'web2',
  '10.0.0.2:81': 'admin',
  '2001:db8::1': 'six',
  'FWM 7': 'mail',
  '10.0.0.9': 'evil\x1b[2J',
};
const nameOf = (place: string) => names[place] ?? null;

test.each([
  ['TCP 192.0.2.1:80', 'TCP shop:80'],
  ['TCP 192.0.2.1:81', 'TCP 192.0.2.1:81'],
  ['10.0.0.1:8080', 'web1:8080'],
  ['10.0.0.2:81', 'admin:81'],
  ['10.0.0.2', 'web2'],
  ['[2001:db8::1]:443', 'six:443'],
  ['2001:db8::1', 'six'],
  ['2001:db8::10', '2001:db8::10'],
  ['FWM 7', 'FWM 7 mail'],
  ['FWM 77', 'FWM 77'],
  ['10.0.0.9:80', 'evil\\x1b[2J:80'],
  ['Masq', 'Masq'],
])('%s is shown as %s', (text, shown) => {
  expect(withNames(text, nameOf)).toBe(shown);
});

const table = { services: [service('192.0.2.1', [server('10.0.0.1'), server('10.0.0.2')])], unknown: [] };
const named = operator({ preferences: { nameOf } }, table);

test('names that are read again are shown at once, and found by filters', () => {
  const before = operator({ preferences: { nameOf, names: true } }, table);
  const after = before.happens({ kind: 'named', nameOf: (place) => (place === '10.0.0.1' ? 'blade7' : null) });
  expect(before.screen.join('\n')).toContain('web1:80');
  expect(after.screen.join('\n')).toContain('blade7:80');
  expect(after.screen.join('\n')).not.toContain('web1');
  expect(after.type('fblade7\r').screen.join('\n')).toContain('blade7:80');
});

test('# shows names instead of addresses, and addresses again; the panel has both', () => {
  expect(named.screen.join('\n')).toContain('├ 10.0.0.1:80');
  const on = named.type('#j').screen.join('\n');
  expect(on).toContain('▾ TCP shop:80');
  expect(on).toContain('├ web1:80');
  expect(on).toContain('── 10.0.0.1:80  web1:80  of TCP 192.0.2.1:80');
  expect(named.type('##').screen.join('\n')).toContain('├ 10.0.0.1:80');
});

test('searches and filters find names while they are shown', () => {
  expect(named.type('#/web2\r').state.table.place).toBe(2);
  expect(named.type('/web2\r').state.notice?.text).toBe("no row contains 'web2'");
  expect(named.type('#fname:web2\r').screen.join('\n')).not.toContain('web1');
  expect(named.type('#fname:web2\r').screen.join('\n')).toContain('└ web2:80');
});

test('where no address has a name, # says where names come from', () => {
  expect(operator().type('#').state.notice?.text).toBe(
    'no address here has a name: write # name: web1 above a rule, or add it to /etc/hosts',
  );
});

test('names are shown from the start where the settings say so', () => {
  expect(operator({ preferences: { nameOf, names: true } }, table).screen.join('\n')).toContain('├ web1:80');
});

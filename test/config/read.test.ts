import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { settingsFor } from '../../src/config/for-path.ts';
import { outdatedKeys, readConfiguration } from '../../src/config/read-configuration.ts';
import { selectors, settableRules } from '../../src/lint/active.ts';

const names = selectors();

function faults(text: string): readonly string[] {
  const read = readConfiguration(text, names, settableRules());
  return read.ok ? [] : read.failure.map(({ line, column, what }) => `${line}:${column}: ${what}`);
}

describe('a configuration', () => {
  test.each<[text: string, fault: string]>([
    ['{\n  "profil": "strict"\n}', "2:3: unknown key 'profil'; did you mean 'profile'?"],
    ['{"profile": "strikt"}', "did you mean 'strict'?"],
    ['{"select": ["LVS999"]}', "there is no rule 'LVS999'"],
    ['{"rules": {"duplicate-servce": "off"}}', "did you mean 'duplicate-service'?"],
    ['{"director": "ipvsadm:sudo -n"}', 'a configuration cannot choose the program to run'],
    ['{"site": {"networks": ["10.0.0.0/33"]}}', 'not a network, such as 10.0.0.0/8'],
    ['{"policy": [{"minServers": 2}]}', "'name' is missing"],
    ['{"overrides": [{"files": ["a"], "ignor": []}]}', "did you mean 'ignore'?"],
    ['{"rules": {"LVS1": "warning"}}', "1:12: there is no rule 'LVS1'"],
    ['{"rules": {"LVS319": {"mots": 3}}}', "1:23: LVS319 has no option 'mots'; did you mean 'most'?"],
    ['{"rules": {"LVS104": {"most": 3}}}', "LVS104 has no option 'most'"],
    ['{"overrides": [{"files": [], "rules": {"LVS319": {"most": "x"}}}]}', '1:51: most: a number expected'],
    ['{"maxWarnings": 1.5}', 'maxWarnings: not a whole number from 0 on'],
    ['[]', '1:1: expected an object, found a list'],
    ['{"site": []}', '1:10: site: expected an object, found a list'],
    ['{"rules": []}', '1:11: rules: expected an object, found a list'],
    ['{"rules": {"LVS319": []}}', '1:22: rules.LVS319: expected an object, found a list'],
    ['{"policy": [[]]}', '1:13: policy.0: expected an object, found a list'],
    ['{"policy": [{"name": "x", "schedulers": ["wrrr"]}]}', "did you mean 'wrr'?"],
    ['{"directors": {"lb1": "ipvsadm:sudo -n"}}', 'a configuration cannot choose the program to run'],
    ['{"directors": {"all": ["ssh://lb1", "ipvsadm:sudo -n"]}}', 'a configuration cannot choose the program to run'],
    ['{"directors": {"auto": "ssh://lb1"}}', "1:16: 'auto' cannot be a name: it is a director already"],
    ['{"directors": {"ssh://lb1": "sim"}}', "'ssh://lb1' cannot be the name of a director: use letters"],
    ['{"directors": {"-x": "sim"}}', "'-x' cannot be the name of a director"],
    ['{"directors": {"lb1": "sim", "all": ["lb1", "lb3"]}}', "there is no director 'lb3'; did you mean 'lb1'?"],
    ['{"director": "lb2", "directors": {"lb1": "sim"}}', "there is no director 'lb2'; did you mean 'lb1'?"],
    ['{"directors": {"a": ["b"], "b": ["a"]}}', 'the group contains itself: a -> b -> a'],
    ['{"directors": {"all": []}}', 'a group has at least one director'],
    ['{"directors": {"all": 3}}', 'directors.all'],
    ['{"directors": ["sim"]}', 'expected an object, found a list'],
    ['{', 'not JSON'],
  ])('%s is at fault: %s', (text, fault) => {
    expect(faults(text).join('\n')).toContain(fault);
  });

  const good = [
    '{}',
    '{"profile": "strict", "ignore": ["LVS4"], "rules": {"LVS319": {"most": 600}, "LVS303": "warning"}}',
    '{"target": {"ipvsadm": "1.31"}, "site": {"networks": ["10.0.0.0/8"]}, "failOn": "never", "maxWarnings": 3}',
    '{"policy": [{"name": "two", "minServers": 2, "methods": ["masquerade"]}], "overrides": [{"files": ["a/**"]}]}',
    '{"director": "prod", "directors": {"lb1": "ssh://lb1", "lb2": "sim", "prod": ["lb1", "lb2", "file:x"]}}',
    '{"policy": [{"name": "old", "leastServers": 2, "mostServers": 4, "mostShare": 60, "mostPersistence": 9}]}',
  ];

  test('is accepted when it is right, and the published schema agrees', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    for (const text of good) {
      expect(faults(text)).toEqual([]);
      expect(validate(JSON.parse(text)), text).toBe(true);
    }
    for (const text of [
      '{"profil": 1}',
      '{"director": "ipvsadm:x"}',
      '{"directors": {"a": ["ipvsadm:x"]}}',
      '{"directors": {"a b": "sim"}}',
      '{"policy": [{}]}',
      '{"maxWarnings": -1}',
    ]) {
      expect(faults(text)).not.toEqual([]);
      expect(validate(JSON.parse(text)), text).toBe(false);
    }
  });

  test('lays the overrides of a path over the rest', () => {
    const settings = settingsFor(
      {
        ignore: ['LVS4'],
        overrides: [{ files: ['lab/**', '*.tmp.rules'], ignore: ['LVS3'], rules: { LVS101: 'off' } }],
      },
      'lab/a.rules',
    );
    expect(settings.ignore).toEqual(['LVS4', 'LVS3']);
    expect(settingsFor({ overrides: [{ files: ['lab/**'], ignore: ['LVS3'] }] }, 'b.rules').ignore).toBeUndefined();
  });
});

test('the old key names of policies keep working, and are reported with their position', () => {
  const text = '{\n  "policy": [{"name": "few", "leastServers": 2, "maxShare": 50, "mostShare": 60}]\n}';
  const read = readConfiguration(text, [], new Map());
  expect(read).toEqual({ ok: true, value: { policy: [{ name: 'few', minServers: 2, maxShare: 50 }] } });
  expect(outdatedKeys(text)).toEqual([
    { line: 2, column: 30, what: "'leastServers' is now called 'minServers'" },
    { line: 2, column: 65, what: "'mostShare' is now called 'maxShare'" },
  ]);
});

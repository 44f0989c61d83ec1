import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reaches } from '../../src/domain/severity.ts';
import { lintText } from '../../src/lint/lint.ts';

const folder = new URL('../../examples/', import.meta.url);

const strict = { profile: 'strict' } as const;

const sound = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.rules') && name !== 'broken.rules',
);

test.each(sound)('the example %s has no finding that weighs', (name) => {
  const findings = lintText(readFileSync(new URL(name, folder)), { settings: strict });
  expect(findings.filter(({ suppressed, severity }) => !suppressed && reaches(severity, 'warning'))).toEqual([]);
});

test('the broken example shows every family that needs no configuration', () => {
  const findings = lintText(readFileSync(new URL('broken.rules', folder)), { settings: strict });
  expect(new Set(findings.map(({ rule }) => rule.slice(0, 4)))).toEqual(
    new Set(['LVS0', 'LVS1', 'LVS2', 'LVS3', 'LVS4']),
  );
});

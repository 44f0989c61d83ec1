import { expect, test } from 'vitest';
import { commands } from '../../grammar/commands.ts';
import { options } from '../../grammar/options.ts';
import { ebnfText } from '../../grammar/ebnf.ts';
import { RulesParser } from '../../grammar/parser.ts';
import { productions } from '../../grammar/productions.ts';
import { valueForms } from '../../grammar/values.ts';

test('the grammar has no ambiguity and nothing is left undefined', () => {
  expect(() => new RulesParser(false)).not.toThrow();
});

test('the reference names every command, option and value', () => {
  const text = ebnfText(productions());
  for (const { short, long } of commands)
    for (const letter of [...short, `-${long}`]) expect(text).toContain(`"-${letter}"`);
  for (const { short, long } of options) {
    expect(text).toContain(`"--${long}"`);
    if (short !== undefined) expect(text).toContain(`"-${short}"`);
  }
  for (const form of Object.keys(valueForms)) expect(text).toContain(`${form} = `);
});

test('the reference defines every name that it uses, once', () => {
  const text = ebnfText(productions()).replace(/\(\*[\s\S]*?\*\)|"[^"]*"|\?[^?]*\?/g, '');
  const rules = text.split(';').map((rule) => rule.split('='));
  const defined = rules.map(([name = '']) => name.trim()).filter((name) => name !== '');
  expect(new Set(defined).size).toBe(defined.length);
  const used = rules.flatMap(([, body = '']) => body.match(/[a-z][a-z0-9-]*/g) ?? []);
  for (const name of used) expect(defined).toContain(name);
});

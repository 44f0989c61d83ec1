import { expect, test } from 'vitest';
import { nearest } from '../../src/domain/nearest.ts';

const severities = ['error', 'warning', 'info', 'style', 'never'];

test.each([
  ['jsn', ['text', 'json', 'jsonl'], 'json'],
  ['simm', ['auto', 'sim', 'proc'], 'sim'],
  ['Lnit', ['lint', 'fmt'], 'lint'],
  ['warn', severities, 'warning'],
  ['ERR', severities, 'error'],
  ['err', ['error', 'errors'], null],
  ['er', severities, null],
  ['yaml', ['rules', 'json', 'shell'], null],
  ['', severities, null],
])('%j among %j means %j', (word, names, meant) => {
  expect(nearest(word, names)).toBe(meant);
});

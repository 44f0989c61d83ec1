import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultOf, inputOf, tried } from './fuzz.ts';
import { readers } from './readers.ts';

const kept = new URL('kept/', import.meta.url);

test.each(Object.keys(readers))('40 damaged texts of one seed are read as %s without a fault', async (reader) => {
  const faults = await Promise.all(Array.from({ length: 40 }, (_, number) => tried(reader, 1, number)));
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
});

test('good texts are read without a fault', async () => {
  const faults = await Promise.all(
    Object.entries(readers).flatMap(([name, { good }]) => good.map((text) => faultOf(name, text))),
  );
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
});

test('a seed and a number make the same input again', () => {
  expect(inputOf('rules', 7, 9)).toBe(inputOf('rules', 7, 9));
  expect(inputOf('rules', 7, 9)).not.toBe(inputOf('rules', 7, 10));
});

test.each(existsSync(kept) ? readdirSync(kept) : [])(
  '%s, which was at fault before, is read without a fault',
  async (name) => {
    const { reader, text } = JSON.parse(readFileSync(new URL(name, kept), 'utf8')) as { reader: string; text: string };
    expect(await faultOf(reader, text)).toBeNull();
  },
);

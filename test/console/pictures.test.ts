import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { consolePictures } from '../pictures/console-pictures.ts';

test('the pictures of the documents are what the console draws; npx tsx test/pictures/console-pictures.ts writes them', async () => {
  for (const { path, text } of await consolePictures()) {
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') === text, path).toBe(true);
  }
});

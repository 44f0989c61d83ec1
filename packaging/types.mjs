/** Rolls the types of the library up into one file for import and one for require, beside the library. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [forImport, forRequire] = ['dist/library/index.d.mts', 'dist/library/index.d.cts'];
const generator = createRequire(import.meta.url).resolve('dts-bundle-generator/dist/bin/dts-bundle-generator.js');
const options = [
  '--project',
  'tsconfig.json',
  '--no-check',
  '--no-banner',
  '--export-referenced-types=false',
  '--silent',
];
execFileSync(process.execPath, [generator, ...options, '-o', forImport, 'src/index.ts'], { stdio: 'inherit' });
// The generator ends with an export of nothing, which only tells a compiler that this is a module.
writeFileSync(forImport, readFileSync(forImport, 'utf8').replace(/\nexport \{\};\n$/, '\n'));
copyFileSync(forImport, forRequire);

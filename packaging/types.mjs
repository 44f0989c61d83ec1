/**
 * Rolls the types of the library up into one file for import and one for require, beside the library. The declarations are
 * made first: rolling up the sources instead takes twice the time, most of it for the types of Node, which are not needed.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { resolve } = createRequire(import.meta.url);
const run = (program, ...words) => execFileSync(process.execPath, [resolve(program), ...words], { stdio: 'inherit' });
const [forImport, forRequire] = ['dist/library/index.d.mts', 'dist/library/index.d.cts'];
const folder = mkdtempSync(join(tmpdir(), 'lvsrules-types-'));
try {
  run('typescript/bin/tsc', '--project', 'packaging/tsconfig.types.json', '--outDir', folder);
  const entry = join(folder, 'src/index.d.ts');
  const compilerOptions = { target: 'es2023', lib: ['es2023'], types: [], module: 'nodenext', strict: true };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, allowImportingTsExtensions: true, noEmit: true } }),
  );
  const options = ['--no-check', '--no-banner', '--export-referenced-types=false', '--silent'];
  const project = ['--project', join(folder, 'tsconfig.json')];
  run('dts-bundle-generator/dist/bin/dts-bundle-generator.js', ...project, ...options, '-o', forImport, entry);
} finally {
  rmSync(folder, { recursive: true });
}
// The generator ends with an export of nothing, which only tells a compiler that this is a module.
writeFileSync(forImport, readFileSync(forImport, 'utf8').replace(/\nexport \{\};\n$/, '\n'));
copyFileSync(forImport, forRequire);

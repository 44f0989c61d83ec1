/** Runs a program as its users do; when it ends, writes what V8 knows of its scripts. */
const { writeFileSync } = require('node:fs');
const { resolve } = require('node:path');

process.argv.splice(1, 2, resolve(process.argv[2]));
const { scripts } = require(process.argv[1]);
process.on('exit', () => {
  for (const [path, script] of scripts) writeFileSync(`${path}.code`, script.createCachedData());
});

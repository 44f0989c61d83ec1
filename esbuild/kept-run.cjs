/** Runs a program as its users do; when it ends, writes what V8 knows of its scripts. */
const fs = require('node:fs');
const { resolve } = require('node:path');
const { PassThrough } = require('node:stream');

process.argv.splice(1, 2, resolve(process.argv[2]));
if (process.argv.includes('console')) atTerminal();
const { scripts } = require(process.argv[1]);
process.on('exit', () => {
  for (const [path, script] of scripts) fs.writeFileSync(`${path}.code`, script.createCachedData());
});

/** A terminal of 80 by 24 at which somebody looks at the second frame and leaves. */
function atTerminal() {
  const keyboard = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => keyboard });
  Object.defineProperty(process, 'stdin', { value: keyboard });
  const output = Object.assign(process.stdout, { isTTY: true, columns: 80, rows: 24 });
  const { fstatSync } = fs;
  fs.fstatSync = (file, ...rest) =>
    file === 1 ? { isCharacterDevice: () => true, rdev: -1 } : fstatSync(file, ...rest);
  const write = output.write.bind(output);
  let frames = 0;
  output.write = (text, ...rest) => {
    if (String(text).includes('TCP') && ++frames === 2) keyboard.write('q');
    return write(text, ...rest);
  };
  process.on('exit', () => {
    if (frames < 2) process.exitCode = 1;
  });
}

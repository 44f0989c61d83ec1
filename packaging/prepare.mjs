/**
 * What npm runs to make a package of a checkout: for `npm pack`, and for `npm install` of the repository's address. In a
 * checkout itself, `npm ci` and `npm install` make nothing: each script that needs the build makes it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';

const { npm_command: command, INIT_CWD: started = '', npm_config_global: global } = process.env;
const isCheckout = ['ci', 'install'].includes(command ?? '') && !global && isSame(started, process.cwd());

if (!isCheckout && !existsSync('node_modules/esbuild')) {
  // npm does not put here what the build needs, and the result would be a link to a folder that it deletes.
  process.stderr.write(
    'lvsrules: npm cannot install this from its repository with --global\n' +
      '  use: npm install --global "$(npm pack --silent git+REPOSITORY#TAG)"\n',
  );
  process.exitCode = 1;
} else if (!isCheckout) {
  for (const script of ['esbuild.config.mjs', 'packaging/types.mjs']) {
    execFileSync(process.execPath, [script], { stdio: 'inherit' });
  }
}

function isSame(left, right) {
  try {
    return realpathSync(left) === realpathSync(right);
  } catch {
    return false;
  }
}

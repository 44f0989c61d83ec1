/** Makes the Debian package: `npm run build:deb [FOLDER]`, from the build and the documents. The same commit gives the same bytes. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const { name, version, description } = JSON.parse(readFileSync('package.json', 'utf8'));
const out = process.argv[2] ?? 'dist-deb';
const root = mkdtempSync(join(tmpdir(), 'lvsrules-deb-'));
chmodSync(root, 0o755);

const put = (path, content, mode = 0o644) => {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, mode);
};
const packed = (text) => gzipSync(text, { level: 9 });

for (const file of readdirSync('dist').filter((each) => /^[a-z]+\.js$/.test(each))) {
  put(`usr/lib/lvsrules/${file}`, readFileSync(join('dist', file)), file === 'lvsrules.js' ? 0o755 : 0o644);
}
put('usr/lib/lvsrules/package.json', readFileSync('dist/package.json'));
mkdirSync(join(root, 'usr/bin'));
symlinkSync('../lib/lvsrules/lvsrules.js', join(root, 'usr/bin/lvsrules'));

for (const page of readdirSync('docs/man')) {
  put(`usr/share/man/man${page.slice(-1)}/${page}.gz`, packed(readFileSync(join('docs/man', page))));
}
const completion = (shell) => execFileSync(process.execPath, ['dist/lvsrules.js', 'completion', shell]);
put('usr/share/bash-completion/completions/lvsrules', completion('bash'));
put('usr/share/zsh/vendor-completions/_lvsrules', completion('zsh'));
put('usr/share/fish/vendor_completions.d/lvsrules.fish', completion('fish'));
for (const unit of ['lvsrules-watch.service', 'lvsrules-restore.service']) {
  put(`usr/lib/systemd/system/${unit}`, readFileSync(join('packaging/deb', unit)));
}
put('etc/lvsrules/README', readFileSync('packaging/deb/README.lvsrules'));

// Debian has the text of Apache's license once, for all packages.
const licenses = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8')
  .split(`${'-'.repeat(78)}\n`)
  .map((part) => {
    const [title, ...text] = part.split('\n');
    if (!title.endsWith('(Apache-2.0)')) return part;
    const holders = text.filter((line) => /^\s*Copyright (\(c\) )?\d{4}/.test(line));
    return [title, '', ...holders, 'The license is in /usr/share/common-licenses/Apache-2.0.', ''].join('\n');
  })
  .join(`${'-'.repeat(78)}\n`);
put(`usr/share/doc/${name}/copyright`, `${readFileSync('LICENSE', 'utf8')}\n${licenses}`);
const changelog = `${name} (${version}) unstable; urgency=medium\n\n  * See CHANGELOG.md of the repository.\n\n -- the lvsrules authors <lvsrules@packages.invalid>  Thu, 01 Jan 2026 00:00:00 +0000\n`;
put(`usr/share/doc/${name}/changelog.gz`, packed(changelog));
cpSync('examples', join(root, `usr/share/doc/${name}/examples`), { recursive: true });

const size = Number(execFileSync('du', ['-sk', root], { encoding: 'utf8' }).split('\t')[0]);
put(
  'DEBIAN/control',
  `Package: ${name}
Version: ${version}
Architecture: all
Maintainer: the lvsrules authors <lvsrules@packages.invalid>
Installed-Size: ${size}
Depends: nodejs (>= 20.19)
Recommends: ipvsadm, kmod
Section: net
Priority: optional
Description: ${description.replace(/^./, (first) => first.toLowerCase()).slice(0, 78)}
 lvsrules checks rules files of Linux Virtual Server (IPVS), shows what a change
 does to clients, makes it in the safest order, verifies it and can undo it. It
 stands in for ipvsadm, simulates the kernel, and has a full-screen console.
`,
);
put('DEBIAN/conffiles', '/etc/lvsrules/README\n');
for (const script of ['postinst', 'prerm', 'postrm'])
  put(`DEBIAN/${script}`, readFileSync(join('packaging/deb', script)), 0o755);

mkdirSync(out, { recursive: true });
const file = join(out, `${name}_${version}_all.deb`);
// One time for every file, so that the bytes do not depend on when it is made.
const env = { ...process.env, SOURCE_DATE_EPOCH: '1767225600' };
execFileSync('find', [root, '-exec', 'touch', '-h', '-d', '@1767225600', '{}', '+']);
execFileSync('find', [root, '-type', 'd', '-exec', 'chmod', '755', '{}', '+']);
execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', root, file], { env, stdio: 'ignore' });
rmSync(root, { recursive: true });
process.stdout.write(`${file}\n`);

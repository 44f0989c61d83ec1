import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lvsrules, program } from '../support/run-lvsrules.ts';

const folder = mkdtempSync(join(tmpdir(), 'lvsrules-complete-'));
const rules = join(folder, 'live.rules');
const env = {
  ...process.env,
  PATH: `${folder}:${process.env['PATH'] ?? ''}`,
  LVSRULES_DIRECTOR: `file:${rules}`,
  HOME: folder,
};

beforeAll(async () => {
  symlinkSync(program, join(folder, 'lvsrules'));
  writeFileSync(rules, '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.7:80 -m -w 1\n');
  for (const shell of ['bash', 'zsh', 'fish']) {
    writeFileSync(join(folder, `script.${shell}`), (await lvsrules(['completion', shell])).stdout);
  }
});

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

/** As bash splits the line: `=` and `:` are words of their own. */
function inBash(line: string): string {
  const script = `source "$0"; COMP_WORDS=(lvsrules "$@"); COMP_CWORD=$#; _lvsrules; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const words = line.split(' ').flatMap((word) => word.match(/[=:]+|[^=:]+/g) ?? ['']);
  return spawnSync('bash', ['-c', script, join(folder, 'script.bash'), ...words], {
    env,
    encoding: 'utf8',
  }).stdout.trim();
}

function inFish(line: string): string {
  const script = `source ${join(folder, 'script.fish')}; complete -C ${JSON.stringify(`lvsrules ${line}`)}`;
  const { stdout } = spawnSync('fish', ['--no-config', '-c', script], { env, encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((each) => each.split('\t')[0])
    .join('\n')
    .trim();
}

/** Types the line and a TAB into an interactive zsh, and gives the line as it is then. */
function inZsh(line: string): string {
  const result = join(folder, 'line');
  writeFileSync(result, '');
  writeFileSync(
    join(folder, 'drive.zsh'),
    `zmodload zsh/zpty
zpty shell "zsh -f -i"
tell() { zpty -w shell "$1" }
tell "autoload -Uz compinit; compinit -u -d ${folder}/dump; source ${folder}/script.zsh"
tell "show() { print -r -- \\"\\$BUFFER\\" > ${result}.new; mv ${result}.new ${result} }; zle -N show; bindkey '^X' show; bindkey '^I' complete-word; PS1=READY; touch ${folder}/ready"
repeat 300; do [[ -e ${folder}/ready ]] && break; sleep 0.1; done
sleep 0.3
zpty -n -w shell "lvsrules ${line}"$'\\t'
sleep 1.5
zpty -n -w shell $'\\x18'
repeat 300; do [[ -s ${result} ]] && break; sleep 0.1; done
zpty -d shell
`,
  );
  spawnSync('zsh', ['-f', join(folder, 'drive.zsh')], { env, encoding: 'utf8', timeout: 60_000 });
  return existsSync(result) ? readFileSync(result, 'utf8').trim() : '';
}

describe.skipIf(!has('bash'))('bash offers', () => {
  test.each([
    ['lin', 'lint'],
    ['lint --format=js', 'json\njsonl'],
    ['explain LVS10', expect.stringContaining('LVS101') as string],
    ['ipvsadm -d -t 192.0.2.1:8', '80'],
    ['ipvsadm -d -t 192.0.2.1:80 -r 10', '10.0.0.7:80'],
    ['plan --director=s', 'ssh://\nssh+sudo://\nsim\nsim:'],
  ])('after %s', (line, found) => {
    expect(inBash(line)).toEqual(found);
  });
});

describe.skipIf(!has('fish'))('fish offers', () => {
  test.each([
    ['lin', 'lint'],
    ['lint --format=js', '--format=json\n--format=jsonl'],
    ['ipvsadm -d -t 192.0.2.1:80 -r 10', '10.0.0.7:80'],
  ])('after %s', (line, found) => {
    expect(inFish(line)).toBe(found);
  });
});

describe.skipIf(!has('zsh'))('zsh completes at the first TAB', () => {
  test.each([
    ['lin', 'lvsrules lint'],
    ['lint --format=sa', 'lvsrules lint --format=sarif'],
    ['ipvsadm -d -t 192.0.2.1:80 -r 10', 'lvsrules ipvsadm -d -t 192.0.2.1:80 -r 10.0.0.7:80'],
  ])('%s', (line, whole) => {
    expect(inZsh(line)).toBe(whole);
  });
});

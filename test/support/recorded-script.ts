import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes down each call, and what it reads where it reads rules; a service that was added is not added again. */
const recorder = `#!/bin/sh
status=0
add() {
  status=0
  [ "$1" = -A ] || return
  if [ -e "$RECORD.$3" ]; then status=255; else : > "$RECORD.$3"; fi
}
{
  printf 'call'
  for word; do printf '\\036%s' "$word"; done
  printf '\\n'
} >> "$RECORD"
case $1 in
  -R|--restore)
    while IFS= read -r line || [ -n "$line" ]; do
      printf 'rule\\036%s\\n' "$line" >> "$RECORD"
      add $line
    done ;;
  *) add "$@" ;;
esac
exit $status
`;

/** What a script that is really run hands to ipvsadm: the words of each call, and each line of its standard input. */
export interface Recorded {
  readonly calls: readonly string[];
  readonly output: string;
}

/**
 * Runs scripts in a folder of their own, with a program that writes down how it is called in place of ipvsadm. Of other
 * programs there are only those of `also`, links to the real ones.
 */
export class ScriptRecorder {
  private readonly folder = mkdtempSync(join(tmpdir(), 'lvsrules-script-'));
  private readonly programs = join(this.folder, 'bin');

  constructor(also: readonly string[] = []) {
    mkdirSync(this.programs);
    this.add('ipvsadm', recorder);
    for (const name of also) this.add(name, `#!/bin/sh\nexec /usr/bin/${name} "$@"\n`);
  }

  /** A program that is a script of its own. */
  add(name: string, text: string): void {
    const path = join(this.programs, name);
    writeFileSync(path, text);
    chmodSync(path, 0o755);
  }

  run(script: string, { shell = 'bash', args = [] as readonly string[], input = '', environment = {} } = {}): Recorded {
    const work = mkdtempSync(join(this.folder, 'run-'));
    const record = join(work, 'record');
    const path = join(work, 'script');
    writeFileSync(record, '');
    writeFileSync(path, script, 'latin1');
    const env = { PATH: this.programs, RECORD: record, LC_ALL: 'C', ...environment };
    const ran = spawnSync(`/bin/${shell}`, [path, ...args], { cwd: work, env, input, timeout: 10_000 });
    const calls = readFileSync(record, 'latin1').split('\n').slice(0, -1);
    return {
      calls: calls.flatMap((call) => {
        const [kind, ...words] = call.split('\x1e');
        const isRead = kind === 'call' && /^(?:-R|--restore|-[LlS])/.test(words[0] ?? '');
        return isRead ? [] : [words.join(' ')];
      }),
      output: ran.stderr.toString(),
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

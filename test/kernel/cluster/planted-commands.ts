import { chmodSync, writeFileSync } from 'node:fs';

/** A way to run `ipvsadm` on a machine of the cluster at which commands of another operator can be planted. */
export interface PlantedCommands {
  /** As a director. */
  readonly spec: string;
  /** A shell command that runs once, just before or just after the next stream of changes. */
  plant(when: 'before' | 'after', command: string): void;
}

export function plantedCommands(name: string): PlantedCommands {
  const path = `/tmp/on-${name}`;
  const planted = (when: string) => `${path}.${when}`;
  const script = `#!/bin/sh
cat >${path}.input
changes() { grep -q '^-[AEDaed] -[tuf]' ${path}.input; }
planted() { if [ -e "$1" ] && changes; then mv "$1" "$1.done" && sh "$1.done" >&2; fi; }
planted ${planted('before')}
ip netns exec ${name} "$@" <${path}.input
exit=$?
planted ${planted('after')}
exit $exit
`;
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return {
    spec: `ipvsadm:${path}`,
    plant: (when, command) => {
      writeFileSync(planted(when), `${command}\n`);
    },
  };
}

import { addedBy, firstAttached, isPassable, moved } from '../line/movable.ts';
import { defineRule, type RuleFix } from '../rule.ts';
import { contentOf } from '../line/line-settings.ts';
import type { LintDocument } from '../lint-document.ts';

export default defineRule({
  id: 'LVS404',
  name: 'servers-after-service',
  severity: 'style',
  summary: 'A server line away from its service',
  why: 'A save writes the servers of a service right after it. A pool that is scattered over a file is easily taken for a smaller one.',
  source: 'ipvsadm 1.31, the form of -S',
  messages: { away: 'this line is among those of {other}, not with {service}' },
  fix: 'safe',
  file(document, { report }) {
    const strays = straysOf(document);
    for (const { at, service, among, home, all } of strays) {
      const line = document.lines.get(at);
      const added = document.adds.get(service)?.find(({ fate }) => fate === 'taken');
      const related = added ? [{ message: service, line: added }] : [];
      const fix = home !== null && all[0] === at ? homeward(document, home, all) : null;
      if (line) report('away', contentOf(line), { other: among, service }, { related, fix });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n-A -t 192.0.2.2:80 -s rr\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    -A -t 192.0.2.2:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    -A -t 192.0.2.2:80 -s rr
    # the last of them
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.3:80 -m
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});

/** A server's line among those of another service. */
interface Stray {
  readonly at: number;
  readonly service: string;
  readonly among: string;
  /** The last line of its service that is in place; null if something in between must not be passed. */
  readonly home: number | null;
  /** All strays with this home, in the order of the file. */
  readonly all: number[];
}

function straysOf({ lines }: LintDocument): readonly Stray[] {
  const strays: Stray[] = [];
  const homes = new Map<string, { last: number; readonly all: number[] }>();
  let current: string | null = null;
  let barrier = -1;
  for (const [at, line] of lines.entries()) {
    if (!isPassable(line)) barrier = at;
    const added = addedBy(line);
    if (!added) continue;
    const { kind, service } = added;
    if (kind === 'service') current = service;
    const home = homes.get(service);
    if (service === current || !home || current === null) {
      homes.set(service, { last: at, all: [] });
      continue;
    }
    home.all.push(at);
    strays.push({ at, service, among: current, home: barrier < home.last ? home.last : null, all: home.all });
  }
  return strays;
}

/** Moves the servers that were written away from one service, each with its comments; servers keep their order. */
function homeward(document: LintDocument, home: number, strays: readonly number[]): RuleFix | null {
  const behind = document.lines.get(home);
  if (!behind) return null;
  return {
    safety: 'safe',
    edits: strays.flatMap((at) => moved(document, firstAttached(document, at), at + 1, behind)),
  };
}

import { type NameInLine, namesIn, saveWithNames } from '../line/names-in-file.ts';
import { contentOf } from '../line/line-settings.ts';
import { defineRule } from '../rule.ts';
import type { LintLine, LintLines } from '../lint-document.ts';

export default defineRule({
  id: 'LVS335',
  name: 'host-name',
  severity: 'warning',
  upTo: 'error',
  summary: 'A host name instead of an address',
  why: 'The name is resolved while the rules are restored, often before DNS works. Only IPv4 and only the first answer are used, and without an answer ipvsadm -R stops. A file that was saved without -n gets one finding for all its names. The linter resolves no names.',
  source: 'ipvsadm 1.31, host_to_addr; the end at an unknown name: seen',
  messages: {
    name: "'{host}' is resolved when the rules are restored",
    saved:
      'saved without -n: {hosts} host names and {ports} port names are resolved when the rules are restored; save with ipvsadm -S -n',
  },
  file({ lines }, { report }) {
    const saved = saveWithNames(lines);
    if (saved && saved.hosts > 0) report('saved', contentOf(saved.line), saved);
    for (const [line, name] of hostNames(lines)) {
      const severity = isUnknown(line) ? 'error' : undefined;
      if (saved && !severity) continue;
      report('name', name, { host: name.text }, severity ? { severity } : {});
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t www.example.com:80 -s rr
          ~~~~~~~~~~~~~~~
    `,
    `
    -A -t www.example.com:http -s rr
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    -a -t www.example.com:http -r web1.example.com:http -m -w 1
    -a -t www.example.com:http -r web2.example.com:http -m -w 1
    `,
  ],
});

function* hostNames(lines: LintLines): Iterable<readonly [LintLine, NameInLine]> {
  for (let place = 0; place < lines.length; place++) {
    const line = lines.plainAt(place) ? undefined : lines.get(place);
    if (line?.kind !== 'command') continue;
    for (const name of namesIn(line)) if (name.kind === 'host') yield [line, name];
  }
}

/** Names are known, as with `--host`, and this one is not among them. */
function isUnknown(line: LintLine): boolean {
  return line.refused?.reason === 'service-address' || line.refused?.reason === 'server-address';
}

import { type NameInLine, namesIn, saveWithNames } from '../line/names-in-file.ts';
import { contentOf } from '../line/line-settings.ts';
import { defineRule } from '../rule.ts';
import type { LintLine, LintLines } from '../lint-document.ts';

export default defineRule({
  id: 'LVS335',
  name: 'host-name',
  severity: 'warning',
  upTo: 'error',
  summary: 'A host name in place of an address',
  why: 'It is looked up while the rules are restored, often before DNS works: only IPv4, only the first answer, and ipvsadm -R ends where there is no answer. A file that was saved without -n gets one finding, for all its names. The linter looks nothing up.',
  source: 'ipvsadm 1.31, host_to_addr; the end at an unknown name: seen',
  messages: {
    name: "'{host}' is looked up when the rules are restored",
    saved:
      'saved without -n: {hosts} host names and {ports} port names are looked up when the rules are restored; save with ipvsadm -S -n',
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

/** Where names are known, as by `--host`, and this one is not among them. */
function isUnknown(line: LintLine): boolean {
  return line.refused?.reason === 'service-address' || line.refused?.reason === 'server-address';
}

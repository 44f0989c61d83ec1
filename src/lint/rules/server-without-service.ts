import { nearest } from '../../domain/nearest.ts';
import { namedService } from '../line/named.ts';
import { defineRule, type RuleFix } from '../rule.ts';
import { contentOf, serviceSetting } from '../line/line-settings.ts';
import type { LintLine, LintDocument } from '../lint-document.ts';

export default defineRule({
  id: 'LVS103',
  name: 'server-without-service',
  severity: 'error',
  summary: 'A real server is named before its service, or without one',
  why: 'The kernel answers "Service not defined" and the line is skipped: the server gets no traffic. If the line that adds the service is faulty, only that line is reported.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: {
    later: '{service} is added further down; server lines before that are skipped',
    never: 'no line adds {service}',
    meant: 'no line adds {service}; did you mean {meant}?',
    gone: '{service} is deleted before this line',
  },
  fix: 'safe',
  refused(line, { report, document }) {
    if (line.refused?.reason !== 'service-not-defined') return;
    const service = namedService(line);
    if (service === null) return;
    const adding = document.adds.get(service) ?? [];
    const earlier = adding.filter(({ number }) => number < line.number);
    const later = adding.find(({ number, fate }) => number > line.number && fate === 'taken');
    if (earlier.some(({ fate }) => fate !== 'taken')) return;
    if (adding.length === 0 && document.mentioned.has(serviceSetting(line)?.value?.text ?? '')) return;
    if (earlier[0]) report('gone', contentOf(line), { service }, { related: [{ message: 'added', line: earlier[0] }] });
    else if (!later) {
      const meant = nearest(service, document.named.keys(), 2);
      if (meant === null) report('never', contentOf(line), { service });
      else report('meant', contentOf(line), { service, meant });
    } else {
      const related = [{ message: 'added', line: later }];
      const fix = line.command?.name === 'add-server' ? moveBehindServers(line, later, document, service) : null;
      report('later', contentOf(line), { service }, { related, fix });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    `
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    -A -t 192.0.2.1:80 -s rr
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -a -t 192.0.2.1:8080 -r 10.0.0.1:80 -m
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.10:80 -s rr
    -a -t 192.0.2.11:80 -r 10.0.0.1:80 -m
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
    -D -t 192.0.2.1:80
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});

/** After the server lines that follow the service's own, so that lines moved one after another keep their order. */
function moveBehindServers(line: LintLine, added: LintLine, document: LintDocument, service: string): RuleFix {
  let last = added;
  for (let next = document.lines.get(added.number); next; next = document.lines.get(next.number)) {
    if (next.command?.name !== 'add-server' || namedService(next) !== service) break;
    last = next;
  }
  const at = last.end;
  const edits = [
    { start: line.start, end: line.end + 1, text: '' },
    { start: at, end: at, text: `\n${line.text}` },
  ];
  return { safety: 'safe', edits };
}

import { defineRule } from '../rule.ts';
import { placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS117',
  name: 'too-many-servers-for-mh',
  severity: 'warning',
  summary: 'More servers than mh has slots for',
  why: "In Debian's kernel the table has 4093 slots. The kernel silently accepts more servers and leaves some out; an edit to mh with more servers is refused.",
  source: 'seen on Linux 6.1: additions taken, a later -E refused; ip_vs_mh.c',
  messages: {
    many: '{count} servers, but mh can use only {places}',
    edit: 'the kernel refuses mh for a service with this many servers',
  },
  options: {
    places: { kind: 'number', default: 4093, summary: 'slots in the table of mh (CONFIG_IP_VS_MH_TAB_INDEX)' },
  },
  refused(line, { report }) {
    if (line.refused?.reason === 'table-too-large-for-scheduler')
      report('edit', placeOf(line, 'scheduler'), {}, { severity: 'error' });
  },
  schedulers: ['mh'],
  service({ servers, settled }, { report, options }) {
    if (servers.length <= options.places) return;
    report('many', placeOf(settled, 'scheduler'), { count: servers.length, places: options.places });
  },
  good: ['-A -t 192.0.2.1:80 -s mh\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
  bad: [
    {
      text: `
    -A -t 192.0.2.1:80 -s mh
                          ~~
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m
    -a -t 192.0.2.1:80 -r 10.0.0.3:80 -m
    `,
      config: { rules: { LVS117: { places: 2 } } },
    },
  ],
});

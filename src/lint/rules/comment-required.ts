import { defineRule } from '../rule.ts';
import { contentOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS410',
  name: 'comment-required',
  severity: 'style',
  optIn: true,
  summary: 'A service without a comment above it',
  why: 'An address and a port do not say what the service is for or who owns it.',
  source: 'a matter of taste',
  messages: { comment: 'add a comment above {service} that says what it is for' },
  service({ name, added }, { report, document }) {
    const above = document.lines.get(added.number - 2);
    if (above?.kind === 'comment' && !/^#\s*lvsrules:/.test(above.text)) return;
    report('comment', contentOf(added), { service: name });
  },
  good: ['# the shop\n-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr
    ~~~~~~~~~~~~~~~~~~~~~~~~
    `,
  ],
});

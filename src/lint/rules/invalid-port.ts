import { addressFault, splitEndpoint } from '../line/address-value.ts';
import { defineRule } from '../rule.ts';
import { refusedEndpoint, serviceSetting } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS014',
  name: 'invalid-port',
  severity: 'error',
  summary: 'A port that is out of range or has no such name',
  why: 'ipvsadm -R stops there. Ports go from 0 to 65535; names are looked up in /etc/services for the protocol of the service, and case matters.',
  source: 'seen with ipvsadm 1.31',
  messages: {
    range: "'{port}' is not a port: ports go from 0 to 65535",
    name: "'{port}' is not the name of a {protocol} port",
    empty: 'a port must follow the colon',
  },
  refused(line, { report }) {
    const setting = refusedEndpoint(line);
    const value = setting?.value;
    if (!setting || !value) return;
    const known = addressFault(value.text) === null;
    if (addressFault(value.text) !== 'port' && !(known && isNamed(value.text))) return;
    const { port = '' } = splitEndpoint(value.text);
    const at = port === '' ? value : { start: value.end - port.length, end: value.end };
    const protocol = serviceSetting(line)?.option.replace('-service', '') ?? 'tcp';
    if (port === '') report('empty', at, {});
    else if (/^[0-9+-]/.test(port)) report('range', at, { port });
    else report('name', at, { port, protocol });
  },
  good: ['-A -t 192.0.2.1:80 -s rr', '-A -t 192.0.2.1:65535 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:65536 -s rr
                    ~~~~~
    `,
    `
    -A -t 192.0.2.1: -s rr
          ~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:nosuchport -s rr
                    ~~~~~~~~~~
    `,
  ],
});

/** A name that exists for another protocol, or that comes before the protocol on this line. */
function isNamed(value: string): boolean {
  return /^[a-z]/i.test(splitEndpoint(value).port ?? '');
}

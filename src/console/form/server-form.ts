import { failure, type Result, success } from '../../domain/result.ts';
import {
  type ForwardingMethod,
  forwardingMethods,
  type RealServer,
  sameServerKey,
  serverKeyText,
  type Tunnel,
} from '../../domain/server.ts';
import { type Limit, limits, limitText } from '../../domain/limits.ts';
import { type Service, serviceFamily, serviceKeyText } from '../../domain/service.ts';
import { serverFaults } from '../../domain/service-rules.ts';
import { field } from '../field.ts';
import { type Endpoint, listed, readEndpoint } from './endpoint.ts';
import { type FieldSpec, filled, type Form, textOf, type Values } from './form.ts';
import { wholeNumber } from './number.ts';

const methods = Object.keys(forwardingMethods) as readonly ForwardingMethod[];

const isTunnel = (values: Values) => textOf(values, 'method') === 'tunnel';
/** The port can only be chosen here; direct routing and tunnels use that of the service. */
const portIsFree = (values: Values) =>
  textOf(values, 'method') === 'masquerade' || textOf(values, 'service') === 'fwmark';
const hasPort = (values: Values) => isTunnel(values) && textOf(values, 'tunnel') === 'gue';
const hasChecksum = (values: Values) => isTunnel(values) && textOf(values, 'tunnel') !== 'ipip';

export const serverFields: readonly FieldSpec[] = [
  {
    name: 'address',
    label: 'Address',
    hint: '10.0.0.1, 10.0.0.1:80, or several',
    identity: true,
    initial: '',
  },
  { name: 'method', label: 'Method', hint: 'forwarding method', choices: methods, initial: 'route' },
  { name: 'port', label: 'Port', hint: 'its own port', identity: true, initial: '', shown: portIsFree },
  { name: 'weight', label: 'Weight', hint: '0: no new connections', initial: '1' },
  { name: 'upper', label: 'Upper limit', hint: 'connections, 0 for no limit', initial: '0' },
  { name: 'lower', label: 'Lower limit', hint: 'connections, 0 for three quarters of the upper', initial: '0' },
  {
    name: 'tunnel',
    label: 'Tunnel',
    hint: 'tunnel type',
    choices: ['ipip', 'gue', 'gre'],
    initial: 'ipip',
    shown: isTunnel,
  },
  { name: 'tunnelPort', label: 'Tunnel port', hint: '1 to 65535', initial: '6080', shown: hasPort },
  {
    name: 'checksum',
    label: 'Checksum',
    hint: 'of the wrapping',
    choices: ['none', 'csum', 'remcsum'],
    initial: 'none',
    shown: hasChecksum,
  },
];

export function addServerForm(service: Service): Form {
  const like = service.servers.at(-1);
  const port = service.key.kind === 'fwmark' ? 0 : service.key.port;
  const values = filled(serverFields, { method: like?.method ?? 'route', port: String(like?.port ?? port) });
  return {
    subject: 'add-server',
    service: service.key,
    values: of(service, values),
    focus: 'address',
    fresh: true,
    tried: false,
  };
}

export function editServerForm(service: Service, server: RealServer): Form {
  const { tunnel } = server;
  const values = filled(serverFields, {
    address: server.address,
    port: String(server.port),
    method: server.method,
    weight: String(server.weight),
    upper: String(server.upper),
    lower: String(server.lower),
    ...(tunnel && { tunnel: tunnel.type }),
    ...(tunnel?.type === 'gue' && { tunnelPort: String(tunnel.port) }),
    ...(tunnel && tunnel.type !== 'ipip' && { checksum: tunnel.checksum }),
  });
  return {
    subject: 'edit-server',
    service: service.key,
    values: of(service, values),
    focus: 'weight',
    fresh: true,
    tried: false,
  };
}

/** The kind of the service is not a field, but decides which fields apply. */
function of(service: Service, values: Values): Values {
  return { ...values, service: field(service.key.kind) };
}

/** An error in a form: the field and the reason. */
export interface FormFault {
  readonly field: string;
  readonly why: string;
}

/** The servers that the form describes, one for each address, or all errors. */
export function readServers(form: Form, service: Service): Result<readonly RealServer[], readonly FormFault[]> {
  const { values } = form;
  const faults: FormFault[] = [];
  const wrong = (name: string, why: string) => void faults.push({ field: name, why });
  const number = (name: string, limit: Limit, what: string) => {
    const found = wholeNumber(textOf(values, name), limit);
    if (found === null) wrong(name, `${what} must be a whole number ${limitText(limit)}`);
    return found ?? 0;
  };

  const method = methods.find((known) => known === textOf(values, 'method')) ?? 'route';
  const weight = number('weight', limits.weight, 'a weight');
  const upper = number('upper', limits.threshold, 'a limit');
  const lower = number('lower', limits.threshold, 'a limit');
  const usualPort = portIsFree(values) ? number('port', limits.port, 'a port') : keptPort(form, service);
  const tunnel = method === 'tunnel' ? readTunnel(values, number) : null;
  if (serverFaults({ address: '', method, upper, lower }, service.key).includes('lower-above-upper'))
    wrong('lower', `the lower limit ${lower} is above the upper limit ${upper}`);
  const servers: RealServer[] = [];
  for (const { address, port } of readAddresses(form, wrong)) {
    const server = { address, port: port ?? usualPort, method, weight, upper, lower, tunnel };
    const why = whyNotAdded(server, [...service.servers, ...servers], form, service);
    if (why !== null) wrong('address', why);
    servers.push(server);
  }
  return faults.length > 0 ? failure(faults) : success(servers);
}

function readAddresses(form: Form, wrong: (name: string, why: string) => void): readonly Endpoint[] {
  const words = listed(textOf(form.values, 'address'));
  if (words.length === 0) wrong('address', 'an address is needed');
  if (words.length > 1 && form.subject === 'edit-server') wrong('address', 'only one address can be edited');
  return words.flatMap((word) => {
    const endpoint = readEndpoint(word);
    if (endpoint === null) wrong('address', `'${word}' is not an IPv4 or IPv6 address, with or without a port`);
    return endpoint ?? [];
  });
}

/** Why a server does not fit into its service, or null. */
function whyNotAdded(server: RealServer, others: readonly RealServer[], form: Form, { key }: Service): string | null {
  const kept = key.kind === 'fwmark' ? 0 : key.port;
  if (serverFaults(server, key).some((fault) => fault !== 'lower-above-upper'))
    return `the service is ${familyWord(serviceFamily(key))}; a server of the other family needs a tunnel`;
  if (!portIsFree(form.values) && server.port !== kept && form.subject === 'add-server')
    return `without masquerading a server keeps the port of the service, ${kept}`;
  if (form.subject === 'add-server' && others.some((other) => sameServerKey(other, server)))
    return `${serverKeyText(server)} is already a real server of ${serviceKeyText(key)}`;
  return null;
}

/** Direct routing and tunnels leave the packet's port as it is, which is the service's. */
function keptPort(form: Form, service: Service): number {
  if (form.subject === 'edit-server') return Number(textOf(form.values, 'port'));
  return service.key.kind === 'fwmark' ? 0 : service.key.port;
}

function readTunnel(values: Values, number: (name: string, limit: Limit, what: string) => number): Tunnel {
  const checksum = textOf(values, 'checksum');
  switch (textOf(values, 'tunnel')) {
    case 'gue': {
      const port = number('tunnelPort', limits.tunnelPort, 'a tunnel port');
      return { type: 'gue', port, checksum: checksum === 'csum' || checksum === 'remcsum' ? checksum : 'none' };
    }
    case 'gre':
      return { type: 'gre', checksum: checksum === 'csum' ? 'csum' : 'none' };
    default:
      return { type: 'ipip' };
  }
}

function familyWord(family: 'inet' | 'inet6'): string {
  return family === 'inet' ? 'IPv4' : 'IPv6';
}

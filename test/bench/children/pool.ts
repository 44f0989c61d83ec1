import { predict } from '../../../src/ipvsadm/predict.ts';
import { planChanges } from '../../../src/plan/plan-changes.ts';

/** One service of many servers, planned from an empty table and then with every weight changed. */
const [count, scheduler] = [Number(process.argv[2]), process.argv[3] ?? 'rr'];

function table(weight: number) {
  const server = (place: number) =>
    `-a -t 192.0.2.1:80 -r 10.1.${place >> 8}.${place & 255}:80 -m -w ${weight + (place % 3)}`;
  const servers = Array.from({ length: count }, (_, place) => server(place));
  return predict([`-A -t 192.0.2.1:80 -s ${scheduler}`, ...servers, ''].join('\n')).table;
}

const [light, heavy] = [table(1), table(5)];
const counted = light.services.map((service) => ({
  ...service,
  servers: service.servers.map((server, place) => ({ ...server, active: place % 7, inactive: place % 5 })),
}));
const before = process.cpuUsage();
const added = planChanges({ services: [] }, light);
const edited = planChanges({ services: counted, unknown: [] }, heavy);
const { user, system } = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS / 1024;
const lines = added.steps.length + edited.steps.length;
process.stdout.write(JSON.stringify({ lines, cpuMs: (user + system) / 1000, peakMb: peak }));

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { director, address, local } from '../doctor/healthy.ts';
import { recordedHostText } from '../../src/machine/recorded-facts.ts';
import type { Bench } from './bench.ts';
import { bundled, interleaved, measured } from './child.ts';
import { rulesText } from './rules-text.ts';

const services = 1000;

/** A director with 1,000 services of nine real servers, and an address for each: read, and examined. */
export const doctor: Bench = {
  name: 'doctor',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
    const rules = join(folder, 'site.rules');
    const text = rulesText(services * 10);
    await writeFile(rules, text);
    const vips = [...text.matchAll(/^-A -t ([\d.]+):/gm)].map(([, vip = '']) => vip);
    const facts = director();
    facts.addresses = [...facts.addresses, ...vips.map((vip) => address('eth0', `${vip}/32`))];
    facts.routes = [...vips.map((vip) => local(vip)), ...facts.routes];
    const host = join(folder, 'host.json');
    await writeFile(host, recordedHostText(facts));
    const child = await bundled('doctor');
    const found = await interleaved(
      {
        read: () => measured(child, 'read', `recorded:${host}`, rules),
        examine: () => measured(child, 'examine', `recorded:${host}`, rules),
      },
      5,
    );
    const { read, examine } = found;
    return [
      {
        what: `a director of ${services} services examined, against reading it`,
        value: examine.cpuMs / read.cpuMs,
        unit: 'x',
        target: 3,
        measured: `${examine.cpuMs.toFixed(0)} ms against ${read.cpuMs.toFixed(0)} ms, recorded facts and a rules file`,
      },
    ];
  },
};

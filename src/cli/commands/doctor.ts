import { defineCommand } from '../command.ts';
import { doctorOptions } from '../doctor/doctor-options.ts';

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Check a director and its real servers: addresses, ARP, routes, sysctls, modules, traffic',
  description:
    'Examines a host and reports what is wrong, the evidence, why it matters, and how to fix it. Nothing is ' +
    'changed. What cannot be read is reported as unknown.',
  options: doctorOptions,
  examples: [
    {
      line: 'lvsrules doctor --realserver ssh://rs1 --realserver ssh://rs2',
      summary: 'on the director, with its real servers',
    },
    { line: 'lvsrules doctor --role realserver --vip 192.0.2.10', summary: 'on a real server' },
    { line: 'ipvsadm -Lnc | lvsrules doctor --listing -', summary: 'what traffic shows' },
    { line: 'lvsrules doctor --record lb1.json', summary: 'for a colleague, who runs doctor --on recorded:lb1.json' },
  ],
  async run({ options }, world) {
    const { runDoctor } = await import('../doctor/run-doctor.ts');
    return runDoctor(options, world);
  },
});

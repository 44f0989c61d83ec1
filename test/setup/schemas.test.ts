import { expect, it } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import { hostChecks } from '../../src/doctor/host-checks.ts';
import { directorScene } from '../../src/doctor/scenes.ts';
import { recordedHostText } from '../../src/machine/recorded-facts.ts';
import { doctorJson } from '../../src/report/doctor/doctor-json.ts';
import { setupJson } from '../../src/report/setup/setup-json.ts';
import { undoSetupJson } from '../../src/report/setup/undo-setup-text.ts';
import { nothingKnown } from '../../src/setup/setup-facts.ts';
import { setupWants } from '../../src/setup/setup-plan.ts';
import { director, knownOf } from '../doctor/healthy.ts';
import { schemaErrors } from '../support/schema.ts';

const wants = setupWants(
  {
    role: 'realserver',
    entries: [
      { vip: '192.0.2.10', method: 'tunnel', outer: 'inet', tunnel: { type: 'gue', port: 6080, checksum: 'none' } },
      { vip: '192.0.2.11', method: 'masquerade', outer: 'inet', tunnel: null },
    ],
    gateways: ['10.0.0.1'],
    servers: [],
    schedulers: [],
  },
  nothingKnown,
);

it('describes what setup would do', () => {
  const report = { host: 'rs1', role: 'realserver', steps: wants, notes: [], isApplied: false } as const;
  expect(schemaErrors('setup', setupJson(report))).toEqual([]);
});

it('describes what setup has undone', () => {
  const outcome = {
    undone: [['ip', 'link', 'set', 'tunl0', 'down']],
    changedSince: wants.map(({ action }) => action),
    failed: [{ command: ['rmmod', 'x'], why: 'no' }],
    isBooted: false,
  };
  expect(schemaErrors('setup', undoSetupJson('rs1', 'realserver', outcome))).toEqual([]);
});

it('describes findings of doctor', () => {
  const facts = { ...director(), addresses: [], routes: [], sysctls: {} };
  const report = examine(directorScene({ name: 'lb1', facts }, knownOf(), []), hostChecks);
  expect([report.findings.length > 0, report.unknown.length > 0]).toEqual([true, true]);
  expect(schemaErrors('doctor', doctorJson(report))).toEqual([]);
});

it('describes a recorded host', () => {
  expect(schemaErrors('host', recordedHostText(director(), '{"version":1,"services":[]}'))).toEqual([]);
});

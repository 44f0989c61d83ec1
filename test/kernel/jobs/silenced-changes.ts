import assert from 'node:assert/strict';
import { changeTable } from '../../../src/change/change-table.ts';
import { journalOf } from '../../../src/cli/journal.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { planChanges } from '../../../src/plan/plan-changes.ts';
import { Died, mortal } from '../../support/mortal.ts';
import { type Cut, cutEverywhere, to } from '../cut-changes.ts';
import { director } from '../director-facts.ts';
import { world } from '../in-process.ts';
import { specOf } from '../../support/spec-of.ts';

// A change by netlink whose process does nothing more after one of its calls.
/** A process that does nothing more after one of its calls, by netlink. */
const mute: Cut = {
  spec: 'netlink',
  async at(call, when) {
    const opened = await director('netlink');
    const observed = await opened.observe();
    assert.ok(observed.ok);
    const plan = planChanges(observed.value, predict(to).table);
    const dying = mortal(world.files, opened, call, when);
    const journal = (await journalOf(specOf('netlink'), world)) ?? assert.fail();
    const ports = {
      director: dying.director,
      journal: { ...journal, files: dying.files },
      clock: world.clock,
      who: 'root',
    };
    await changeTable({ plan, name: 'to.rules', stepByStep: true }, ports).catch((error: unknown) => {
      if (!(error instanceof Died)) throw error;
    });
    await opened.close();
    return dying.dead();
  },
};

await cutEverywhere(mute);
process.exit();

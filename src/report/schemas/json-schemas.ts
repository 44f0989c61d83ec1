import type { SchemaName } from './schema-names.ts';
import applied from '../../../schemas/applied.schema.json' with { type: 'json' };
import assertions from '../../../schemas/assertions.schema.json' with { type: 'json' };
import config from '../../../schemas/config.schema.json' with { type: 'json' };
import connections from '../../../schemas/connections.schema.json' with { type: 'json' };
import consoleSchema from '../../../schemas/console.schema.json' with { type: 'json' };
import diff from '../../../schemas/diff.schema.json' with { type: 'json' };
import doctor from '../../../schemas/doctor.schema.json' with { type: 'json' };
import findings from '../../../schemas/findings.schema.json' with { type: 'json' };
import host from '../../../schemas/host.schema.json' with { type: 'json' };
import logEntry from '../../../schemas/log-entry.schema.json' with { type: 'json' };
import plan from '../../../schemas/plan.schema.json' with { type: 'json' };
import plans from '../../../schemas/plans.schema.json' with { type: 'json' };
import prediction from '../../../schemas/prediction.schema.json' with { type: 'json' };
import recording from '../../../schemas/recording.schema.json' with { type: 'json' };
import rollout from '../../../schemas/rollout.schema.json' with { type: 'json' };
import rules from '../../../schemas/rules.schema.json' with { type: 'json' };
import sample from '../../../schemas/sample.schema.json' with { type: 'json' };
import setup from '../../../schemas/setup.schema.json' with { type: 'json' };
import simulation from '../../../schemas/simulation.schema.json' with { type: 'json' };
import table from '../../../schemas/table.schema.json' with { type: 'json' };
import view from '../../../schemas/view.schema.json' with { type: 'json' };
import watchEvent from '../../../schemas/watch-event.schema.json' with { type: 'json' };

/** The schema of each JSON document that lvsrules prints or reads, by the name under which `lvsrules schema` prints it. */
export const jsonSchemas = {
  applied,
  assertions,
  config,
  connections,
  console: consoleSchema,
  diff,
  doctor,
  findings,
  host,
  'log-entry': logEntry,
  plan,
  plans,
  prediction,
  recording,
  rollout,
  rules,
  sample,
  setup,
  simulation,
  table,
  view,
  'watch-event': watchEvent,
} as const satisfies Readonly<
  Record<SchemaName, { readonly $id: string; readonly title: string; readonly $defs?: object }>
>;

import { rulesFileSpec } from '../domain/director-spec.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { changesOf } from '../domain/changes-of.ts';
import type { Table } from '../domain/table.ts';
import { type Names, noNames } from '../ipvsadm/names.ts';
import { type Prediction, type PredictOptions, predictRules } from '../ipvsadm/predict.ts';
import { rewriteRules } from '../ipvsadm/rewrite-rules.ts';
import { type Ipvs, ipvs } from '../kernel/ipvs.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import type { Files } from '../ports/files.ts';
import { recognise } from '../sources/recognise.ts';
import { bytesOf } from '../syntax/binary.ts';
import type { RulesFile } from '../syntax/nodes.ts';
import { readRules } from '../syntax/read-rules.ts';
import { applyToIpvs } from './apply-to-ipvs.ts';
import { fileFailure } from './file-failure.ts';

const patienceMs = 30_000;

/**
 * A rules file as a director: its table is what restoring it would produce, and a change rewrites only the affected
 * lines and keeps comments. A missing file is an empty table; one at which `ipvsadm-restore` would stop is not changed.
 */
export function rulesFileDirector(
  path: string,
  files: Files,
  machine: IpvsOptions = {},
  names: Names = noNames,
): Director {
  const load = () => loadRules(path, files, { machine, names });
  return {
    spec: rulesFileSpec(path),
    observe: async () => {
      const loaded = await load();
      if (!loaded.ok) return loaded;
      const observed = kernelWith(loaded.value.prediction.table, machine).observe();
      return success({ ...observed, unknown: [...observed.unknown, 'connections'] });
    },
    connections: async () => {
      const loaded = await load();
      return loaded.ok ? success([]) : loaded;
    },
    apply: async (changes) => {
      const outcome = await files.locked(`${path}.lock`, patienceMs, async () => {
        const loaded = await load();
        if (!loaded.ok) return loaded;
        const { file, prediction } = loaded.value;
        const kernel = kernelWith(prediction.table, machine);
        const refused = applyToIpvs(kernel, changes);
        if (refused.length === changes.length) return success(refused);
        const written = await files.replace(path, bytesOf(rewriteRules(file, kernel.table(), prediction, names)));
        return written.ok ? success(refused) : failure(fileFailure(written.failure));
      });
      return outcome.ok ? outcome.value : failure(fileFailure(outcome.failure));
    },
    close: () => Promise.resolve(),
  };
}

interface Loaded {
  readonly file: RulesFile;
  readonly prediction: Prediction;
}

async function loadRules(
  path: string,
  files: Files,
  reading: PredictOptions,
): Promise<Result<Loaded, DirectorFailure>> {
  const bytes = await files.read(path);
  if (!bytes.ok && bytes.failure.code !== 'ENOENT') return failure(fileFailure(bytes.failure));
  if (bytes.ok && bytes.value.includes(0)) return failure({ kind: 'bad-rules', path, reason: 'it contains NUL bytes' });
  const { kind, name } = recognise(bytes.ok ? bytes.value : '');
  if (kind !== 'rules') return failure({ kind: 'bad-rules', path, reason: `this is ${name}` });
  const file = readRules(bytes.ok ? bytes.value : '');
  const prediction = predictRules(file, reading);
  const stop = prediction.lines.find(({ outcome }) => outcome === 'stops');
  if (!stop) return success({ file, prediction });
  const said = stop.stderr.trim().split('\n')[0] ?? '';
  const reason = `ipvsadm-restore stops here: ${said === '' ? 'the rest is not read' : said}`;
  return failure({ kind: 'bad-rules', path: `${path}:${stop.line}`, reason });
}

function kernelWith(table: Table, machine: IpvsOptions): Ipvs {
  const kernel = ipvs(machine);
  for (const change of changesOf(table)) kernel.apply(change);
  return kernel;
}

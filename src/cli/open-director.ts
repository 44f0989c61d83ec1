import { rulesNames } from './read-host.ts';
import { observedAtOpening } from '../directors/observed-at-opening.ts';
import type { DirectorSpec } from '../domain/director-spec.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import type { Clock } from '../ports/clock.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import type { Files } from '../ports/files.ts';
import type { WayFailure } from '../report/problems/director-problems.ts';

/** The dependencies of directors. */
export interface DirectorNeeds {
  readonly files: Files;
  readonly clock: Clock;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The machine behind `sim` and `sim:FILE`. */
  readonly machine?: IpvsOptions;
}

/** Opens the director of a spec; loads only what it needs. */
export async function openDirector(
  spec: DirectorSpec,
  needs: DirectorNeeds,
): Promise<Result<Director, DirectorFailure>> {
  const { files, clock, environment, machine } = needs;
  switch (spec.kind) {
    case 'sim': {
      const { ipvs } = await import('../kernel/ipvs.ts');
      const { simulatedDirector } = await import('../directors/simulated.ts');
      return success(simulatedDirector({ kernel: ipvs(machine), clock }));
    }
    case 'sim-file': {
      const { simulatedFileDirector } = await import('../directors/simulated-file.ts');
      return success(simulatedFileDirector(spec.path, files, machine));
    }
    case 'rules-file': {
      const { rulesFileDirector } = await import('../directors/rules-file.ts');
      const names = await rulesNames(needs);
      if (names.ok) return success(rulesFileDirector(spec.path, files, machine, names.value));
      const { where = '', what, why } = names.failure;
      return failure({ kind: 'bad-file', path: where, reason: why ?? what });
    }
    case 'keepalived':
    case 'ldirectord': {
      const { configurationDirector } = await import('../directors/configuration-director.ts');
      const { readTableSource } = await import('./sources/read-source.ts');
      const { kind, path } = spec;
      return success(
        configurationDirector(spec, async () => {
          const content = await files.read(path);
          if (!content.ok) return failure({ kind: 'bad-file', path, reason: content.failure.reason });
          const source = await readTableSource(
            kind,
            { path, content: content.value },
            { files, environment, directory: '.' },
          );
          if (source.ok) return success(source.value.table);
          const { where = path, why, what } = source.failure;
          return failure({ kind: 'bad-file', path: where, reason: why ?? what });
        }),
      );
    }
    case 'ipvsadm': {
      const { ipvsadmDirector } = await import('../directors/ipvsadm-director.ts');
      const { localIpvsadm } = await import('../directors/run-ipvsadm.ts');
      return success(ipvsadmDirector(spec, localIpvsadm(spec.prefix, environment)));
    }
    case 'ssh': {
      const { sshDirector } = await import('../directors/ssh.ts');
      return success(await sshDirector(spec, environment));
    }
    case 'proc': {
      const { procDirector } = await import('../directors/proc.ts');
      return success(procDirector(files));
    }
    case 'netlink': {
      const { netlinkDirector } = await import('../directors/netlink-director.ts');
      return netlinkDirector(files);
    }
    case 'auto':
      return firstThatWorks(needs);
    default:
      return unreachable(spec);
  }
}

/** The ways to this machine's kernel, the best first. */
const ways: readonly DirectorSpec[] = [
  { kind: 'netlink', text: 'netlink' },
  { kind: 'ipvsadm', prefix: [], text: 'ipvsadm' },
  { kind: 'proc', text: 'proc' },
];

/** A way works if it can show the table. If none does, every reason is given. */
async function firstThatWorks(needs: DirectorNeeds): Promise<Result<Director, DirectorFailure>> {
  const failures: WayFailure[] = [];
  for (const way of ways) {
    const opened = await openDirector(way, needs);
    if (!opened.ok) {
      failures.push({ way: way.text, failure: opened.failure });
      continue;
    }
    const observed = await opened.value.observe();
    if (observed.ok) return success(observedAtOpening(opened.value, observed.value, needs.clock));
    await opened.value.close();
    failures.push({ way: way.text, failure: observed.failure });
  }
  const { notADirector } = await import('../report/problems/director-problems.ts');
  return failure({ kind: 'not-available', reason: notADirector(failures) });
}

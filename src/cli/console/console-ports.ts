import type { AddressNames } from '../../console/address-names.ts';
import type { ConsolePorts, PeerPorts } from '../../console/ports.ts';
import type { FullScreenOptions } from './full-screen-options.ts';
import type { DirectorSpec } from '../../domain/director-spec.ts';
import { failure, success } from '../../domain/result.ts';
import { lineCodes } from '../../host/terminal-codes.ts';
import { nodeTerminal } from '../../host/terminal.ts';
import { fileWatch } from '../../host/watch-files.ts';
import type { Director, DirectorFailure } from '../../ports/director.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import { writeRules } from '../../change/save/write-rules.ts';
import { writtenProblems } from '../../report/problems/written-problems.ts';
import { hostEvidence } from '../fleet/role-evidence.ts';
import { journalOf, whoami } from '../journal.ts';
import { problemCause } from '../../report/problem.ts';
import type { World } from '../world.ts';
import { writingPorts } from '../saving/writing-ports.ts';
import { addressNames } from './address-names.ts';
import { demoRules } from './demo-rules.ts';
import { examineHost } from './examine-host.ts';
import { keptLinesFile } from './kept-lines-file.ts';
import { typedPaths } from './typed-paths.ts';
import { readTarget } from './read-target.ts';

/** Everything outside that the console reaches: directors, the terminal, files and the log. */
export async function consolePorts(
  options: FullScreenOptions,
  interrupted: AbortSignal,
  world: World,
): Promise<ConsolePorts> {
  const { director, linear, planning, recording } = options;
  const { clock } = world;
  return {
    director,
    peers: await Promise.all((options.peers ?? []).map((peer) => peerPorts(peer, world))),
    terminal: linear ? nodeTerminal(process.stdin, process.stdout, lineCodes) : nodeTerminal(),
    clock,
    watch: fileWatch(),
    interrupted,
    journal: recording ? null : await journalOf(director.spec, world),
    who: whoami(world),
    policies: options.policies,
    leastCapacity: options.leastCapacity,
    examine: recording ? null : examineHost(director.spec, world),
    readTarget: (path) => readTarget(path, planning, world),
    save: async (path, observation, overwrite) => {
      const there = await world.files.facts(path);
      if (there.ok && !overwrite) return success('exists');
      const ports = await writingPorts(world);
      if (!ports.ok) return failure(ports.failure.what);
      const problems = writtenProblems(await writeRules(path, observation, false, ports.value), path);
      if (problems.length === 0) return success('saved');
      return failure(problems.map(problemCause).join('; '));
    },
    lines: keptLinesFile(world),
    names: {
      paths: [...namedIn(options), '/etc/hosts'],
      read: () => namesNow(options, world),
    },
    paths: (word) => typedPaths(word, world),
    record: async (path, text, overwrite) => {
      const there = await world.files.facts(path);
      if (there.ok && !overwrite) return success('exists');
      const written = await world.files.replace(path, text, 0o600);
      return written.ok ? success('saved') : failure(written.failure.reason);
    },
    explain: explaining(director.spec),
    // What this machine or a far one knows today says nothing about the time of a recording.
    ...(recording === undefined && { evidence: evidenceOf(director.spec, world) }),
  };
}

/** The names of addresses, as they are now. */
export async function namesNow(options: FullScreenOptions, world: World): Promise<AddressNames> {
  return addressNames(await rulesText(options, world), world);
}

/** The file whose comments name addresses: the watched one, or the one that is the director. */
function namedIn({ demo, rules, director: { spec } }: FullScreenOptions): readonly string[] {
  const path = rules ?? (spec.kind === 'rules-file' ? spec.path : null);
  return demo || path === null ? [] : [path];
}

/** The rules whose comments name addresses: of the demonstration, the watched file, or the file that is the director. */
async function rulesText(options: FullScreenOptions, world: World): Promise<Uint8Array | string | null> {
  if (options.demo) return demoRules;
  const [path] = namedIn(options);
  const read = path === undefined ? null : await world.files.read(path);
  return read?.ok ? read.value : null;
}

async function peerPorts(director: Director, world: World): Promise<PeerPorts> {
  return {
    director,
    journal: await journalOf(director.spec, world),
    explain: explaining(director.spec),
    evidence: evidenceOf(director.spec, world),
  };
}

function evidenceOf(spec: DirectorSpec, world: World): NonNullable<PeerPorts['evidence']> {
  return (observation) => hostEvidence(spec, observation, world);
}

function explaining({ text }: DirectorSpec): (failure: DirectorFailure) => string {
  return (failure) => problemCause(directorProblem(failure, text));
}

import { type ConsoleSettings, type DirectorLook, lookOf, type ThemeName } from '../../config/console-settings.ts';
import { type Theme, theme } from '../../console/paint/theme.ts';
import { runConsole } from '../../console/shell.ts';
import type { KeyMap } from '../../console/key-map.ts';
import type { Lock } from '../../console/state.ts';
import { type DirectorSpec, rulesFileSpec } from '../../domain/director-spec.ts';
import { failure, success } from '../../domain/result.ts';
import { lineCodes } from '../../host/terminal-codes.ts';
import { nodeTerminal } from '../../host/terminal.ts';
import { fileWatch } from '../../host/watch-files.ts';
import type { Policy } from '../../config/policy.ts';
import type { Sample } from '../../live/sample.ts';
import type { PeerPorts } from '../../console/ports.ts';
import type { Director, DirectorFailure } from '../../ports/director.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { writeRules } from '../../change/save/write-rules.ts';
import { writtenProblems } from '../../report/problems/written-problems.ts';
import { hostEvidence } from '../fleet/role-evidence.ts';
import { rulesNames } from '../read-host.ts';
import { journalOf, whoami } from '../journal.ts';
import { lockReasons } from '../../report/problems/console-problems.ts';
import { problemCause } from '../../report/problem.ts';
import { canDraw, drawsUnicode } from './terminal-abilities.ts';
import type { World } from '../world.ts';
import { kernelSettings } from '../../change/propose/kernel-settings.ts';
import type { ConfigurationValues } from '../tables/site-settings.ts';
import { addressNames } from './address-names.ts';
import { colourDepth } from './colour-depth.ts';
import { endedBy, endingSignals } from './ended-by.ts';
import { demoRules } from './demo-rules.ts';
import { examineHost } from './examine-host.ts';
import { keptLinesFile } from './kept-lines-file.ts';
import { typedPaths } from './typed-paths.ts';
import { readTarget } from './read-target.ts';
import { keepHeapSmall } from './small-heap.ts';

export interface FullScreenOptions {
  readonly director: Director;
  /** Directors beside it. */
  readonly peers?: readonly Director[];
  readonly simulated: string | null;
  readonly demo: boolean;
  readonly intervalMs: number;
  readonly rules: string | null;
  readonly readOnly: boolean;
  readonly ascii: boolean;
  readonly linear: boolean;
  readonly policies: readonly Policy[];
  readonly leastCapacity?: number | undefined;
  readonly settings: ConsoleSettings;
  readonly keys: KeyMap;
  /** Where the configuration of a target is searched. */
  readonly planning: ConfigurationValues;
  /** Samples to show instead of the director, and their file. */
  readonly recording?: { readonly path: string; readonly samples: readonly Sample[] };
}

/** The console on the terminal of this process, until the user quits or a signal ends it. */
export async function fullScreen(options: FullScreenOptions, world: World): Promise<ExitCode> {
  keepHeapSmall();
  const { director, simulated, intervalMs, rules, settings, planning, recording } = options;
  const ascii = options.ascii || !drawsUnicode(world);
  const linear = options.linear || !canDraw(world);
  const look = lookOf(settings, director.spec.text);
  const { clock } = world;
  const { interrupted, forget } = untilSignalled();
  const ended = runConsole(
    {
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
        const names = await rulesNames(world);
        if (!names.ok) return failure(names.failure.what);
        const openFile = (file: string) => world.openDirector(rulesFileSpec(file));
        const ports = { files: world.files, names: names.value, openFile };
        const problems = writtenProblems(await writeRules(path, observation, false, ports), path);
        if (problems.length === 0) return success('saved');
        return failure(problems.map(problemCause).join('; '));
      },
      lines: keptLinesFile(world),
      names: {
        paths: [...namedIn(options), '/etc/hosts'],
        read: async () => addressNames(await rulesText(options, world), world),
      },
      paths: (word) => typedPaths(word, world),
      record: async (path, text, overwrite) => {
        const there = await world.files.facts(path);
        if (there.ok && !overwrite) return success('exists');
        const written = await world.files.replace(path, text, 0o600);
        return written.ok ? success('saved') : failure(written.failure.reason);
      },
      explain: explaining(director.spec),
      evidence: evidenceOf(director.spec, world),
    },
    {
      source: {
        spec: director.spec.text,
        simulated,
        intervalMs,
        kernel: recording ? {} : await kernelSettings(director, world.files),
        ...(recording && { recorded: recording.path }),
      },
      recording: recording?.samples,
      lock: recording ? { reason: lockReasons.recording, opens: false } : lockOf(options.readOnly, look),
      rules,
      linear,
      theme: (name) => themeOf(name, look, ascii, world),
      preferences: {
        keys: options.keys,
        filters: settings.filters ?? {},
        ...(look.confirm && { confirm: look.confirm }),
        nameOf: await addressNames(await rulesText(options, world), world),
        theme: settings.theme ?? 'dark',
        mouse: settings.mouse ?? false,
        names: settings.names ?? false,
        privacy: settings.privacy ?? false,
      },
    },
  );
  try {
    await ended;
  } finally {
    forget();
  }
  return interrupted.aborted ? endedBy(interrupted.reason) : exitCodes.ok;
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

function lockOf(readOnly: boolean, { locked = false }: DirectorLook): Lock | null {
  if (readOnly) return { reason: lockReasons['read-only'], opens: false };
  return locked ? { reason: lockReasons.settings, opens: true } : null;
}

/** NO_COLOR and `--color never` win over the settings. */
function themeOf(name: ThemeName, { frame }: DirectorLook, ascii: boolean, world: World): Theme {
  const own = colourDepth(world);
  const depth = own === 'none' || name === 'none' ? 'none' : name === '16' ? '16' : own;
  return theme(depth, ascii, { background: name === 'light' ? 'light' : 'dark', ...(frame && { frame }) });
}

/**
 * Aborted by a signal, with its name. The listeners stay until the terminal is restored: without them, the signal would
 * end the process immediately.
 */
function untilSignalled(): { readonly interrupted: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  const heard = (signal: string) => {
    controller.abort(signal);
  };
  for (const signal of Object.keys(endingSignals)) process.on(signal, heard);
  return {
    interrupted: controller.signal,
    forget: () => {
      for (const signal of Object.keys(endingSignals)) process.off(signal, heard);
    },
  };
}

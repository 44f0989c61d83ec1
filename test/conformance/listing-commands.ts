import { addressWords } from '../../src/domain/address.ts';
import type { Connection } from '../../src/domain/observation.ts';
import { readProcConnections } from '../../src/directors/proc-connections.ts';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import { systemClock } from '../../src/host/clock.ts';
import { runIpvsadm } from '../../src/change/run-ipvsadm.ts';
import { type Names, noNames } from '../../src/ipvsadm/names.ts';
import type { RunResult } from '../../src/ipvsadm/ipvsadm-run.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';

/** What was captured of a command that does not print a listing; each gives why it disagrees, or null. */
export interface CommandCase {
  readonly command: string;
  readonly exit: number;
  readonly output: string;
}

/** A refused command, or one that prints nothing: run on an empty table, it must end and speak alike. */
export async function sameEnd({ command, exit, output }: CommandCase): Promise<string | null> {
  const [, ...words] = command.split(' ');
  const ran = await program(noNames)(words);
  const ours = `${ran.exit} ${JSON.stringify(ran.stdout + ran.stderr)}`;
  const theirs = `${exit} ${JSON.stringify(output)}`;
  return ours === theirs ? null : `${ours}, not ${theirs}`;
}

/** What `-S` printed, restored and saved again. Names get invented numbers, since what they stood for is unknown. */
export async function sameSaved({ command, output }: CommandCase): Promise<string | null> {
  const run = program(inventedNames());
  const restored = await run(['-R'], Buffer.from(output, 'latin1'));
  if (restored.exit !== 0 || restored.stderr !== '') return `-R: ${restored.exit} ${restored.stderr}`;
  const { stdout } = await run(command.split(' ').slice(1));
  return stdout === output ? null : `${JSON.stringify(stdout)}, not ${JSON.stringify(output)}`;
}

/** `/proc/net/ip_vs_conn`, read and written again as the kernel writes it. */
export function sameConnections({ output }: CommandCase): string | null {
  const read = readProcConnections(output);
  if (!read.ok) return JSON.stringify(read.failure);
  const lines = output.trimEnd().split('\n').slice(1);
  const at = lines.findIndex((line, index) => line !== procLine(read.value[index]));
  if (at >= 0) return `line ${at + 2}: ${JSON.stringify(lines[at])} was written as ${procLine(read.value[at])}`;
  return lines.length === read.value.length ? null : `${read.value.length} connections of ${lines.length} were read`;
}

function procLine(connection: Connection | undefined): string {
  if (!connection) return '';
  const { protocol, source, sourcePort, virtual, virtualPort, destination, destinationPort } = connection;
  const { state, expires, engine, engineData = '' } = connection;
  const ends = [
    hex(source),
    port(sourcePort),
    hex(virtual),
    port(virtualPort),
    hex(destination),
    port(destinationPort),
  ];
  const kept = engine === undefined ? '' : ` ${engine} ${engineData}`;
  return `${protocol.toUpperCase().padEnd(3)} ${ends.join(' ')} ${state.padEnd(11)} ${String(expires).padStart(7)}${kept}`;
}

function port(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}

/** IPv4 in capitals as one number, IPv6 as eight groups. */
function hex(address: string): string {
  const digits = (addressWords(address) ?? []).map((word) => (word >>> 0).toString(16).padStart(8, '0'));
  if (digits.length === 1) return digits.join('').toUpperCase();
  return digits.join('').replace(/.{4}(?=.)/g, '$&:');
}

function program(names: Names): (given: readonly string[], input?: Uint8Array) => Promise<RunResult> {
  const director = simulatedDirector({ kernel: ipvs(), clock: systemClock() });
  return async (given, input = new Uint8Array()) => {
    const ran = await runIpvsadm(given, { director, names }, () => Promise.resolve(input));
    if (!ran.ok) throw new Error(`the simulated director failed: ${ran.failure.kind}`);
    return ran.value;
  };
}

/** Every name is known, and told back. */
function inventedNames(): Names {
  const known: string[] = [];
  const place = (name: string): number => {
    if (!known.includes(name)) known.push(name);
    return known.indexOf(name) + 1;
  };
  return {
    address: (host) => `198.51.100.${place(host)}`,
    port: (service, protocol) => 40000 + place(`${service}/${protocol}`),
    hostName: (address) => known[Number(/^198\.51\.100\.([0-9]+)$/.exec(address)?.[1] ?? 0) - 1] ?? null,
    portName: (number) => known[number - 40001]?.replace(/\/.*/, '') ?? null,
  };
}

import type { Command } from '../../../src/cli/command.ts';
import { apply } from '../../../src/cli/commands/apply.ts';
import { doctor } from '../../../src/cli/commands/doctor.ts';
import { setup } from '../../../src/cli/commands/setup.ts';
import { type Ran, ran } from '../fact.ts';
import { inProcess } from '../in-process.ts';

/** The built program, on a machine of the cluster. */
export function lvsrulesOn(name: string, ...words: readonly string[]): Ran {
  return ran('ip', ['netns', 'exec', name, '/usr/bin/node', '/job/dist/lvsrules.js', ...words]);
}

type Values = Readonly<Record<string, string | boolean | readonly string[]>>;

/** `lvsrules setup ROLE --on netns:NAME`; throws unless it exits with 0. */
export function setUp(name: string, role: string, values: Values): Promise<string> {
  return command(setup, [role], { on: `netns:${name}`, ...values });
}

/** `lvsrules apply RULES --yes` for the table of a machine; throws unless it exits with 0. */
export function applyRules(name: string, rules: string): Promise<string> {
  return command(apply, [rules], { director: [`ipvsadm:ip netns exec ${name}`], yes: true, isolated: true });
}

/** A finding of doctor: the host, its name, and the commands that correct it. */
export interface Found {
  readonly host: string;
  readonly name: string;
  readonly severity: string;
  readonly subject: string;
  readonly message: string;
  readonly evidence: string;
  readonly remedy: readonly string[];
}

interface Report {
  readonly findings: readonly Found[];
  readonly unknown: readonly { readonly name: string; readonly host: string; readonly reason: string }[];
}

/**
 * What doctor examines; without a director the host's own is tried, and without rules the live table counts. Several
 * directors are examined on their own hosts.
 */
export interface Examined {
  readonly on?: string;
  readonly director?: string | readonly string[];
  readonly servers?: readonly string[];
  readonly rules?: string;
}

/** All findings of doctor about a director and its real servers. */
export function allFindings({ on, director, servers = [], rules }: Examined): Promise<readonly Found[]> {
  return found({
    role: 'director',
    ...(on !== undefined && { on }),
    director: director === undefined ? [] : [director].flat(),
    realserver: servers.map((name) => `netns:${name}`),
    ...(rules !== undefined && { rules }),
  });
}

/** Errors and warnings of doctor about a director and its real servers. */
export async function findings(director: string, servers: readonly string[], rules: string): Promise<readonly Found[]> {
  const spec = `ipvsadm:ip netns exec ${director}`;
  return grave(await allFindings({ on: `netns:${director}`, director: spec, servers, rules }));
}

/** Errors and warnings of doctor about a real server alone. */
export async function serverFindings(server: string, rules: string): Promise<readonly Found[]> {
  return grave(await found({ role: 'realserver', on: `netns:${server}`, rules }));
}

function grave(all: readonly Found[]): readonly Found[] {
  return all.filter(({ severity }) => severity !== 'info');
}

async function found(values: Values): Promise<readonly Found[]> {
  const usual = { deadline: '300', format: 'json', 'fail-on': 'never' };
  const stdout = await command(doctor, [], { ...usual, ...values });
  const report = JSON.parse(stdout) as Report;
  const lost = report.unknown.find(({ name }) => name === 'host');
  if (lost) throw new Error(`doctor did not read ${lost.host}: ${lost.reason}`);
  return report.findings;
}

/** What findings say, for messages of tests. */
export function saidOf(found: readonly Found[]): readonly string[] {
  return found.map(({ host, name, message, evidence }) => `${host} ${name}: ${message} (${evidence})`);
}

async function command(named: Command, words: readonly string[], values: Values): Promise<string> {
  const missing = Object.entries(named.options).map(([name, option]) => {
    const absent = option.repeatable ? [] : (option.default as unknown as string);
    return [name, option.value === undefined ? false : absent] as const;
  });
  const { exit, stdout, stderr } = await inProcess(named, words, { ...Object.fromEntries(missing), ...values });
  if (exit !== 0) throw new Error(`${named.name} ${words.join(' ')}: exit ${exit}\n${stderr}${stdout}`);
  return stdout;
}

import * as v from 'valibot';
import type { HostFacts } from '../domain/host/facts.ts';
import { jsonFaultText, readExactJson } from '../domain/read-json.ts';
import { firewallFields, firewallVerdicts } from '../domain/host/firewall.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { printableJson } from '../domain/printable-json.ts';

const family = v.picklist(['inet', 'inet6']);
const texts = v.array(v.string());
const values = v.record(v.string(), v.string());

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.exactOptional(schema);

const facts = v.object({
  name: v.string(),
  unknown: v.record(v.string(), v.string()),
  kernel: optional(
    v.object({
      release: v.string(),
      config: optional(values),
      bootId: optional(v.string()),
      namespace: optional(v.string()),
    }),
  ),
  links: optional(
    v.array(
      v.object({
        name: v.string(),
        linkType: v.string(),
        kind: optional(v.string()),
        mtu: v.number(),
        isUp: v.boolean(),
        isLoopback: v.boolean(),
        isNoArp: v.boolean(),
        isExternal: v.boolean(),
        hasNoCarrier: optional(v.boolean()),
        remote: optional(v.string()),
        local: optional(v.string()),
        key: optional(v.string()),
        mac: optional(v.string()),
      }),
    ),
  ),
  addresses: optional(
    v.array(
      v.object({
        device: v.string(),
        address: v.string(),
        length: v.number(),
        scope: v.string(),
        isSecondary: v.boolean(),
        isDeprecated: v.boolean(),
        isNoDad: v.boolean(),
        isTentative: v.boolean(),
        broadcast: optional(v.string()),
        label: optional(v.string()),
      }),
    ),
  ),
  routes: optional(
    v.array(
      v.object({
        family,
        table: v.string(),
        type: v.string(),
        destination: v.string(),
        gateway: optional(v.string()),
        device: optional(v.string()),
        source: optional(v.string()),
        metric: optional(v.number()),
        protocol: optional(v.string()),
        mtu: optional(v.number()),
        advertisedMss: optional(v.number()),
      }),
    ),
  ),
  routingRules: optional(
    v.array(
      v.object({
        family,
        priority: v.number(),
        table: v.string(),
        mark: optional(v.number()),
        markMask: optional(v.number()),
        source: optional(v.string()),
        destination: optional(v.string()),
        isConditional: v.boolean(),
      }),
    ),
  ),
  neighbours: optional(
    v.array(v.object({ address: v.string(), device: v.string(), mac: optional(v.string()), states: texts })),
  ),
  sysctls: optional(values),
  modules: optional(
    v.object({ loaded: texts, builtIn: optional(texts), available: optional(texts), parameters: values }),
  ),
  sockets: optional(v.array(v.object({ protocol: v.picklist(['tcp', 'udp']), address: v.string(), port: v.number() }))),
  marks: optional(
    v.object({
      rules: v.array(
        v.object({
          family: optional(family),
          mark: v.number(),
          hook: optional(v.string()),
          destination: optional(v.string()),
          text: v.string(),
        }),
      ),
      unseen: texts,
    }),
  ),
  firewall: optional(
    v.array(
      v.object({
        program: v.picklist(['nft', 'iptables']),
        family: optional(family),
        table: v.string(),
        name: v.string(),
        hook: optional(v.string()),
        policy: v.picklist(['accept', 'drop']),
        rules: v.array(
          v.object({
            verdict: v.picklist(firewallVerdicts),
            target: optional(v.string()),
            matches: v.array(
              v.object({ field: v.picklist([...firewallFields, 'other']), values: texts, isNot: v.boolean() }),
            ),
            text: v.string(),
          }),
        ),
      }),
    ),
  ),
  processes: optional(texts),
  boot: optional(v.object({ files: v.record(v.string(), texts), units: texts })),
  claims: optional(v.array(v.object({ path: v.string(), line: v.number(), text: v.string() }))),
});

const schema = v.object({ version: v.literal(1), host: facts, table: v.exactOptional(v.unknown()) });

/** A host as `doctor --record` writes it: its facts, and the table of its kernel. */
export interface RecordedHost {
  readonly facts: HostFacts;
  /** The value of a table's JSON, with whole numbers; absent if there was no table. */
  readonly table?: unknown;
}

/** Reads a recorded host; the failure says what is wrong with it. */
export function readRecordedHost(text: string): Result<RecordedHost, string> {
  const read = readExactJson(text);
  if (!read.ok) return failure(jsonFaultText(read.failure));
  const found = v.safeParse(schema, read.value);
  if (!found.success) {
    const [issue] = found.issues;
    const where = v.getDotPath(issue);
    return failure(`it is not a recorded host${where === null ? '' : `, at ${where}`}: ${issue.message}`);
  }
  const { host, table } = found.output;
  return success({ facts: host satisfies HostFacts, ...(table !== undefined && { table }) });
}

/** `schemas/host.schema.json` describes it; `table` is the text of a table's JSON. Ends in a line feed. */
export function recordedHostText(facts: HostFacts, table: string | null = null): string {
  const host = printableJson(facts);
  return `{"version":1,"host":${host}${table === null ? '' : `,"table":${table.trim()}`}}\n`;
}

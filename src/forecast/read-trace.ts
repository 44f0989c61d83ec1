import { limits } from '../domain/limits.ts';
import * as v from 'valibot';
import { issueSentence } from '../domain/schema-issue.ts';
import { readJson } from '../domain/read-json.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Trace } from './traffic-trace.ts';

/** Reads the JSON of a recorded trace; the failure says what is wrong, and where in the document. */
export function readTrace(text: string): Result<Trace, string> {
  const value = readJson(text);
  if (!value.ok) return failure(value.failure.detail ?? value.failure.what);
  const read = v.safeParse(traceSchema, value.value);
  if (read.success) return success(read.output);
  const [issue] = read.issues;
  const path = v.getDotPath(issue);
  return failure(path === null ? issueSentence(issue) : `${path}: ${issueSentence(issue)}`);
}

const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const port = v.pipe(v.number(), v.integer(), v.minValue(limits.port.least), v.maxValue(limits.port.most));

const packetSchema = v.object({
  op: v.picklist(['flow', 'packet', 'reply']),
  t: time,
  proto: v.picklist([6, 17, 132], 'a protocol number is expected: 6 (TCP), 17 (UDP) or 132 (SCTP)'),
  src: v.string(),
  sport: port,
  dst: v.string(),
  dport: port,
  flags: v.string(),
});

const eventSchema = v.variant('op', [
  packetSchema,
  v.object({ op: v.literal('ipvsadm'), t: time, args: v.string() }),
  v.object({ op: v.literal('mark'), t: time, mark: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  v.object({ op: v.literal('sysctl'), t: time, name: v.string(), value: v.string() }),
  v.object({ op: v.literal('wait'), t: time, ms: time, gone: v.array(v.string()) }),
  v.object({ op: v.literal('counters'), t: time }),
  v.object({ op: v.literal('conns'), t: time }),
]);

const traceSchema = v.object({
  name: v.optional(v.string(), 'trace'),
  rules: v.array(v.string()),
  events: v.array(eventSchema),
});

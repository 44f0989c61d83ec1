import * as v from 'valibot';
import { schedulerNames } from '../domain/schedulers.ts';
import { forwardingMethods, type ForwardingMethod } from '../domain/server.ts';
import { readNetwork } from '../domain/network.ts';
import { severities } from '../domain/severity.ts';
import { profiles } from './settings.ts';

const words = v.array(v.string());
const whole = 'not a whole number from 0 on';
const count = v.pipe(v.number(), v.integer(whole), v.minValue(0, whole));
const severity = v.picklist(severities);
const network = v.pipe(
  v.string(),
  v.check((text) => readNetwork(text) !== null, 'not a network, such as 10.0.0.0/8'),
);
const version = v.pipe(v.string(), v.regex(/^[0-9]+(\.[0-9]+)*$/, 'not a version, such as 1.31'));
const methods = Object.keys(forwardingMethods) as ForwardingMethod[];

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

const policy = v.strictObject({
  name: v.string(),
  services: v.optional(words),
  severity: v.optional(severity),
  minServers: v.optional(count),
  maxServers: v.optional(count),
  maxShare: v.optional(share),
  schedulers: v.optional(v.array(v.picklist([...schedulerNames, 'none']))),
  methods: v.optional(v.array(v.picklist(methods))),
  serverNetworks: v.optional(v.array(network)),
  maxPersistence: v.optional(count),
  families: v.optional(v.array(v.picklist(['inet', 'inet6']))),
  protected: v.optional(v.boolean()),
  // Old names of these keys: see `renamed-keys.ts`.
  leastServers: v.optional(count),
  mostServers: v.optional(count),
  mostShare: v.optional(share),
  mostPersistence: v.optional(count),
});

const settings = {
  profile: v.optional(v.picklist(profiles)),
  select: v.optional(words),
  ignore: v.optional(words),
  rules: v.optional(
    v.record(
      v.string(),
      v.union(
        [v.picklist(['off', ...severities]), v.record(v.string(), v.union([v.string(), v.number()]))],
        `expected 'off', a severity (${severities.join(', ')}) or an object of options`,
      ),
    ),
  ),
  target: v.optional(v.strictObject({ ipvsadm: v.optional(version), kernel: v.optional(version) })),
  site: v.optional(v.strictObject({ networks: v.optional(v.array(network)), directors: v.optional(v.array(network)) })),
  format: v.optional(v.strictObject({ options: v.optional(v.picklist(['short', 'long'])) })),
  policy: v.optional(v.array(policy)),
};

const director = v.pipe(
  v.string(),
  v.check((spec) => !spec.startsWith('ipvsadm:'), 'a configuration cannot choose the program to run'),
);

/** The shape of `lvsrules.json`; `schemas/config.schema.json` says the same to editors. */
export const configurationSchema = v.strictObject({
  $schema: v.optional(v.string()),
  ...settings,
  failOn: v.optional(v.picklist([...severities, 'never'])),
  maxWarnings: v.optional(count),
  baseline: v.optional(v.string()),
  exclude: v.optional(words),
  director: v.optional(director),
  directors: v.optional(
    v.record(
      v.string(),
      v.union([director, v.pipe(v.array(director), v.minLength(1, 'a group has at least one director'))]),
    ),
  ),
  overrides: v.optional(v.array(v.strictObject({ files: words, ...settings }))),
});

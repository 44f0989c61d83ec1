import { completionScripts } from './completion-scripts.ts';
import type { Candidate, CompletionFacts } from './candidates.ts';
import { schemaNames } from '../../report/schemas/schema-names.ts';
import { schedulerNames } from '../../domain/schedulers.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { directorBeginnings } from '../../domain/director-words.ts';
import { configurations } from '../lint/find-configuration.ts';
import { openNamed } from '../spec-of.ts';
import type { World } from '../world.ts';

/** The facts of this machine. A table that cannot be read offers nothing. */
export function liveFacts(world: World): CompletionFacts {
  const services = async (director: string | undefined) => {
    const opened = await openNamed(director, world);
    if (!opened.ok) return [];
    try {
      const observed = await opened.value.observe(AbortSignal.timeout(patienceMs));
      return observed.ok ? observed.value.services : [];
    } finally {
      await opened.value.close();
    }
  };
  return {
    rules: async () => {
      const { rules } = await import('../../lint/registry.ts');
      return rules.map(({ id, name }) => ({ value: id, about: name }));
    },
    schedulers: () => words(schedulerNames),
    directors: async () => words([...(await configuredNames(world)), ...directorBeginnings]),
    shells: () => words([...completionScripts.keys()]),
    schemas: () => words(schemaNames),
    services: async (kind, director) => {
      const keys = (await services(director)).map(({ key }) => key);
      const wanted = keys.filter((key) => kind === 'any' || key.kind === kind);
      return words(wanted.map((key) => serviceKeyText(key).replace(kind === 'any' ? /^(tcp|udp|sctp) / : /^\w+ /, '')));
    },
    servers: async (service, director) => {
      const found = (await services(director)).find(({ key }) => serviceKeyText(key).replace(/^\w+ /, '') === service);
      return words((found?.servers ?? []).map(serverKeyText));
    },
  };
}

/** A shell waits for the answer. */
const patienceMs = 1500;

/** Names of directors; of a configuration with faults none. */
async function configuredNames(world: World): Promise<readonly string[]> {
  const found = await configurations(world).near(world.directory);
  return found.ok ? Object.keys(found.value.configuration.directors ?? {}) : [];
}

function words(values: readonly string[]): readonly Candidate[] {
  return values.map((value) => ({ value }));
}

import type { PlacedService } from './lint-document.ts';
import type { RuleCheck } from './show-lines.ts';

/** Calls the rules for every service and its servers, where they are about its scheduler. */
export function showServices(services: readonly PlacedService[], checks: readonly RuleCheck[]): void {
  const bySchedulers = new Map<string, readonly RuleCheck[]>();
  for (const service of services) {
    const { scheduler } = service.settings;
    const speaking = bySchedulers.get(scheduler) ?? speakingOf(scheduler, checks);
    bySchedulers.set(scheduler, speaking);
    for (const { rule, check } of speaking) {
      rule.service?.(service, check);
      if (rule.server) for (const server of service.servers) rule.server(server, service, check);
    }
  }
}

function speakingOf(scheduler: string, checks: readonly RuleCheck[]): readonly RuleCheck[] {
  return checks.filter(({ rule: { service, server, schedulers } }) => {
    const isTold = schedulers === undefined || [...schedulers].includes(scheduler);
    return isTold && (service !== undefined || server !== undefined);
  });
}

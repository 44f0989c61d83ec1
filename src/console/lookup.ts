import { type ServerKey, sameServerKey, type RealServer } from '../domain/server.ts';
import { type Service, type ServiceKey, serviceKeyText } from '../domain/service.ts';

interface Services<S extends Service> {
  readonly services: readonly S[];
}

/** The service of that name. */
export function serviceIn<S extends Service>({ services }: Services<S>, key: ServiceKey): S | undefined {
  const name = serviceKeyText(key);
  return services.find((service) => serviceKeyText(service.key) === name);
}

/** The real server of that name. */
export function serverIn(table: Services<Service>, service: ServiceKey, key: ServerKey): RealServer | undefined {
  return serviceIn(table, service)?.servers.find((server) => sameServerKey(server, key));
}

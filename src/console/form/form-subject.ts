import type { Change } from '../../domain/change.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { serverKeyText } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import { serviceName } from '../columns/service-name.ts';
import { serviceIn } from '../lookup.ts';
import { listed } from './endpoint.ts';
import type { FieldSpec, Form } from './form.ts';
import { type FormFault, readServers, serverFields } from './server-form.ts';
import { readService, serviceFields } from './service-form.ts';

export function fieldsOf(form: Form): readonly FieldSpec[] {
  return form.subject === 'add-server' || form.subject === 'edit-server' ? serverFields : serviceFields;
}

/** The changes that a form describes, or all errors. */
export function changesOf(form: Form, services: readonly Service[]): Result<readonly Change[], readonly FormFault[]> {
  if (form.subject === 'add-service' || form.subject === 'edit-service') {
    const read = readService(form, services);
    return read.ok ? success([{ kind: form.subject, service: read.value }]) : read;
  }
  const service = form.service === null ? undefined : serviceIn({ services }, form.service);
  if (service === undefined) return failure([{ field: form.focus, why: 'the service no longer exists' }]);
  const { subject } = form;
  const read = readServers(form, service);
  return read.ok ? success(read.value.map((server) => ({ kind: subject, service: service.key, server }))) : read;
}

export function titleOf(form: Form): string {
  const service = form.service === null ? '' : serviceName(form.service);
  const address = form.values['address']?.text ?? '';
  switch (form.subject) {
    case 'add-server':
      return listed(address).length > 1 ? `Add real servers to ${service}` : `Add a real server to ${service}`;
    case 'edit-server':
      return `Edit ${serverKeyText({ address, port: Number(form.values['port']?.text ?? 0) })} of ${service}`;
    case 'add-service':
      return 'Add a service';
    case 'edit-service':
      return `Edit ${service}`;
  }
}

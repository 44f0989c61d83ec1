/** The names of the JSON documents that lvsrules prints or reads. */
export const schemaNames = [
  'applied',
  'assertions',
  'config',
  'connections',
  'console',
  'diff',
  'doctor',
  'findings',
  'host',
  'log-entry',
  'plan',
  'plans',
  'prediction',
  'recording',
  'rollout',
  'rules',
  'sample',
  'setup',
  'simulation',
  'table',
  'view',
  'watch-event',
] as const;

export type SchemaName = (typeof schemaNames)[number];

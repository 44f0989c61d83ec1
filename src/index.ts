export type { Family } from './domain/address.ts';
export type * from './domain/service.ts';
export type * from './domain/server.ts';
export type * from './domain/table.ts';
export type * from './domain/change.ts';
export type * from './domain/observation.ts';
export type { Result } from './domain/result.ts';

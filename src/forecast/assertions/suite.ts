import type { Change } from '../../domain/change.ts';
import type { ServiceKey } from '../../domain/service.ts';
import type { LoggedClient } from '../client.ts';
import type { Sysctls } from '../../kernel/sysctl.ts';
import type { Prefix } from '../population.ts';

/** The assertions of one file. */
export interface Suite {
  /** The rules file that it names, as written. */
  readonly rules: string | null;
  readonly tests: readonly Test[];
}

/** A test begins with the original rules; its steps run one after another on the same kernel. */
export interface Test {
  readonly name: string;
  readonly line: number;
  readonly steps: readonly SuiteStep[];
}

export interface SuiteStep {
  readonly line: number;
  readonly action: Action;
}

export type Action =
  | { readonly kind: 'do'; readonly changes: readonly Change[] }
  /** The server is deleted from every service that has it. */
  | { readonly kind: 'without'; readonly server: ServerName }
  /** A real server stops answering, or answers again. */
  | { readonly kind: 'fail' | 'recover'; readonly server: ServerName }
  /** Time passes: connections and remembered clients expire. */
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'sysctl'; readonly name: keyof Sysctls; readonly value: number }
  | {
      readonly kind: 'client';
      readonly client: LoggedClient;
      readonly service: ServiceKey;
      /** Where it may go; null: anywhere; an empty list: it must be refused. */
      readonly servers: readonly ServerName[] | null;
    }
  | { readonly kind: 'never-refused' | 'always-served'; readonly crowd: Crowd; readonly service: ServiceKey }
  | {
      readonly kind: 'share';
      readonly crowd: Crowd;
      readonly service: ServiceKey;
      readonly server: ServerName;
      /** From 0 to 1. */
      readonly least: number;
      readonly most: number;
    };

/** A real server, on any port when it has none. */
export interface ServerName {
  readonly address: string;
  readonly port: number | null;
}

/** Clients that connect one after another and stay. */
export interface Crowd {
  readonly size: number;
  /** Null: the usual test networks. */
  readonly prefix: Prefix | null;
}

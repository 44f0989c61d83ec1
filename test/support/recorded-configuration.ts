/** One recorded configuration of keepalived or ldirectord, with the table that the real program made of it. */
export interface RecordedConfiguration {
  readonly id: string;
  readonly note: string;
  readonly files: Readonly<Record<string, string>>;
  readonly exit_t: number;
  readonly log: string;
  readonly save_n: string;
  readonly args?: string;
  readonly undefined?: unknown;
  readonly then?: unknown;
  readonly before?: unknown;
}

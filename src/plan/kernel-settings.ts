/**
 * The settings under `net.ipv4.vs` that decide what happens to the clients of a removed server. Each is absent if the
 * director's kernel cannot be read.
 */
export interface KernelSettings {
  /** `expire_quiescent_template`: whether remembered clients leave a server of weight 0. */
  readonly forgetsClients?: boolean | undefined;
  /** `expire_nodest_conn`: whether connections to a deleted server end at once. */
  readonly endsOrphans?: boolean | undefined;
  /** `conn_reuse_mode`: 0 sends a client that reuses its port to its old server. */
  readonly reuseMode?: number | undefined;
}

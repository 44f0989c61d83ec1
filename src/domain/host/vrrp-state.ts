/** What keepalived last said about an instance of VRRP. */
export interface VrrpState {
  readonly instance: string;
  readonly state: 'MASTER' | 'BACKUP' | 'FAULT' | 'STOP';
}

import type { Change, Refusal } from '../../domain/change.ts';

const noEntry = 2;
const noService = 3;
const noMemory = 12;
const exists = 17;
const noDevice = 19;
const invalid = 22;
const outOfRange = 34;

/** What a kernel error number means for this kind of change, as ipvsadm interprets it. */
export function refusalOfError(kind: Change['kind'], error: number): Refusal | undefined {
  const isServer = kind.endsWith('-server');
  const isDaemon = kind.endsWith('-daemon');
  switch (error) {
    case noEntry:
      return isServer ? 'no-such-server' : 'scheduler-not-found';
    case noService:
      return isDaemon ? 'no-daemon' : isServer ? 'service-not-defined' : 'no-such-service';
    case noMemory:
      return 'table-too-large-for-scheduler';
    case exists:
      return isDaemon ? 'daemon-running' : isServer ? 'server-exists' : 'service-exists';
    case noDevice:
      return 'no-such-device';
    case invalid:
      return isDaemon ? 'mixed-family-with-daemon' : 'address-not-usable';
    case outOfRange:
      return 'thresholds-out-of-range';
    default:
      return undefined;
  }
}

import { expect, test } from 'vitest';
import { readListing } from '../../../src/ipvsadm/listing/read-listing.ts';
import { writeConnections } from '../../../src/ipvsadm/listing/write-connections.ts';

/** Captured from `ipvsadm -Lnc --persistent-conn`. */
const captured = `IPVS connection entries
pro expire state       source             virtual            destination        pe name          pe_data
TCP 14:41  ESTABLISHED [2002:3:2:1:2:1683:9f8f:fe2d]:17143 [2001:db8:9::1]:80 [2001:db8:16::5]:80
IP  00:44  NONE        [2002:3:2:1:2:8cf1:1000:0]:0 [0:7::]:0          [2001:db8:16::1]:0
SCTP 00:55  C-ECHOED    131.161.137.217:51941 10.9.0.1:80        172.16.0.2:80
TCP 14:58  ESTABLISHED 203.202.244.214:12868 10.9.0.1:80        172.16.0.3:80
`;

test('connections beside the names of engines are read and written again byte for byte', () => {
  const read = readListing(captured);
  if (!read.ok) throw new Error(read.failure.what);
  expect(read.value.losses).toEqual([]);
  expect(writeConnections(read.value.table.connections ?? [], true)).toBe(captured);
});

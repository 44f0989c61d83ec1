/** Rules whose errors are about lines that are accepted, because of what they then do. */
export const aboutTakenLines: ReadonlySet<string> = new Set([
  'LVS012',
  'LVS013',
  'LVS018',
  'LVS024',
  'LVS025',
  'LVS207',
  'LVS216',
  'LVS218',
  'LVS219',
  'LVS221',
  'LVS227',
  'LVS313',
  'LVS329',
]);

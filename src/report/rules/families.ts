/** The families of rules by the first digit of their ids. */
export const families = {
  0: 'What ipvsadm cannot read',
  1: 'What is refused',
  2: 'What is changed, ignored or lost',
  3: 'What causes harm in operation',
  4: 'Style',
  5: 'Compatibility with a target',
  8: 'Other kinds of files: keepalived.conf, ldirectord.cf, scripts, listings',
  9: "The site's own policy",
} as const;

export function familyOf(id: string): string {
  return families[Number(id[3]) as keyof typeof families];
}

/** `ssh://HOST`, or `ssh+sudo://HOST`: the same host, with root's rights through `sudo -n` there. */
const form = /^ssh(\+sudo)?:\/\//;

/** Whether a spec names another machine that is reached by ssh. */
export function isBehindSsh(spec: string): boolean {
  return form.test(spec);
}

/** The spec as ssh itself takes it: `ssh://HOST` for `ssh+sudo://HOST`. */
export function plainSshSpec(spec: string): string {
  return spec.replace(form, 'ssh://');
}

/** The same host, through sudo. */
export function sudoSpec(spec: string): string {
  return spec.replace(form, 'ssh+sudo://');
}

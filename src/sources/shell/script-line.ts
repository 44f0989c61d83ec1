/** A line for `ipvsadm -R`, or a comment, and the line of the script from which it came. */
export interface ScriptLine {
  readonly line: number;
  readonly text: string;
}

/** Where in the words `getopts` continues; an offset of 0 is the beginning of a word. */
export interface OptionPlace {
  readonly index: number;
  readonly offset: number;
}

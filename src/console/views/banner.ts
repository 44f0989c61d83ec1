import { foreign, type StyledLine, span } from '../paint/line.ts';

/** The first line of a screen with a simulated director: says so, and why. */
export function bannerLine(simulated: string): StyledLine {
  return { spans: [span(' SIMULATED '), span(foreign(simulated))], tone: 'banner' };
}

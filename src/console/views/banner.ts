import { foreign, type StyledLine, span } from '../paint/line.ts';

/** The first line of a screen that does not show a real director: that it is simulated, and why. */
export function bannerLine(simulated: string): StyledLine {
  return { spans: [span(' SIMULATED '), span(foreign(simulated))], tone: 'banner' };
}

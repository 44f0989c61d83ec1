/** What a full-screen program writes to take over a terminal and to restore it. */

const escape = '\x1b[';

/** Alternate screen, cursor hidden, bracketed paste, keypad and wrapping as usual, screen cleared. */
export const enterCodes = `${escape}?1049h${escape}?25l${escape}?2004h${escape}?7l${escape}0m${escape}2J${escape}H`;

/** The mouse is reported only while the program asks for it; the console does, on a key. */
export const leaveCodes = `${escape}?1006l${escape}?1000l${escape}0m${escape}?7h${escape}?2004l${escape}?25h${escape}?1049l`;

/** For a program that draws the whole screen. */
export const screenCodes = { enter: enterCodes, leave: leaveCodes };

/** For one that only adds lines: the screen and what was on it stay. */
export const lineCodes = {
  enter: `${escape}?2004h`,
  leave: `${escape}?1006l${escape}?1000l${escape}0m${escape}?2004l\n`,
};

/** What a full-screen program writes to take over a terminal and to restore it. */

const escape = '\x1b[';

/** Alternate screen, cursor hidden, bracketed paste, keypad and wrapping as usual, screen cleared. */
export const enterCodes = `${escape}?1049h${escape}?25l${escape}?2004h${escape}?7l${escape}0m${escape}2J${escape}H`;

export const leaveCodes = `${escape}0m${escape}?7h${escape}?2004l${escape}?25h${escape}?1049l`;

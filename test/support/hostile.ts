/**
 * What a terminal would obey: it clears the screen, sets the title, hides text, turns the direction of writing, and goes
 * back in its line; in 7 and in 8 bits.
 */
export const hostile = '\x1b[2J\x1b]0;owned\x07\x1b[8m\u009b31m\u202e\u2066\u061c\u200f\u2028\r\x08';

/** As the name of a file. */
export const hostileName = hostile.replaceAll('/', '');

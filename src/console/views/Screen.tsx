import { Box } from 'ink';
import { type ReactElement, useLayoutEffect } from 'react';
import type { PaintedLine } from '../paint/paint.ts';
import type { Canvas } from '../screen/canvas.ts';

export interface ScreenProps {
  readonly lines: readonly PaintedLine[];
  readonly canvas: Canvas;
}

/** Draws the given lines when Ink has committed them. */
export function Screen({ lines, canvas }: ScreenProps): ReactElement {
  useLayoutEffect(() => {
    canvas.draw(lines);
  });
  return <Box />;
}

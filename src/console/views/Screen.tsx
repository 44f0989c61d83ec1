import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { StyledLine } from '../paint/line.ts';
import { paintLine } from '../paint/paint.ts';
import type { Theme } from '../paint/theme.ts';

export interface ScreenProps {
  readonly lines: readonly StyledLine[];
  readonly columns: number;
  readonly theme: Theme;
}

/** Draws the given lines; has no hooks, ports or clock. */
export function Screen({ lines, columns, theme }: ScreenProps): ReactElement {
  return (
    <Box flexDirection="column" width={columns}>
      {lines.map((line, row) => (
        <Text key={row}>{paintLine(line, columns, theme) || ' '}</Text>
      ))}
    </Box>
  );
}

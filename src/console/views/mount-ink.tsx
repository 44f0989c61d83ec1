import { render } from 'ink';
import type { PaintedLine } from '../paint/paint.ts';
import type { Canvas } from '../screen/canvas.ts';
import { Screen } from './Screen.tsx';

/** Ink as the frame of the console. */
export interface MountedScreen {
  draw(lines: readonly PaintedLine[]): void;
  unmount(): void;
}

/** Mounts the view; from now on Ink decides when it is drawn. */
export function mountInk(lines: readonly PaintedLine[], canvas: Canvas): MountedScreen {
  const ink = render(<Screen lines={lines} canvas={canvas} />, { ...inkOptions, stdout: canvas.stream });
  return {
    draw: (next) => {
      ink.rerender(<Screen lines={next} canvas={canvas} />);
    },
    unmount: () => {
      ink.unmount();
    },
  };
}

const inkOptions = { debug: true, exitOnCtrlC: false, patchConsole: false, maxFps: 30 } as const;

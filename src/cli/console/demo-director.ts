import { simulatedDirector } from '../../directors/simulated.ts';
import { changesOf } from '../../domain/changes-of.ts';
import { type DemoScene, demoTraffic } from '../../forecast/demo.ts';
import { predict } from '../../ipvsadm/predict.ts';
import { ipvs } from '../../kernel/ipvs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Director } from '../../ports/director.ts';
import { demoRules } from './demo-rules.ts';
import { withoutOptimizing } from './without-optimizing.ts';

/** A simulated director of a shop, whose clients have been arriving for a while. */
export function demoDirector(clock: Clock): Director {
  const kernel = ipvs({ now: clock.now() - alreadyRunningMs });
  for (const change of changesOf(predict(demoRules).table)) kernel.apply(change);
  const traffic = demoTraffic(1, kernel, scene);
  let hasBegun = false;
  return simulatedDirector({
    kernel,
    clock,
    live: (_, now) => {
      const advance = () => {
        traffic.advance(now);
      };
      if (hasBegun) advance();
      else withoutOptimizing(advance);
      hasBegun = true;
    },
  });
}

/** Long enough for rates and a drain under way, short enough not to delay the first screen. */
const alreadyRunningMs = 45_000;

/** What there is to find: one server too slow for its weight, one silent, one that drains, and a colleague at work. */
const scene: DemoScene = {
  slow: { '10.0.1.12:8443': 5, '10.0.1.14:8443': 4, '10.0.2.21:5432': 3 },
  silent: new Set(['10.0.4.42:0', '10.0.4.42:80']),
  weights: [
    { after: 20_000, server: '10.0.1.14:8443', weight: 0 },
    { after: alreadyRunningMs + 20_000, server: '10.0.1.12:8080', weight: 2 },
    { after: alreadyRunningMs + 150_000, server: '10.0.1.12:8080', weight: 3 },
    { after: alreadyRunningMs + 300_000, server: '10.0.3.33:53', weight: 0 },
    { after: alreadyRunningMs + 420_000, server: '10.0.3.33:53', weight: 1 },
  ],
};

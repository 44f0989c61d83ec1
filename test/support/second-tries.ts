import type { Reporter, TestCase } from 'vitest/node';

/** Names each test that passed at its second try only, and why its first one failed: the last lines of `.ci/run` repeat it. */
export default class SecondTries implements Reporter {
  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky !== true) return;
    const [why = 'no reason'] = (test.result().errors ?? []).map(({ message }) => message.split('\n')[0]);
    process.stdout.write(`second try: ${test.module.relativeModuleId} > ${test.fullName}: ${why}\n`);
  }
}

import { describe, expect, it } from 'vitest';
import { playwrightTally, vitestTally } from './tally.mjs';

describe('the tally', () => {
  it('counts a unit test file that cannot be loaded as a failure', () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(vitestTally(report)).toEqual({ passed: 7, failed: 2 });
  });

  it('counts an error outside the end-to-end tests as a failure', () => {
    const report = { stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 1 }, errors: [{ message: 'no server' }] };
    expect(playwrightTally(report)).toEqual({ passed: 4, failed: 3 });
  });
});

// Counts what the test runners report.

/** The tally of vitest's JSON report. A test file that could not be loaded counts as one failure. */
export function vitestTally(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** The tally of Playwright's JSON report. A test that passed at its second try has passed; an error outside tests is a failure. */
export function playwrightTally(report) {
  const { expected, flaky, unexpected } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length };
}

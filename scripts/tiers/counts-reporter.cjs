/** A reporter for node:test whose output is the final counts, as JSON. (CommonJS, since node:test wants a default export.) */

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} events */
async function* countsReporter(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    const isSuite = data?.details?.type === 'suite';
    if (type === 'test:pass' && !isSuite) {
      if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
      else counts.passed++;
    }
    if (type === 'test:fail') {
      // A suite counts only when it fails by itself, in a hook.
      const onlyPassedOn = isSuite && data.details.error?.failureType === 'subtestsFailed';
      if (!onlyPassedOn) counts.failed++;
    }
    // Errors after the end of a test appear only here, and the dot reporter does not show them.
    if (type === 'test:diagnostic' && data.message.startsWith('Error:')) process.stderr.write(`\n${data.message}\n`);
  }
  yield JSON.stringify(counts);
}

module.exports = countsReporter;

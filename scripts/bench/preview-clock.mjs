// Runs in the page of the preview, before its own script: stands for VS Code, and times what is painted.
/* global document, requestAnimationFrame, window */

globalThis.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });

/**
 * Milliseconds from sending the first message until something that fits each selector is painted, which is one task after
 * the animation callbacks of a frame that has it. The messages come one at a time, as from the extension.
 *
 * @param {readonly unknown[]} messages
 * @param {readonly string[]} selectors
 * @returns {Promise<readonly number[]>}
 */
globalThis.timeMessages = async (messages, selectors) => {
  const start = performance.now();
  const times = selectors.map(async (selector) => {
    while (!document.querySelector(selector)) await frame();
    await task();
    return performance.now() - start;
  });
  for (const message of messages) {
    window.postMessage(message);
    await task();
  }
  return Promise.all(times);
};

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const task = () => new Promise((resolve) => setTimeout(resolve));

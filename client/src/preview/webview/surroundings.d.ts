/** What the webview finds around it: the channel to the extension, and icons that the bundler hands over as text. */

interface WebviewApi {
  postMessage(message: unknown): void;
  /** What was set last, also before the webview was hidden or VS Code closed. */
  getState(): unknown;
  setState(state: unknown): void;
}

/** May be called once. */
declare function acquireVsCodeApi(): WebviewApi;

declare module '*.svg' {
  const markup: string;
  export = markup;
}

declare module '*.css';

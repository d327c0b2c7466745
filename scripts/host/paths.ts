/** Where the parts of the embedded VS Code are once they are installed, and how a process hands that on to its children. */

/** VS Code's server edition and the Node it runs on. */
export interface ServerPaths {
  readonly node: string;
  /** The folder that holds out/server-main.js. */
  readonly folder: string;
}

/** A browser, with the shared libraries and fonts that a bare machine lacks. */
export interface BrowserPaths {
  readonly executable: string;
  readonly libraryFolders: readonly string[];
  readonly fontFolders: readonly string[];
}

export interface HostPaths {
  readonly server: ServerPaths;
  readonly browser: BrowserPaths;
}

const variable = 'HOST_PATHS';

/** The environment by which `readHostPaths` works in another process: the launcher, or a suite inside VS Code. */
export function hostPathsEnvironment(paths: HostPaths): Record<string, string> {
  return { [variable]: JSON.stringify(paths) };
}

/** Throws when this process was not started by something that prepared the host. */
export function readHostPaths(): HostPaths {
  const text = process.env[variable];
  if (!text) throw new Error(`${variable} is not set: start this through npm start or npm test.`);
  return JSON.parse(text);
}

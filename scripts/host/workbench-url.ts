/** The addresses by which a browser opens VS Code on a folder. */
import path from 'node:path';

export interface WorkbenchTarget {
  /** A folder, a .code-workspace file, or neither for an empty window. Absolute paths. */
  readonly folder?: string | undefined;
  readonly workspace?: string | undefined;
  /** Opened in an editor. */
  readonly file?: string | undefined;
  readonly developmentPaths?: readonly string[];
  readonly testsPath?: string | undefined;
  readonly disableExtensions?: boolean;
}

/** The URL of a workbench that shows the target; `authority` is the server's host and port. */
export function workbenchUrl(authority: string, target: WorkbenchTarget): string {
  const query = new URLSearchParams();
  if (target.folder) query.set('folder', target.folder);
  else if (target.workspace) query.set('workspace', target.workspace);
  else query.set('ew', 'true');

  const uri = (file: string) => remoteUri(authority, file);
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(target.developmentPaths ?? []).map((folder): [string, string] => ['extensionDevelopmentPath', uri(folder)]),
  ];
  if (target.testsPath) payload.push(['extensionTestsPath', uri(target.testsPath)]);
  if (target.disableExtensions) payload.push(['disableExtensions', 'true']);
  if (target.file) payload.push(['openFile', uri(target.file)]);
  query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

function remoteUri(authority: string, file: string): string {
  const segments = path.resolve(file).split('/').map(encodeURIComponent);
  return `vscode-remote://${authority}${segments.join('/')}`;
}

/** The URLs that nodes dial: `nodeurl`, which peers use, and `othernodes`, which this node uses. */

import type { JavaUrl } from './java-url.ts';
import type { TextValue } from './values.ts';

/** A URL that Orion takes, with the host and port that its HTTP client gets. */
export interface DialledUrl {
  readonly key: 'nodeurl' | 'othernodes';
  readonly text: TextValue;
  /** What java.net.URL finds; offsets count from the start of the decoded text. */
  readonly url: JavaUrl;
  /** What java.net.URI finds: undefined where Orion cannot dial it. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  /** `host:port` in lower case, as known-servers files list it; undefined where one of the two is. */
  readonly address: string | undefined;
}

/** Finds them in the texts of the two properties, as far as Orion accepts them. */
export function readDialledUrls(
  nodeurl: readonly TextValue[],
  othernodes: readonly TextValue[],
): readonly DialledUrl[] {
  return [...dialled('nodeurl', nodeurl), ...dialled('othernodes', othernodes)];
}

function dialled(key: DialledUrl['key'], texts: readonly TextValue[]): readonly DialledUrl[] {
  const found: DialledUrl[] = [];
  for (const text of texts) {
    const { url, uri } = text;
    if (!url || !uri) continue;
    const { host } = uri;
    const port = uri.port ?? url.port;
    const address = host === undefined || port === undefined ? undefined : `${host}:${port}`.toLowerCase();
    found.push({ key, text, url, host, port, address });
  }
  return found;
}

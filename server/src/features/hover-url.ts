/** What Orion makes of a URL: whom it dials, with or without TLS, and the name under which it looks the peer up. */

import type { Config } from '../model/config.ts';
import { endpoint } from '../model/endpoints.ts';
import { parseJavaUri, parseJavaUrl } from '../model/java-url.ts';
import type { Property } from '../model/properties.ts';
import { dialledText, type TextValue } from '../model/values.ts';
import { bullets, code, paragraphs } from './markdown.ts';

/** A URL of `nodeurl`, `clienturl` or `othernodes` as Markdown. */
export function describeUrl(property: Property, { text, templated }: TextValue, config: Config): string {
  const title = `**${code(text)}**`;
  if (templated) return paragraphs(title, 'Holds a placeholder: what Orion will dial is not known yet.');
  const url = parseJavaUrl(text);
  if (!url) return paragraphs(title, 'Orion stops: this is no URL for it. It wants `http://host:port/`.');
  if (property.key === 'clienturl')
    return paragraphs(title, 'Orion checks the form of this URL and then never uses it.');
  const key = property.key === 'nodeurl' ? 'nodeurl' : 'othernodes';
  const uri = parseJavaUri(dialledText(key, text));
  const port = uri?.port ?? url.port;
  if (uri?.host === undefined) {
    return paragraphs(
      title,
      'Passes the check at start, but **Orion cannot dial it**: Java finds no host in it. Host names have letters, digits, hyphens and dots.',
    );
  }
  if (port === undefined) {
    return paragraphs(
      title,
      `**No port:** there is no default one, so ${key === 'nodeurl' ? 'no peer can reach this node' : 'this node is never contacted'}. Write ${code(`${url.scheme}://${uri.host}:8080/`)}.`,
    );
  }
  const name = code(`${uri.host.toLowerCase()}:${port}`);
  return paragraphs(
    title,
    bullets(
      key === 'nodeurl'
        ? ownLines(name, `${url.host}:${port}`, config)
        : [lookupLine(name, config), schemeLine(url.scheme, config)],
    ),
  );
}

function ownLines(name: string, generated: string, config: Config): (string | undefined)[] {
  return [
    `Peers dial ${name} and look this node up under that name in their known-servers files`,
    `Certificates that Orion creates itself carry the common name ${code(generated)}`,
    generated === generated.toLowerCase()
      ? undefined
      : '**Upper-case letters:** no line of a known-clients file can match such a common name',
    `The scheme has no effect: each node's own ${code('tls')} decides how it dials`,
    stateLine(config),
  ];
}

function lookupLine(name: string, config: Config): string {
  const { tls, trust } = dialling(config);
  const file = code(endpoint('client').knownHosts);
  if (tls === 'strict' && trust?.value.knownHosts === 'not-opened') {
    return `Looked up nowhere in mode ${code(trust.value.name)}: its certificate must name the host instead`;
  }
  return `Looked up as ${name} in ${file}${tls === 'off' ? ' once `tls` is strict' : ''}; another spelling of the same host is another entry`;
}

function schemeLine(scheme: string, config: Config): string | undefined {
  const { tls } = dialling(config);
  if (tls === 'unknown') return undefined;
  const how = tls === 'strict' ? 'with TLS' : '**in plain HTTP**';
  const contrary = (tls === 'strict') === (scheme === 'https') ? '' : `, although the URL says ${code(scheme)}`;
  return `Dialled ${how}${contrary}: ${code('tls')} alone decides`;
}

function stateLine(config: Config): string | undefined {
  const { tls } = dialling(config);
  if (tls === 'unknown') return undefined;
  return tls === 'strict'
    ? 'This node answers with TLS only, since `tls` is strict'
    : 'This node answers in plain HTTP, since `tls` is off';
}

function dialling(config: Config) {
  return (
    config.endpoints.find((side) => side.endpoint.id === 'client') ?? { tls: 'unknown' as const, trust: undefined }
  );
}

/** The three TLS sides of an Orion node and the properties that belong to each. */

/** The stable name of an endpoint, in settings, commands and the command line. */
export type EndpointId = 'server' | 'client' | 'client-connection';

interface EndpointShape {
  readonly id: EndpointId;
  /** How messages call this side. */
  readonly title: string;
  /** How Orion's own start-up errors call this side (Orion.createSelfSignedCertificateIfMissingAndValidate). */
  readonly orionLabel: string;
  /** `accepts`: peers connect to it and show a client certificate. `dials`: it connects to peers. */
  readonly role: 'accepts' | 'dials';
  /** Who is on the other side, for messages. */
  readonly peers: string;
  readonly switch: string;
  readonly cert: string;
  readonly key: string;
  readonly chain: string;
  readonly trust: string;
  readonly knownHosts: string;
}

/** Orion.java wires exactly these; the outgoing side is NodeHttpClientBuilder. */
export const endpoints = [
  {
    id: 'server',
    title: 'node API',
    orionLabel: 'server',
    role: 'accepts',
    peers: 'other Orion nodes',
    switch: 'tls',
    cert: 'tlsservercert',
    key: 'tlsserverkey',
    chain: 'tlsserverchain',
    trust: 'tlsservertrust',
    knownHosts: 'tlsknownclients',
  },
  {
    id: 'client',
    title: 'outgoing connections',
    orionLabel: 'client',
    role: 'dials',
    peers: 'the nodes it dials',
    switch: 'tls',
    cert: 'tlsclientcert',
    key: 'tlsclientkey',
    chain: 'tlsclientchain',
    trust: 'tlsclienttrust',
    knownHosts: 'tlsknownservers',
  },
  {
    id: 'client-connection',
    title: 'client API',
    orionLabel: 'Client-to-Orion server',
    role: 'accepts',
    peers: 'Ethereum clients such as Besu',
    switch: 'clientconnectiontls',
    cert: 'clientconnectiontlsservercert',
    key: 'clientconnectiontlsserverkey',
    chain: 'clientconnectiontlsserverchain',
    trust: 'clientconnectiontlsservertrust',
    knownHosts: 'clientconnectiontlsknownclients',
  },
] as const satisfies readonly EndpointShape[];

export type Endpoint = (typeof endpoints)[number];

/** The endpoint with this id. */
export function endpoint<Id extends EndpointId>(id: Id): Extract<Endpoint, { id: Id }> {
  return endpoints.find((candidate) => candidate.id === id) as Extract<Endpoint, { id: Id }>;
}

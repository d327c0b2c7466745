/** The languages in which the server is asked about a document. What one is that is not `orion-*`, the server judges itself. */
export const askedLanguages: readonly string[] = ['orion-config', 'orion-known-hosts', 'toml', 'properties'];

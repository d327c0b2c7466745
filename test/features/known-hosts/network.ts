/** Two nodes that know each other, as files of a workspace, for the tests beside this file. */

export const nodes: Readonly<Record<string, string>> = {
  'one/orion.conf': `nodeurl = "https://node1:1/"
othernodes = ["https://node2:2/", "https://node3:3/"]
tls = "strict"
tlsservercert = "server.pem"
tlsserverkey = "key.pem"
tlsclientcert = "server.pem"
tlsclientkey = "key.pem"
tlsservertrust = "whitelist"
tlsclienttrust = "tofu"
tlsknownclients = "known-clients"
tlsknownservers = "known-servers"
`,
  'one/server.pem': 'rsa-cert',
  'one/key.pem': 'rsa-key',
  'two/orion.conf': `nodeurl = "https://Node2:2/"
tls = "strict"
tlsservercert = "server.pem"
tlsclientcert = "client.pem"
`,
  'two/server.pem': 'cert',
  'two/client.pem': 'other-cert',
};

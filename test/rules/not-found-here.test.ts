/** Cases of `not-found-here`. */
import { notFoundHere } from '../../server/src/rules/not-found-here.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(notFoundHere, [
  {
    given: 'absolute paths into folders that are not here',
    source: `tls = "strict"
             tlsservercert = «"/etc/orion/a.pem"»
             tlsknownservers = «'/etc/orion/known'»
             passwords = «"/run/secrets/p"»`,
    says: /does not exist on this machine.*orionTls\.pathMappings/,
  },
  {
    given: 'relative paths: workdir leads away, which is said once',
    source: 'workdir = «"/data"»\ntls = "strict"\ntlsservercert = "a.pem"',
    says: /\/data\/a\.pem and 5 more below workdir/,
  },
  {
    given: 'a single file below workdir',
    source: 'workdir = «"/data"»\npasswords = "p"',
    says: /The folder of \/data\/p does not/,
  },
  {
    given: 'a mode that opens no known hosts',
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsknownservers = "/etc/orion/known"',
  },
  { given: 'the folder is here', files: { '/etc/orion/other': '' }, source: 'passwords = "/etc/orion/p"' },
  {
    given: 'a mapped folder',
    settings: { pathMappings: { '/data': '/node' } },
    source: 'workdir = "/data"\ntls = "strict"',
  },
  { given: 'a relative path into a folder that is not here', source: 'passwords = "secrets/p"' },
  { given: 'nothing is checked about libsodium', source: 'libsodiumpath = "/opt/lib/libsodium.so"' },
  { given: 'TLS is off', source: 'tls = "off"\ntlsservercert = "/etc/orion/a.pem"' },
  { given: 'the switch is refused', source: 'tls = "x"\ntlsservercert = "/etc/orion/a.pem"' },
  { given: 'a placeholder', source: 'passwords = "/run/{{ p }}"' },
  { given: 'a template', source: 'passwords = "/run/secrets/p"\n{{ x }}' },
]);

/** What to do about a file that Orion cannot load: the openssl command, where there is one. */

import type { NamedFile } from '../facts/named-files.ts';
import type { KeyRefusal, Refusal } from '../model/loadable.ts';
import type { FileContent } from '../pki/pem.ts';
import { fileForShell, newNameFor } from './certificate-words.ts';

/** How to come to a key file that Orion loads. */
export function keyRemedy(file: NamedFile, refusal: KeyRefusal): string {
  const [from, to] = [fileForShell(file, 'old.key'), newNameFor(file, 'key')];
  const der = refusal.inPem ? '' : '-inform DER ';
  const convert = `openssl pkcs8 -topk8 -nocrypt ${der}-in ${from} -out ${to}`;
  if (refusal.convertible) return `Convert it: ${convert}`;
  const { key } = refusal;
  if (key === undefined) return otherKeyRemedy(refusal, from, to);
  if (key.format.startsWith('encrypted-'))
    return `Orion has no setting for a passphrase. Decrypt it and protect the file instead: ${convert}`;
  if (key.format === 'openssh')
    return `An RSA or ECDSA key can be converted in place: ssh-keygen -p -m PKCS8 -f ${from}`;
  if (key.format === 'dsa' || refusal.reason === 'unsupported-key-algorithm')
    return 'No conversion helps: make a new pair with an RSA or EC key.';
  return 'Restore the file from its source, or make a new pair.';
}

function otherKeyRemedy({ holds, reason }: KeyRefusal, from: string, to: string): string {
  switch (holds) {
    case 'pkcs12':
      return `Take the key out of it: openssl pkcs12 -in ${from} -nocerts -nodes -out ${to}`;
    case 'java-keystore':
      return keystoreRemedy(from, `openssl pkcs12 -in new.p12 -nocerts -nodes -out ${to}`);
    case 'bare-base64':
      return 'Put it between a line -----BEGIN PRIVATE KEY----- and a line -----END PRIVATE KEY-----.';
    default:
      return commonRemedy(holds) ?? (reason === 'no-key' ? 'Name the file with the private key.' : damagedText);
  }
}

/** How to come to a certificate file that Orion loads. */
export function certificateRemedy(file: NamedFile, { holds, inPem, reason }: Refusal): string {
  const [from, to] = [fileForShell(file, 'old.pem'), newNameFor(file, 'pem')];
  const der = inPem ? '' : '-inform DER ';
  if (reason !== 'no-certificate') return damagedText;
  switch (holds) {
    case 'certificate':
      return `Write it anew: openssl x509 ${der}-in ${from} -out ${to}`;
    case 'pkcs7':
      return `Take the certificates out of it: openssl pkcs7 ${der}-print_certs -in ${from} -out ${to}`;
    case 'pkcs12':
      return `Take the certificates out of it: openssl pkcs12 -in ${from} -nokeys -out ${to}`;
    case 'java-keystore':
      return keystoreRemedy(from, `openssl pkcs12 -in new.p12 -nokeys -out ${to}`);
    case 'certificate-request':
      return 'Name the certificate that the authority made of it.';
    case 'bare-base64':
      return 'Put it between a line -----BEGIN CERTIFICATE----- and a line -----END CERTIFICATE-----.';
    default:
      return commonRemedy(holds) ?? 'Name the file with the certificate.';
  }
}

const damagedText = 'Restore the file from its source.';

function commonRemedy(holds: FileContent): string | undefined {
  if (holds === 'utf-16') return 'Save it as UTF-8.';
  return holds === 'empty' ? damagedText : undefined;
}

function keystoreRemedy(from: string, command: string): string {
  return `Export it first: keytool -importkeystore -srckeystore ${from} -destkeystore new.p12 -deststoretype PKCS12; then ${command}`;
}

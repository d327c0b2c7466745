/** Certificate and key files that are the same bytes in every run, unlike those that the other tests make. */

import samples from '../orion/pem-samples.json' with { type: 'json' };

const files = new Map([...samples.certificates, ...samples.keys].map(({ name, content }) => [name, content]));

/** The bytes of a sample by its name. */
export function pemFile(name: string): Uint8Array {
  const content = files.get(name);
  if (content === undefined) throw new Error(`there is no sample "${name}"`);
  return Buffer.from(content, 'latin1');
}

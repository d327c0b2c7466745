/** Storage strings such as `leveldb:path` and which of them Orion refuses. */

/** Why Orion stops on a storage string. */
export type StorageRefusal = 'unknown-engine' | 'memory-with-path' | 'sql-without-url' | 'unknown-database';

/** The engines, exactly as Orion compares them: case counts. */
export const storageEngines = ['leveldb', 'mapdb', 'sql', 'memory'] as const;

/** JDBC subprotocols whose drivers Orion can name (JpaEntityManagerProvider). */
const databases = ['postgresql', 'h2', 'oracle'];

/** Why Orion refuses this `storage` or `knownnodesstorage` (Config.validateStorage, Orion.createStorage), or undefined. */
export function storageRefusal(text: string): StorageRefusal | undefined {
  const [engine = '', ...rest] = text.split(':');
  if (!storageEngines.some((known) => known === engine)) return 'unknown-engine';
  if (engine === 'memory') return rest.length > 0 ? 'memory-with-path' : undefined;
  if (engine !== 'sql') return undefined;
  const url = rest.join(':');
  if (!url.startsWith('jdbc:')) return 'sql-without-url';
  return databases.some((database) => url.startsWith(`jdbc:${database}:`)) ? undefined : 'unknown-database';
}

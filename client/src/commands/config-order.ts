/** In which order a person is asked about configurations: those they are working on first. Knows nothing of VS Code. */

export interface ConfigChoice {
  /** URI of the configuration. */
  readonly config: string;
  /** Why it comes first; empty for the others. */
  readonly description: string;
}

export interface OpenConfigs {
  /** Those with a tab, by URI. */
  readonly open: readonly string[];
  /** Those that can be seen. */
  readonly visible: readonly string[];
  /** Those that had the focus, the last one first. */
  readonly recent: readonly string[];
}

/** Those in view, then those that had the focus, then the others; among equals the most recent first. */
export function configOrder({ open, visible, recent }: OpenConfigs): readonly ConfigChoice[] {
  const byTime = [...recent.filter((config) => open.includes(config)), ...open];
  const inView = byTime.filter((config) => visible.includes(config));
  const [last] = recent.filter((config) => open.includes(config));
  return [...new Set([...inView, ...byTime])].map((config) => {
    if (visible.includes(config)) return { config, description: 'in the editor' };
    return { config, description: config === last ? 'last in the editor' : '' };
  });
}

/** Back to a configuration from a page that took its place, such as the walkthrough. */

import { openText } from '../views/text-beside.ts';
import { givenConfig } from './given-config.ts';
import type { RecentConfigs } from './recent-configs.ts';

const words = {
  title: 'Go to Configuration',
  whenNone: 'No configuration is open. Open one, or begin a new one.',
};

/** Gives the focus to the configuration that is open; asks where several are, the one worked on last first. */
export async function openConfiguration(recent: RecentConfigs, given: unknown): Promise<void> {
  const config = await givenConfig(recent, given, words);
  if (config) await openText(config, { focus: true });
}

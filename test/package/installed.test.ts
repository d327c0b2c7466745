/** The extension as people get it: installed in a real VS Code, where it does its work. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyNoEmbeddedEditor } from '../../scripts/host/platform.ts';
import { inProject } from '../../scripts/project.ts';
import { runEditorTier } from '../../scripts/tiers/editor.ts';
import { vsix } from './packed.ts';

test('the VSIX installs in a real VS Code, activates from there, and works', {
  skip: whyNoEmbeddedEditor(),
}, async () => {
  const { passed, failed } = await runEditorTier([inProject('test', 'editor', 'installed', 'smoke.ts')], {
    desktop: false,
    workspace: inProject('examples', 'mistakes'),
    vsix,
  });
  assert.equal(failed, 0, 'see the failures above');
  assert.ok(passed >= 4);
});

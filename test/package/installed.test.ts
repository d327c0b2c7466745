/** The extension as people get it: installed in a real VS Code, where it does its work. */

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { whyNoEmbeddedEditor } from '../../scripts/host/platform.ts';
import { inProject } from '../../scripts/project.ts';
import { runEditorTier } from '../../scripts/tiers/editor.ts';
import { installTarball } from './install-tarball.ts';
import { tarball, vsix } from './packed.ts';

test('the VSIX installs in a real VS Code, activates from there, and leads through its walkthrough', {
  skip: whyNoEmbeddedEditor(),
}, async () => {
  const suites = ['smoke.ts', 'walkthrough.ts'].map((name) => inProject('test', 'editor', 'installed', name));
  const { bin } = installTarball(tarball);
  const { passed, failed } = await runEditorTier(suites, {
    desktop: false,
    workspace: inProject('examples', 'mistakes'),
    vsix,
    environment: { ORION_PROGRAM: path.join(bin, 'orion-tls'), ORION_PICTURES: inProject('out', 'screenshots') },
  });
  assert.equal(failed, 0, 'see the failures above');
  assert.ok(passed >= 5);
});

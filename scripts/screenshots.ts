/**
 * `npm run screenshots`: takes the pictures of README.md from the extension as it is, in the embedded VS Code, and draws the icon.
 *
 *   npm run screenshots               all of them
 *   npm run screenshots -- problems   only those named; "icon" is the icon
 */
import { statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { buildPrograms } from './build.ts';
import { inProject } from './project.ts';
import { drawIcon } from './screenshots/icon.ts';
import { type Scene, scenes } from './screenshots/scenes.ts';
import { setStage, takePicture } from './screenshots/stage.ts';

/** For what is drawn a moment after it can be found. */
const settleTime = 500;

async function takeScreenshots(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => name !== 'icon' && !scenes.some((scene) => scene.name === name));
  if (unknown.length > 0) {
    console.error(
      `No such picture: ${unknown.join(', ')}. There are: icon, ${scenes.map(({ name }) => name).join(', ')}.`,
    );
    return 2;
  }
  const isWanted = (name: string) => names.length === 0 || names.includes(name);
  if (isWanted('icon')) await drawIcon();
  if (!buildPrograms()) return 1;
  for (const scene of scenes) if (isWanted(scene.name)) await take(scene);
  return 0;
}

async function take(scene: Scene): Promise<void> {
  const stage = await setStage(scene);
  try {
    const frame = await scene.play(stage);
    await delay(settleTime);
    const file = inProject('docs', `${scene.name}.png`);
    await takePicture(stage, file, frame);
    console.log(`docs/${scene.name}.png, ${Math.round(statSync(file).size / 1000)} kB`);
  } catch (error) {
    await takePicture(stage, inProject('out', `${scene.name}-failed.png`), undefined);
    throw error;
  } finally {
    await stage.stop();
  }
}

takeScreenshots(process.argv.slice(2))
  .catch((error) => {
    console.error(error);
    return 1;
  })
  .then((code) => {
    process.exitCode = code;
  });

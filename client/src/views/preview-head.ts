/** What the preview shows above and around its rows: the server's answer with names that people know their files by. */

import { FileType, type Uri, workspace } from 'vscode';
import type { KnownHostsModel } from '../../../server/src/protocol.ts';
import { nameOf } from '../file-names.ts';
import type { PreviewHead } from '../preview/messages.ts';

/** VS Code hands no text above this size to extensions. */
const syncLimit = 50 * 1024 * 1024;

/** The head of the preview for this answer. */
export async function previewHead(model: KnownHostsModel, uri: Uri, generation: number): Promise<PreviewHead> {
  const { rows, ...rest } = model;
  const diskNotice = model.version === null ? await whyFromDisk(uri) : undefined;
  const removingDisabled = diskNotice?.tooLarge
    ? 'The file is too large to be edited from here.'
    : model.pinningDisabled;
  return {
    ...rest,
    generation,
    name: workspace.asRelativePath(uri),
    configNames: model.uses.map(({ config }) => nameOf(config)),
    certificateNames: model.certificates.map((certificate) => nameOf(certificate.uri)),
    total: rows.lines.length,
    ...(diskNotice !== undefined && { diskNotice: diskNotice.sentence }),
    ...(removingDisabled !== undefined && { removingDisabled }),
  };
}

interface DiskNotice {
  readonly sentence: string;
  readonly tooLarge: boolean;
}

/** A file that is not open is read from disk, which is what one expects: that needs no notice. */
async function whyFromDisk(uri: Uri): Promise<DiskNotice | undefined> {
  const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document?.isDirty) {
    const sentence = 'Shown is the file on disk: what you have typed since the last save is not in the table.';
    return { sentence, tooLarge: false };
  }
  if (document || (await sizeOf(uri)) <= syncLimit) return undefined;
  const sentence =
    'The file is larger than 50 MB, which VS Code does not hand to extensions: shown is the file on disk, and lines can be copied but not removed from here.';
  return { sentence, tooLarge: true };
}

async function sizeOf(uri: Uri): Promise<number> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    return type === FileType.Directory ? 0 : size;
  } catch {
    // It is gone; the server says so.
    return 0;
  }
}

/** On which machines the embedded VS Code runs. */

interface ReportHeader {
  readonly header?: { readonly glibcVersionRuntime?: string };
}

/** Why the embedded VS Code cannot run on this machine, as the end of a sentence; undefined when it can. */
export function whyNoEmbeddedEditor(): string | undefined {
  const machine = `${process.platform}-${process.arch}`;
  if (machine !== 'linux-x64') return `the embedded VS Code is for linux-x64 only, and this machine is ${machine}`;
  const report = process.report?.getReport() as ReportHeader | undefined;
  if (!report?.header?.glibcVersionRuntime)
    return 'the embedded VS Code needs glibc, and this Linux has another C library';
  return undefined;
}

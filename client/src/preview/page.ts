/** The page of the preview: a frame without content, and a policy that lets in our own script and style only. */

export interface PageParts {
  /** Fresh for every page. */
  readonly nonce: string;
  /** URIs as the webview sees them. */
  readonly script: string;
  readonly style: string;
  /** Where the webview may load our own files from. */
  readonly source: string;
}

/** The HTML. Nothing of any file is in it: that comes by messages and is set as text. */
export function previewPage({ nonce, script, style, source }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${source}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Orion known hosts</title>
  <link rel="stylesheet" href="${escapeAttribute(style)}">
</head>
<body>
  <script nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(script)}"></script>
</body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

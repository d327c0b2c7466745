/** The button that leads to VS Code's own page about trust: the same in messages and in the preview. */
export const manageTrustLabel = 'Manage Workspace Trust';

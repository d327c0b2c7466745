/** The command that a quick fix ends with which changes other files; it is no command for people. */

/** Takes the URIs of the changed files. */
export const offerSaveCommand = '_orionTls.offerSave';

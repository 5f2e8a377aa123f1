/** Something that the person at the terminal must change before a command can run. Its message is all that is shown. */
export class UsageError extends Error {}

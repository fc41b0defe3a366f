/** A kill counts as an attempt, and every attempt goes on where the last one was. */
export const runJob = { name: 'imports.run', maxAttempts: 20 };

export const undoJob = { name: 'imports.undo', maxAttempts: 20 };

/** Added with the upload, for the day on which its file is no longer kept. */
export const expireJob = { name: 'imports.expire', maxAttempts: 5 };

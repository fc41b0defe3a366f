/** A kill counts as an attempt, and every attempt goes on where the last one was. */
export const runJob = { name: 'bulk.run', maxAttempts: 20 };

export const undoJob = { name: 'bulk.undo', maxAttempts: 20 };

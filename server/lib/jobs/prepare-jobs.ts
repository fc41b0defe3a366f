/**
 * Installs or updates what the queue needs in the database. Part of the release step, after `migrate`: safe to run again
 * and beside running processes. SQLite needs nothing: its table is in the migrations.
 * @param ownerUrl of a role that may create schemas
 */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  if (ownerUrl.startsWith('file:')) return;
  const { preparePostgresJobs } = await import('./prepare-postgres-jobs');
  await preparePostgresJobs(ownerUrl);
}

export { workspacesJobs } from './workspaces.jobs';
export { insertWorkspace, workspacesOf } from './workspaces.queries';
export { workspacesRouter } from './workspaces.router';
export { membershipView, permission, role, workspaceView } from './workspaces.schema';

export { regionSettings } from './home-region.rules';
export { workspacesJobs } from './workspaces.jobs';
export { insertWorkspace, tenantFields, workspacesOf } from './workspaces.queries';
export { workspacesRouter } from './workspaces.router';
export { membershipView, permission, role, workspaceView } from './workspaces.schema';

import * as z from 'zod';
import { router } from '../../trpc/init';
import { signedInProcedure, tenantProcedure } from '../../trpc/procedures';
import {
  createWorkspaceInput,
  deleteWorkspaceInput,
  membershipView,
  updateWorkspaceInput,
  workspaceView,
} from './workspaces.schema';
import { createWorkspace, deleteWorkspace, getWorkspace, listWorkspaces, updateWorkspace } from './workspaces.service';

export const workspacesRouter = router({
  list: signedInProcedure()
    .meta({ summary: 'Lists the workspaces of the person, with their role in each.' })
    .output(z.array(membershipView))
    .query(({ ctx }) => listWorkspaces(ctx)),

  create: signedInProcedure()
    .meta({ summary: 'Creates a further workspace, owned by the person.' })
    .input(createWorkspaceInput)
    .output(workspaceView)
    .mutation(({ ctx, input }) => createWorkspace(ctx, input)),

  get: tenantProcedure('workspace.read')
    .meta({ summary: 'Gives name, address, time zone, language, currency and country of the workspace.', public: true })
    .output(workspaceView)
    .query(({ ctx }) => getWorkspace(ctx)),

  update: tenantProcedure('workspace.update')
    .meta({ summary: 'Changes name, time zone, language, currency or country of the workspace.', public: true })
    .input(updateWorkspaceInput)
    .output(workspaceView)
    .mutation(({ ctx, input }) => updateWorkspace(ctx, input)),

  delete: tenantProcedure('workspace.delete')
    .meta({ summary: 'Deletes the workspace and everything in it, for good.' })
    .input(deleteWorkspaceInput)
    .output(z.object({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await deleteWorkspace(ctx, input.name);
      return { done: true };
    }),
});

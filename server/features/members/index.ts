export { membersJobs } from './invitations.jobs';
export { invitationsRouter, membersRouter } from './members.router';

import type { Place } from './example-input';
import type { World } from './world';

type Ids = World['ids'];

/** Which row an id names, by the field that holds it; `id`, `ids` and `cursor` name a row of their own router. */
const byField: Record<string, keyof Ids> = {
  userId: 'members',
  ownerId: 'members',
  owner: 'members',
  personId: 'people',
  person: 'people',
  companyId: 'companies',
  company: 'companies',
  tags: 'tags',
  tagId: 'tags',
  tagIds: 'tags',
  changeId: 'changes',
  groupId: 'groups',
  importId: 'imports',
  dealId: 'deals',
  stageId: 'stages',
  moveTo: 'otherStage',
  pipelineId: 'pipelines',
  lostReasonId: 'lostReasons',
  productId: 'products',
  /** The first of the objects that a record may be of. */
  recordId: 'companies',
};

/** The row that an id in the input of a procedure names. */
export function rowAt({ procedure, keys }: Place, ids: Ids): string | undefined {
  const field = keys.filter((key) => !/^\d+$/.test(key)).at(-1) ?? '';
  const router = procedure.split('.').at(-2) ?? '';
  if (field === 'id' || field === 'ids' || field === 'cursor') return ids[router as keyof Ids];
  const row = byField[field];
  return row && ids[row];
}

export type Example = {
  /** The input, where the generated one would not do. */
  input?: (world: World) => unknown;
  /** The answer to those who may call it, where it cannot succeed on the rows of the test. */
  refusal?: string;
};

const ownWords = 'seven quiet parrots at noon';

/** What cannot be made from the schema alone. A procedure that needs an example and has none fails by name. */
export const examples: Record<string, Example> = {
  // Nobody in the test's workspaces has a password, a link or another session: these say so in their own words.
  'identity.signUp': {
    input: () => ({
      name: 'Ada',
      email: `${crypto.randomUUID()}@example.com`,
      password: ownWords,
      workspace: 'Engines',
    }),
  },
  'identity.signIn': { refusal: 'UNAUTHENTICATED' },
  'identity.lookAtSignUp': { refusal: 'NOT_FOUND' },
  'identity.confirmSignUp': { refusal: 'NOT_FOUND' },
  'identity.lookAtReset': { refusal: 'NOT_FOUND' },
  'identity.resetPassword': { input: () => ({ token: 'unknown', password: ownWords }), refusal: 'NOT_FOUND' },
  'identity.changePassword': { input: () => ({ current: ownWords, password: ownWords }), refusal: 'INVALID_INPUT' },
  'identity.revokeSession': { input: ({ ids }) => ({ id: ids.members }), refusal: 'NOT_FOUND' },
  'invitations.look': { refusal: 'NOT_FOUND' },
  'invitations.accept': { refusal: 'NOT_FOUND' },
  'invitations.signUp': {
    input: () => ({ token: 'unknown', name: 'Ada', password: ownWords }),
    refusal: 'NOT_FOUND',
  },

  'workspaces.update': { input: () => ({ version: 1, values: { name: 'Renamed' } }) },
  'workspaces.delete': { input: ({ tenant }) => ({ name: tenant.name }) },
  'members.changeRole': { input: ({ ids }) => ({ userId: ids.members, role: 'viewer' }) },
  'invitations.create': { input: () => ({ email: 'somebody@example.com', role: 'viewer' }) },
  'apiKeys.create': { input: () => ({ name: 'Reporting', role: 'viewer' }) },

  // The test's workspaces hold records of their own.
  'demo.add': { refusal: 'PRECONDITION_FAILED' },

  'people.create': {
    input: ({ ids }) => ({
      values: { firstName: 'Grace', companyId: ids.companies, ownerId: ids.members, tags: [ids.tags] },
    }),
  },
  'people.update': {
    input: ({ ids }) => ({
      id: ids.people,
      version: 1,
      values: { jobTitle: 'Admiral', companyId: ids.companies, ownerId: ids.members, tags: [ids.tags] },
    }),
  },
  'people.employments.create': {
    input: ({ ids }) => ({ personId: ids.people, values: { companyId: ids.companies, jobTitle: 'Admiral' } }),
  },
  'companies.create': { input: ({ ids }) => ({ values: { name: 'Bell', ownerId: ids.members, tags: [ids.tags] } }) },
  'companies.update': {
    input: ({ ids }) => ({
      id: ids.companies,
      version: 1,
      values: { name: 'Bell', ownerId: ids.members, tags: [ids.tags] },
    }),
  },
  'notes.list': { input: ({ ids }) => ({ object: 'person', recordId: ids.people }) },
  'notes.create': { input: ({ ids }) => ({ object: 'person', recordId: ids.people, values: { body: 'Hello' } }) },
  'tags.create': { input: () => ({ values: { name: 'Warm', color: 'blue' } }) },
  'tags.merge': { input: ({ ids }) => ({ from: [ids.otherTag], into: ids.tags }) },
  'tags.assign': {
    input: ({ ids }) => ({ object: 'person', ids: [ids.people], add: [ids.tags], remove: [ids.otherTag] }),
  },
  'people.restore': { input: ({ ids }) => ({ ids: [ids.trashedPeople] }) },
  'people.destroy': { input: ({ ids }) => ({ ids: [ids.trashedPeople] }) },
  'companies.restore': { input: ({ ids }) => ({ ids: [ids.trashedCompanies] }) },
  'companies.destroy': { input: ({ ids }) => ({ ids: [ids.trashedCompanies] }) },
  'notes.restore': { input: ({ ids }) => ({ ids: [ids.trashedNotes] }) },
  'changes.history': { input: ({ ids }) => ({ object: 'company', recordId: ids.companies, field: 'name' }) },
  'changes.undo': { input: ({ ids }) => ({ groupId: ids.groups }) },

  'deals.create': {
    input: ({ ids }) => ({
      values: {
        name: 'Bridge',
        stageId: ids.stages,
        companyId: ids.companies,
        ownerId: ids.members,
        lostReasonId: ids.lostReasons,
        tags: [ids.tags],
      },
    }),
  },
  'deals.update': {
    input: ({ ids }) => ({
      id: ids.deals,
      version: 1,
      values: { name: 'Bridge', stageId: ids.otherStage, companyId: ids.companies, ownerId: ids.members },
    }),
  },
  'deals.move': {
    input: ({ ids }) => ({ ids: [ids.deals], stageId: ids.otherStage, values: { companyId: ids.companies } }),
  },
  'deals.restore': { input: ({ ids }) => ({ ids: [ids.trashedDeals] }) },
  'deals.destroy': { input: ({ ids }) => ({ ids: [ids.trashedDeals] }) },
  'deals.contacts.create': { input: ({ ids }) => ({ dealId: ids.deals, values: { personId: ids.otherPerson } }) },
  'deals.lines.save': {
    input: ({ ids }) => ({
      dealId: ids.deals,
      lines: [{ id: ids.lines, version: 1, values: { name: 'Stone', quantity: 7, productId: ids.products } }],
      remove: [],
    }),
  },
  'products.restore': { input: ({ ids }) => ({ ids: [ids.trashedProducts] }) },
  'products.destroy': { input: ({ ids }) => ({ ids: [ids.trashedProducts] }) },
  'pipelines.create': { input: () => ({ values: { name: 'Bridges' } }) },
  'pipelines.stages.create': { input: ({ ids }) => ({ pipelineId: ids.pipelines, values: { name: 'Survey' } }) },
  'pipelines.lostReasons.create': { input: () => ({ values: { name: 'Weather' } }) },
  'pipelines.delete': {
    input: ({ ids }) => ({ id: ids.pipelines, moveTo: { stageMap: { [ids.stages]: ids.renewalStage } } }),
  },
  'pipelines.stages.reorder': { input: ({ ids, stageIds }) => ({ pipelineId: ids.pipelines, ids: stageIds }) },
  'pipelines.lostReasons.reorder': { input: ({ lostReasonIds }) => ({ ids: lostReasonIds }) },
  'currencies.set': { input: () => ({ currency: 'USD', validFrom: '2026-01-01', rate: 0.9 }) },

  'board.get': { input: ({ ids }) => ({ object: 'deal', pipelineId: ids.pipelines }) },
  'reports.overview': {
    input: ({ ids }) => ({ from: '2026-01', to: '2026-03', pipelineId: ids.pipelines, ownerId: ids.members }),
  },
  'lists.groups': { input: () => ({ object: 'deal', field: 'stageId' }) },
  'board.cards': { input: ({ ids }) => ({ object: 'deal', column: ids.stages }) },
  'board.move': {
    input: ({ ids }) => ({ object: 'company', field: 'industry', column: 'media', ids: [ids.companies] }),
  },

  'tasks.create': {
    input: ({ ids }) => ({ object: 'person', recordId: ids.people, values: { title: 'Call', ownerId: ids.members } }),
  },
  'tasks.update': {
    input: ({ ids }) => ({ id: ids.tasks, version: 1, values: { title: 'Call soon', ownerId: ids.members } }),
  },
  'tasks.restore': { input: ({ ids }) => ({ ids: [ids.trashedTasks] }) },
  'tasks.destroy': { input: ({ ids }) => ({ ids: [ids.trashedTasks] }) },
  'activities.create': {
    input: ({ ids }) => ({
      object: 'person',
      recordId: ids.people,
      values: { kind: 'call', subject: 'Intro', startsAt: '2025-06-15T10:00:00Z', ownerId: ids.members },
    }),
  },
  'activities.update': {
    input: ({ ids }) => ({ id: ids.activities, version: 1, values: { outcome: 'connected', ownerId: ids.members } }),
  },
  'activities.restore': { input: ({ ids }) => ({ ids: [ids.trashedActivities] }) },
  'activities.destroy': { input: ({ ids }) => ({ ids: [ids.trashedActivities] }) },
  'leads.create': {
    input: ({ ids }) => ({ values: { firstName: 'Grace', ownerId: ids.members, tags: [ids.tags] } }),
  },
  'leads.update': {
    input: ({ ids }) => ({ id: ids.leads, version: 1, values: { jobTitle: 'Admiral', tags: [ids.tags] } }),
  },
  'leads.restore': { input: ({ ids }) => ({ ids: [ids.trashedLeads] }) },
  'leads.destroy': { input: ({ ids }) => ({ ids: [ids.trashedLeads] }) },
  'leads.convert': {
    input: ({ ids }) => ({
      id: ids.leads,
      version: 1,
      person: { id: ids.people },
      company: { id: ids.companies },
      deal: { values: { name: 'Bridge', stageId: ids.stages, ownerId: ids.members } },
    }),
  },
  'inbox.mark': { input: ({ ids }) => ({ ids: [ids.inbox], read: true }) },
  'recent.visit': { input: ({ ids }) => ({ object: 'person', id: ids.people }) },

  'views.create': { input: () => ({ object: 'person', values: { name: 'Mine', state: 'sort=name' } }) },
  'views.update': { input: ({ ids }) => ({ id: ids.views, version: 1, values: { name: 'Ours' } }) },
  'views.restore': { input: ({ ids }) => ({ ids: [ids.trashedViews] }) },
  'bulk.preview': { input: ({ ids }) => ({ object: 'person', selection: { ids: [ids.people] } }) },
  'bulk.start': {
    input: ({ ids }) => ({
      object: 'person',
      selection: { ids: [ids.people] },
      action: 'update',
      values: { companyId: ids.companies, ownerId: ids.members, tags: [ids.tags] },
    }),
  },
  // The run of the test waits, and has changed nothing.
  'bulk.undo': { refusal: 'PRECONDITION_FAILED' },

  'imports.mapValues': { input: ({ ids }) => ({ id: ids.imports, version: 1, index: 0, values: {} }) },
  'imports.fixCell': { input: ({ ids }) => ({ id: ids.imports, index: 0, row: 2, from: 'Home', value: 'Grace' }) },
  // The import of the test was uploaded, and never started.
  'imports.cancel': { refusal: 'PRECONDITION_FAILED' },
  'imports.undo': { refusal: 'PRECONDITION_FAILED' },
};

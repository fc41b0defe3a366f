import type { TestApp } from '../test-app';

type Api = Awaited<ReturnType<TestApp['signedIn']>>['api'];

/** What somebody works on: leads, tasks and activities, and a row in the inbox of the owner from a member. */
export async function makeWork(
  { owner, member }: { owner: { api: Api; user: { id: string } }; member: { api: Api } },
  mark: string,
  { companyId }: { companyId: string },
) {
  const { api } = owner;
  const on = { object: 'company' as const, recordId: companyId };
  const newLead = async (name: string) =>
    (await api.leads.create({ values: { firstName: mark, lastName: name } })).record.id;
  const newTask = async (name: string) =>
    (await api.tasks.create({ ...on, values: { title: `${mark} ${name}`, dueOn: '2025-06-15' } })).record.id;
  const newActivity = async (name: string) => {
    const values = { kind: 'call', subject: `${mark} ${name}`, startsAt: '2025-06-15T10:00:00Z' };
    return (await api.activities.create({ ...on, values })).record.id;
  };
  const ids = {
    leads: await newLead('lead'),
    tasks: await newTask('task'),
    activities: await newActivity('call'),
    trashedLeads: await newLead('trashed'),
    trashedTasks: await newTask('trashed'),
    trashedActivities: await newActivity('trashed'),
  };
  await api.leads.delete({ ids: [ids.trashedLeads] });
  await api.tasks.delete({ ids: [ids.trashedTasks] });
  await api.activities.delete({ ids: [ids.trashedActivities] });
  await member.api.tasks.create({ values: { title: `${mark} assigned`, ownerId: owner.user.id } });
  const [told] = (await api.inbox.list({})).items;
  return { ...ids, inbox: told!.id };
}

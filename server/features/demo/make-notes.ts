import { noteObject } from '../notes/note-object';
import { somebody } from './cast';
import { companyNotes, noteTexts } from './data/notes';
import { laterThan, type MadeCompany, type World } from './make-companies';
import type { MadePerson } from './make-people';

const months = ['January', 'March', 'April', 'May', 'June', 'September', 'October', 'November'];

function writeNote(
  world: World,
  on: { object: 'person' | 'company'; recordId: string; after: Date; first: string; company: string },
): void {
  const { random, story, cast } = world;
  const rep = random.pick(cast.reps);
  const words: Record<string, string> = {
    first: on.first,
    company: on.company,
    month: random.pick(months),
    rep: rep.name,
    repId: rep.id ?? '',
  };
  const text = random.pick(on.object === 'person' ? noteTexts : companyNotes);
  const body = text.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '');
  const actor = somebody(random, cast);
  const at = laterThan(world, on.after);
  const columns = { object: on.object, recordId: on.recordId };
  const id = story.create(noteObject, { at, actor }, { values: { body }, columns });
  if (random.chance(0.08))
    story.edit(id, { at: laterThan(world, at), actor }, { body: `${body}\n\nUpdate: called back, all clear.` });
  if (random.chance(0.03)) story.edit(id, { at: laterThan(world, story.rowOf(id).updatedAt), actor }, { pinned: true });
}

/** Notes on people and, one in five, on companies. */
export function makeNotes(
  world: World,
  count: number,
  people: readonly MadePerson[],
  companies: readonly MadeCompany[],
): void {
  const { random } = world;
  for (let at = 0; at < count; at += 1) {
    if (random.chance(0.2)) {
      const { id, name, madeAt } = random.pick(companies);
      writeNote(world, { object: 'company', recordId: id, after: madeAt, first: '', company: name });
    } else {
      const { id, plan, madeAt } = random.pick(people);
      const company = plan.company?.name ?? 'The company';
      writeNote(world, {
        object: 'person',
        recordId: id,
        after: madeAt,
        first: plan.firstName ?? plan.lastName ?? '',
        company,
      });
    }
  }
}

import { newId } from '@db/ids';
import type { TestApp } from '../test-app';

type Api = Awaited<ReturnType<TestApp['signedIn']>>['api'];

/** Deals and what they are made of, in the pipelines that every workspace begins with. */
export async function makeSales(
  api: Api,
  mark: string,
  { companyId, personId }: { companyId: string; personId: string },
) {
  const { pipelines, lostReasons } = await api.pipelines.list({});
  const [business, renewals] = pipelines;
  const stageIds = business!.stages.map(({ id }) => id);
  const stageId = stageIds[0]!;
  const newDeal = async (name: string) =>
    (await api.deals.create({ values: { name: `${mark} ${name}`, stageId, companyId } })).record.id;
  const newProduct = async (name: string) =>
    (await api.products.create({ values: { name: `${mark} ${name}`, code: name } })).record.id;
  const [deals, trashedDeals] = [await newDeal('tower'), await newDeal('trashed')];
  const [products, trashedProducts] = [await newProduct('stone'), await newProduct('trashed')];
  const contact = await api.deals.contacts.create({ dealId: deals, values: { personId } });
  const { record: other } = await api.people.create({ values: { firstName: `${mark} other` } });
  const line = { id: newId(), values: { name: `${mark} stone`, productId: products } };
  await api.deals.lines.save({ dealId: deals, lines: [line] });
  await api.deals.delete({ ids: [trashedDeals] });
  await api.products.delete({ ids: [trashedProducts] });
  return {
    stageIds,
    lostReasonIds: lostReasons.map(({ id }) => id),
    ids: {
      deals,
      products,
      contacts: contact.record.id,
      lines: line.id,
      otherPerson: other.id,
      pipelines: business!.id,
      stages: stageId,
      otherStage: stageIds[1]!,
      renewalStage: renewals!.stages[0]!.id,
      lostReasons: lostReasons[0]!.id,
      trashedDeals,
      trashedProducts,
    },
  };
}

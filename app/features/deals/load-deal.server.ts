import type { LoaderFunctionArgs } from '@remix-run/node';
import { recordLoader } from '~/features/records/record-loaders.server';
import { answer } from '~/lib/api.server';
import { pack } from '~/lib/packed';
import type { DealStages } from './use-deal-stages';

const loadRecord = recordLoader('deals');

/** A deal's page: what every record's page has, and the stages it went through. */
export async function dealLoader(args: LoaderFunctionArgs) {
  const loaded = await loadRecord(args);
  const stages = await answer(args, async (api): Promise<DealStages> => {
    const [overview, { stays }] = await Promise.all([
      api.pipelines.list({}),
      api.deals.history({ id: String(args.params.id) }),
    ]);
    return { overview, stays, now: Date.now() };
  });
  return { ...loaded, stages: pack(stages) };
}

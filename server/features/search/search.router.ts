import { router } from '../../trpc/init';
import { tenantProcedure } from '../../trpc/procedures';
import { searchInput, searchOutput } from './search.schema';
import { search } from './search.service';

export const searchRouter = router({
  query: tenantProcedure('records.read')
    .meta({ summary: 'Finds records by words, e-mail addresses, domains and telephone numbers.', public: true })
    .input(searchInput)
    .output(searchOutput)
    .query(({ ctx, input }) => search(ctx, input)),
});

import { useEffect, useState } from 'react';
import { toastFailure } from '~/features/records/choices';
import { packDescriptions } from '~/features/records/descriptions';
import { recordCalls } from '~/features/records/record-calls';
import type { Basics } from '~/features/records/records-context';
import { type ObjectName, pluralOf } from '~/features/records/types';
import { useApi } from '~/features/workspace/use-workspace';
import { pack } from '~/lib/packed';

/** What dialogs about records need where the page did not come with it; undefined while it is being read. */
export function useBasics(object: ObjectName, onFailure: () => void): Basics | undefined {
  const api = useApi();
  const [basics, setBasics] = useState<Basics>();
  useEffect(() => {
    let left = false;
    const read = async () => {
      const [description, members, { tags }, head] = await Promise.all([
        recordCalls(api, pluralOf[object]).describe(),
        api.members.list.query(),
        api.tags.list.query({}),
        api.changes.head.query(),
      ]);
      const around = {
        members: members
          .filter(({ status }) => status === 'active')
          .map(({ userId, name, email }) => ({ id: userId, name, email })),
        tags: tags.map(({ id, name, color }) => ({ id, name, color })),
        head: head.id,
      };
      return { objects: packDescriptions({ [object]: description }), around: pack(around) };
    };
    read()
      .then((found) => {
        if (!left) setBasics(found);
      })
      .catch((error: unknown) => {
        if (left) return;
        toastFailure(error, 'This cannot be opened just now');
        onFailure();
      });
    return () => {
      left = true;
    };
  }, [api, object, onFailure]);
  return basics;
}

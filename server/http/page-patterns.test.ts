import { describe, expect, it } from 'vitest';
import { pagePatterns } from './page-patterns';

const route = (id: string, parentId: string | undefined, path?: string) => ({
  id,
  parentId,
  path,
  module: {} as never,
});
const nameOf = pagePatterns({
  root: route('root', undefined, ''),
  index: { ...route('index', 'root'), index: true },
  auth: route('auth', 'root'),
  signIn: route('signIn', 'auth', 'sign-in'),
  workspace: route('workspace', 'root', 'w/:workspace'),
  people: route('people', 'workspace', 'people'),
  person: route('person', 'workspace', 'people/:id'),
  trash: route('trash', 'workspace', 'people/trash'),
});

describe('what metrics call a page', () => {
  it.each([
    ['/', '/'],
    ['/_root.data', '/'],
    ['/sign-in', '/sign-in'],
    ['/sign-in.data', '/sign-in'],
    ['/w/lumen-studio/people', '/w/:workspace/people'],
    ['/w/lumen-studio/people/', '/w/:workspace/people'],
    ['/w/lumen-studio/people/0199.data', '/w/:workspace/people/:id'],
    ['/w/lumen-studio/people/trash', '/w/:workspace/people/trash'],
    ['/w/lumen-studio/secrets/of/others', 'unmatched'],
    ['/wp-admin.php', 'unmatched'],
  ])('%s is %s', (path, pattern) => expect(nameOf(path)).toBe(pattern));
});

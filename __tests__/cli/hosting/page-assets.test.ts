import { expect, it } from '@jest/globals';
import { loadPageAssets } from '../../../src/cli/hosting/page-assets.ts';

it('there is no page where pychat runs from its sources', () => {
  expect(loadPageAssets().size).toBe(0);
});

import { expect, it } from 'vitest';
import { rulesPage } from '../../../cli/check/docs';

it('The page of the rules says what the rules are', async () => {
  await expect(rulesPage()).toMatchFileSnapshot('../../../docs/reference/check-rules.md');
});

import { expect, test } from 'vitest';
import { isRepositoryId, repositoryIdFromBase64, repositoryIdToBase64 } from '../../lib/contract/repository-id';
import { REPOSITORY_ID } from '../support/config';

test('a unique id is 64 hex digits, lower case', () => {
  expect(isRepositoryId(REPOSITORY_ID)).toBe(true);
  for (const wrong of [REPOSITORY_ID.toUpperCase(), REPOSITORY_ID.slice(1), `${REPOSITORY_ID}0`, '', undefined, 1]) {
    expect(isRepositoryId(wrong)).toBe(false);
  }
});

test('it stands in the format file in base64', () => {
  expect(repositoryIdToBase64(REPOSITORY_ID)).toBe('ASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8=');
  expect(repositoryIdFromBase64(repositoryIdToBase64(REPOSITORY_ID))).toBe(REPOSITORY_ID);
});

test.each([undefined, null, 7, '', 'ASNF', 'not base64 at all'])('%s in the format file is no unique id', (text) => {
  expect(repositoryIdFromBase64(text)).toBeUndefined();
});

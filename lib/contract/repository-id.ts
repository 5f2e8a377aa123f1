/** The file that makes a directory a Kopia repository; plain JSON with the unique id in it (Kopia 0.22, format blob). */
export const FORMAT_FILE = 'kopia.repository.f';

const REPOSITORY_ID = /^[0-9a-f]{64}$/;

/** True for a unique id as `kopia repository status` prints it: 32 bytes in hex. */
export function isRepositoryId(id: unknown): id is string {
  return typeof id === 'string' && REPOSITORY_ID.test(id);
}

/** The unique id as it stands in {@link FORMAT_FILE}. */
export function repositoryIdToBase64(id: string): string {
  return Buffer.from(id, 'hex').toString('base64');
}

/** The unique id from how it stands in {@link FORMAT_FILE}; nothing when it is none. */
export function repositoryIdFromBase64(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const id = Buffer.from(text, 'base64').toString('hex');
  return isRepositoryId(id) ? id : undefined;
}

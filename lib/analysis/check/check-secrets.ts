import { SECRET_KEYS } from '../../contract/names';
import { type Inventory } from '../inventory/inventory';
import { type SecretRequest } from '../inventory/secrets';
import { volumeKey } from '../inventory/volume';
import { type Finding, findingAbout } from './finding';

/** Key of the address of a repository → key of its password, for each mover that has both. */
const PASSWORDS: Readonly<Record<string, string>> = {
  [SECRET_KEYS.repository]: SECRET_KEYS.password,
  RESTIC_REPOSITORY: 'RESTIC_PASSWORD',
};

/** Says which Secrets of movers come without the password. */
export function checkSecrets({ secretRequests, sources, destinations }: Inventory): Finding[] {
  const kopia = [...sources, ...destinations].filter(({ mover }) => mover === 'kopia');
  const used = new Set(kopia.map(({ repository, namespace }) => volumeKey({ name: repository, namespace })));
  return secretRequests.flatMap((request) => {
    const isUsed = used.has(volumeKey({ name: request.secret, namespace: request.namespace }));
    const password = passwordKey(request, isUsed);
    if (password === undefined || request.hasUnseenKeys || request.keys.includes(password)) return [];
    return [dropsPassword(request, password)];
  });
}

/** The password that the Secret must have; nothing for a Secret of something else. */
function passwordKey({ fetched, templated }: SecretRequest, isUsed: boolean): string | undefined {
  const address = [...templated, ...fetched].find((key) => PASSWORDS[key] !== undefined);
  return address === undefined ? (isUsed ? SECRET_KEYS.password : undefined) : PASSWORDS[address];
}

function dropsPassword({ found, namespace, fetched, secret, spec }: SecretRequest, password: string): Finding {
  const isDropped = fetched.includes(password);
  return findingAbout(found, namespace, {
    rule: 'secret-drops-password',
    message: isDropped
      ? `${password} is fetched, but its template replaces it: Secret ${secret} comes without`
      : `Secret ${secret} has the address of a repository, and no ${password}`,
    fix: isDropped
      ? `state ${spec.join('.')}.target.template.mergePolicy: Merge`
      : `fetch ${password} in ${spec.join('.')}.data, or add it to the template`,
    path: isDropped ? [...spec, 'target', 'template'] : spec,
  });
}

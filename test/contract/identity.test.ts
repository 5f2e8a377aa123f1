import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkNamespaceName,
  checkPvcName,
  formatKopiaIdentity,
  isDnsLabel,
  KOPIA_SOURCE_PATH,
  kopiaIdentity,
  MAX_KOPIA_USERNAME,
  MAX_PVC_NAME,
  pvcOfKopiaIdentity,
} from '../../lib/contract/identity';
import { replicationSourceName } from '../../lib/contract/names';

/** What VolSync makes of a user name: only these characters, without hyphens at its ends, at most 50 of them. */
const userNameByVolSync = (name: string) =>
  name
    .replace(/[^A-Za-z0-9_-]/g, '')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);

const names = fc.string({ unit: fc.constantFrom(...'abz019-.'), maxLength: 60 });

describe('I7: backup, restore and existence check use one identity', () => {
  test('I7: the identity is <pvc>-backup@<namespace>:/data', () => {
    const identity = kopiaIdentity({ name: 'my-data', namespace: 'my-app' });
    expect(identity).toEqual({ username: 'my-data-backup', hostname: 'my-app', path: '/data' });
    expect(formatKopiaIdentity(identity)).toBe('my-data-backup@my-app:/data');
    expect(KOPIA_SOURCE_PATH).toBe('/data');
  });

  test("I7: the user name is the name of the ReplicationSource, which is VolSync's default", () => {
    expect(kopiaIdentity({ name: 'data', namespace: 'a' }).username).toBe(replicationSourceName('data'));
  });

  test('I7: VolSync takes the user name of every accepted PVC name as it is', () => {
    fc.assert(
      fc.property(names, (name) => {
        fc.pre(checkPvcName('name', name).length === 0);
        const { username } = kopiaIdentity({ name, namespace: 'my-app' });
        expect(userNameByVolSync(username)).toBe(username);
      }),
    );
  });

  test('I7: two PVCs never share an identity', () => {
    const pvc = fc.record({ name: names, namespace: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(pvc, pvc, (one, other) => {
        const isSame = one.name === other.name && one.namespace === other.namespace;
        const [mine, theirs] = [one, other].map((each) => formatKopiaIdentity(kopiaIdentity(each)));
        expect(mine === theirs).toBe(isSame);
      }),
    );
  });
});

describe('I6: a PVC name that cannot be backed up under its own identity is refused', () => {
  const refused = (name: unknown) => [
    {
      field: 'metadata.name',
      value: name,
      allowed: '1 to 43 lower-case letters, digits and "-", without dots',
      fix: 'choose such a name: VolSync cuts or rewrites others, so that their backups would not be found again',
    },
  ];

  test('I6: 43 characters pass, 44 do not', () => {
    expect(MAX_KOPIA_USERNAME).toBe(50);
    expect(MAX_PVC_NAME).toBe(43);
    expect(checkPvcName('metadata.name', 'a'.repeat(43))).toEqual([]);
    expect(checkPvcName('metadata.name', 'a'.repeat(44))).toEqual(refused('a'.repeat(44)));
  });

  test.each(['data', 'a', '0', 'data-0', 'my--data', 'data-my-set-0'])('I6: "%s" passes', (name) => {
    expect(checkPvcName('metadata.name', name)).toEqual([]);
  });

  test.each(['my.data', '', '-data', 'data-', 'Data', 'my_data', 'data ', 'data\n', 'x data', '-', undefined, null, 5])(
    'I6: %j does not',
    (name) => {
      expect(checkPvcName('metadata.name', name)).toEqual(refused(name));
    },
  );
});

describe('namespaces', () => {
  test('have 1 to 63 characters', () => {
    expect(isDnsLabel('a'.repeat(63))).toBe(true);
    expect(isDnsLabel('a'.repeat(64))).toBe(false);
    expect(checkNamespaceName('namespace', 'my-app')).toEqual([]);
  });

  test.each(['my.app', '', '-app', 'app-', 'My-App', undefined, null, 5, ['app']])('are not called %j', (name) => {
    expect(isDnsLabel(name)).toBe(false);
    expect(checkNamespaceName('metadata.namespace', name)).toEqual([
      {
        field: 'metadata.namespace',
        value: name,
        allowed: 'a namespace: 1 to 63 lower-case letters, digits and "-"',
        fix: 'name the namespace: it is part of the identity under which backups are found again',
      },
    ]);
  });
});

describe('the PVC of an identity', () => {
  test('I7: is the one that is backed up under it', () => {
    fc.assert(
      fc.property(names, names, (name, namespace) => {
        fc.pre(checkPvcName('', name).length === 0 && checkNamespaceName('', namespace).length === 0);
        expect(pvcOfKopiaIdentity(kopiaIdentity({ name, namespace }))).toEqual({ name, namespace });
      }),
    );
  });

  test.each([
    ['another user', 'maintenance', 'volsync', '/data'],
    ['nothing before the suffix', '-backup', 'my-app', '/data'],
    ['a name that is not one of a PVC', 'My_data-backup', 'my-app', '/data'],
    ['a name that is too long', `${'a'.repeat(44)}-backup`, 'my-app', '/data'],
    ['a host that is no namespace', 'my-data-backup', 'my.host', '/data'],
    ['another path', 'my-data-backup', 'my-app', '/home'],
  ])('I7: there is none for %s', (_, username, hostname, path) => {
    expect(pvcOfKopiaIdentity({ username, hostname, path })).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import { CONTAINER_SECURITY, podSecurity } from '../../lib/kubernetes/pod-security';

test('containers are denied what they do not need', () => {
  expect(CONTAINER_SECURITY).toStrictEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
  });
});

test('I7: pods run as the user and the group of the movers, and never as root', () => {
  expect(podSecurity({ uid: 1000, gid: 1001 })).toStrictEqual({
    runAsNonRoot: true,
    runAsUser: 1000,
    runAsGroup: 1001,
    fsGroup: 1001,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acceptedFindings, compareFindings } from '../../tools/security-findings';

const PAGE = join(__dirname, '..', '..', 'docs', 'decisions', 'security-findings.md');

const accepted = [{ check: 'CKV_K8S_40', objects: ['Deployment/pvc-plumber'], reason: 'the owner of the share' }];
const found = [{ check: 'CKV_K8S_40', resource: 'Deployment.volsync-system.pvc-plumber' }];

test('the page of accepted findings gives a reason for each', () => {
  const findings = acceptedFindings(readFileSync(PAGE, 'utf8'));
  expect(findings.length).toBeGreaterThan(0);
  for (const { objects, reason } of findings) {
    expect(objects.length).toBeGreaterThan(0);
    expect(reason).toMatch(/\S/);
  }
});

test('what is accepted is no problem', () => {
  expect(compareFindings(found, accepted)).toEqual([]);
});

test('what is not accepted is told: another check, another object', () => {
  const others = [
    { check: 'CKV_K8S_8', resource: 'Deployment.volsync-system.pvc-plumber' },
    { check: 'CKV_K8S_40', resource: 'CronJob.volsync-system.kopia-maintenance' },
  ];
  expect(compareFindings([...found, ...others], accepted)).toEqual([
    'not accepted: CKV_K8S_8 Deployment/pvc-plumber',
    'not accepted: CKV_K8S_40 CronJob/kopia-maintenance',
  ]);
});

test('what is accepted in vain is told', () => {
  expect(compareFindings([], accepted)).toEqual(['accepted, but no longer found: CKV_K8S_40 Deployment/pvc-plumber']);
});

test('a row of the page is read as it stands', () => {
  expect(acceptedFindings('| check | objects | reason |\n| `CKV2_K8S_6` | `Pod/a`, `Job/b` | because |\n')).toEqual([
    { check: 'CKV2_K8S_6', objects: ['Pod/a', 'Job/b'], reason: 'because' },
  ]);
});

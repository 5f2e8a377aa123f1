import { expect, test } from 'vitest';
import { controllerKind, judge } from '../../lib/protection/judge';
import { annotation, fieldTitle, label, type PvcRule } from '../../lib/protection/pvc-rule';

const rule: PvcRule = {
  id: 'exempt-value',
  when: { field: annotation('asked'), is: 'yes' },
  field: label('key'),
  accepts: 'absent',
  allowed: 'nothing',
  fix: 'remove it',
};

test('a rule is applied only where its condition holds', () => {
  const labels = { key: 'value' };
  const problem = { field: 'label key', value: 'value', allowed: 'nothing', fix: 'remove it' };
  expect(judge(rule, { labels, annotations: { asked: 'yes' } })).toEqual([problem]);
  expect(judge(rule, { labels, annotations: { asked: 'no' } })).toEqual([]);
  expect(judge(rule, { labels })).toEqual([]);
  const { when: _, ...always } = rule;
  expect(judge(always, { labels })).toEqual([problem]);
  expect(judge({ ...rule, when: { field: annotation('asked') } }, { labels, annotations: { asked: '' } })).toEqual([
    problem,
  ]);
});

test('a caller may have names of its own for fields', () => {
  const pvc = { labels: { key: 'value' }, annotations: { asked: 'yes' } };
  expect(judge(rule, pvc, (field) => `my ${fieldTitle(field)}`)).toMatchObject([{ field: 'my label key' }]);
});

test('the owner that controls an object is found among its owners', () => {
  const pod = { kind: 'Pod', controller: true };
  expect(controllerKind([{ kind: 'ConfigMap' }, { kind: 'Job', controller: false }, pod])).toBe('Pod');
  expect(controllerKind([{ kind: 'Pod' }, { kind: 'Pod', controller: 'true' }, null, 'Pod'])).toBeUndefined();
  for (const none of [undefined, null, [], {}, 'Pod']) expect(controllerKind(none)).toBeUndefined();
});

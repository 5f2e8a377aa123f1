import { expect, test } from 'vitest';
import { countWords, totalOf } from '../../tools/count-words';

const counted = (pages: Record<string, string>) =>
  Object.fromEntries([...countWords(pages)].filter(([, words]) => words > 0));

test('words are counted by group, those of code blocks too', () => {
  const pages = {
    'README.md': '# Title\n\nTwo words.\n',
    'docs/constructs/app.md': 'one\n```bash\nnpm run synth\n```\n',
    'docs/constructs/alerts.md': 'one more',
    'docs/words.md': 'rest',
    'services/pvc-plumber/README.md': 'rest too',
    'lib/pages/runbooks/templates/upgrade.md': 'a runbook',
  };
  expect(counted(pages)).toStrictEqual({ README: 4, constructs: 8, runbooks: 2, rest: 3 });
  expect(totalOf(countWords(pages))).toBe(17);
});

test('what is generated does not count, neither as a page nor between markers', () => {
  const pages = {
    'README.md': 'before\n<!-- kyverno versions -->\n| a | b |\n<!-- end of kyverno versions -->\nafter\n',
    'docs/config.md':
      'before\n<!-- options: PlatformConfig -->\n| a | b |\n<!-- end -->\nbetween\n<!-- options: Tier -->\nx\n<!-- end -->\n',
    'docs/reference/functions.md': 'generated',
    'docs/runbooks/upgrade.md': 'generated',
    'docs/proof.md': 'generated',
    'docs/system.md': 'generated',
    'CHANGELOG.md': 'not a page of the docs',
  };
  expect(counted(pages)).toStrictEqual({ README: 2, config: 2 });
});

test('a marker without an end hides nothing', () => {
  expect(counted({ 'docs/config.md': '<!-- options: Tier --> one two' })).toStrictEqual({ config: 6 });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { ApiModel } from '@microsoft/api-extractor-model';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { referencePages } from '../../tools/reference/pages';

const ROOT = join(__dirname, '..', '..');
// A compiler is started for each.
vi.setConfig({ testTimeout: 60_000 });

let directory: string;

beforeAll(() => {
  // Inside of the repository, where API Extractor finds what tsdoc.json stands on.
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  directory = mkdtempSync(join(ROOT, 'build', 'reference-'));
  writeFileSync(join(directory, 'package.json'), '{ "name": "cdk8s-pvc-backup", "version": "1.0.0" }');
  writeFileSync(
    join(directory, 'tsconfig.json'),
    '{ "compilerOptions": { "types": [], "lib": ["es5"] }, "files": ["index.d.ts"] }',
  );
  writeFileSync(join(directory, 'tsdoc.json'), readFileSync(join(ROOT, 'tsdoc.json')));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The pages of a package that has these types, with the values of its constants, beside pages written by hand. */
function pagesOf(
  types: string,
  values: Readonly<Record<string, unknown>> = {},
  written: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  writeFileSync(join(directory, 'index.d.ts'), types);
  const modelFile = join(directory, 'model.api.json');
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(directory, 'package.json'),
    configObject: {
      projectFolder: directory,
      mainEntryPointFilePath: '<projectFolder>/index.d.ts',
      compiler: { tsconfigFilePath: '<projectFolder>/tsconfig.json' },
      docModel: { enabled: true, apiJsonFilePath: modelFile },
      tsdocMetadata: { enabled: false },
    },
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.logLevel = ExtractorLogLevel.None;
    },
  });
  return referencePages(new ApiModel().loadPackage(modelFile), values, written);
}

const TYPES = `
declare class Construct {}
/** All of it. */
export interface PlatformConfig {
  /** The \`a | b\` of it. */
  readonly kind: Kind;
  /** Where it is. */
  readonly place: Place;
  /** What comes again. */
  readonly parts: readonly Part[];
  /**
   * How many, see {@link LIMIT}.
   * @default 3
   */
  readonly count?: number;
}
/** A place. */
export interface Place {
  /** Its name. */
  readonly name: string;
}
/** A part, which has a table of its own. */
export interface Part {
  /** Its size. */
  readonly size: number;
}
/** Which one. */
export type Kind = 'a' | 'b';
/** The most of them. */
export declare const LIMIT: number;
/** A thing. */
export declare class SmallThing extends Construct {}
/** Props of {@link SmallThing}. */
export interface SmallThingProps {
  /** What it is about. */
  readonly config: PlatformConfig;
}
/**
 * Makes one.
 * @param kind - which one
 * @throws WrongKind when there is none
 */
export declare function kind<T extends Kind>(kind: T): readonly Place[];
/** There is no such kind. */
export declare class WrongKind {}
`;

const table = (name: string) => `<!-- options: ${name} -->\nwhat was here before\n<!-- end -->\n`;
const WRITTEN = {
  'config.md': `# Config\n\n## All of it\n\n${table('PlatformConfig')}\n## Its parts!\n\n${table('Part')}\nEnd.\n`,
  'constructs/thing.md': `# A thing\n\n${table('SmallThing')}`,
  'other.md': 'Nothing generated.\n',
};

test('each type is told in one place, and every mention leads there', () => {
  const pages = pagesOf(TYPES, { LIMIT: 7 }, WRITTEN);
  expect(pages['config.md']).toBe(`# Config

## All of it

<!-- options: PlatformConfig -->

All of it.

| field | type | default | meaning |
| --- | --- | --- | --- |
| \`kind\` | \`'a' \\| 'b'\` | required | The \`a \\| b\` of it. |
| \`parts\` | [\`Part[]\`](#its-parts) | required | What comes again. |
| \`place\` | fields below | required | Where it is. |
| \`place.name\` | \`string\` | required | Its name. |
| \`count\` | \`number\` | \`3\` | How many, see [LIMIT](reference/functions.md#limit). |

<!-- end -->

## Its parts!

<!-- options: Part -->

A part, which has a table of its own.

| field | type | meaning |
| --- | --- | --- |
| \`size\` | \`number\` | Its size. |

<!-- end -->

End.
`);
  expect(pages['constructs/thing.md']).toContain(`
A thing.

| field | type | meaning |
| --- | --- | --- |
| \`config\` | [\`PlatformConfig\`](../config.md#all-of-it) | What it is about. |

<!-- end -->
`);
  expect(pages['reference/functions.md']).toContain(`
### kind

Makes one.

\`kind<T extends Kind>(kind)\` → [\`Place[]\`](../config.md#all-of-it)

- \`kind\`: \`T\`, which one

Throws [WrongKind](#wrongkind) when there is none

## Values

### LIMIT

The most of them.

\`\`\`json
7
\`\`\`
`);
  expect(Object.keys(pages)).not.toContain('other.md');
});

test('what is generated once is generated again to the same text', () => {
  const once = pagesOf(TYPES, { LIMIT: 7 }, WRITTEN);
  expect(pagesOf(TYPES, { LIMIT: 7 }, once)).toStrictEqual(once);
});

test.each([
  ['a type of the config', 'config.md', 'no page tells about Part'],
  ['a construct', 'constructs/thing.md', 'no page tells about SmallThing'],
])('%s that is in no page is an error that names it', (_, page, message) => {
  expect(() => pagesOf(TYPES, { LIMIT: 7 }, { ...WRITTEN, [page]: '' })).toThrow(message);
});

test('options of a type that is not exported are an error that names both', () => {
  expect(() => pagesOf(TYPES, {}, { ...WRITTEN, 'other.md': table('Gone') })).toThrow('other.md has options of Gone');
});

test('names that differ in case only lead to two headings', () => {
  const page = pagesOf(`
/** Makes one. */
export declare function identity(): Identity;
/** What is made. */
export interface Identity {}
`)['reference/functions.md'];
  expect(page).toContain('→ [`Identity`](#identity-1)');
});

test('an option that does not say its default is an error that names it', () => {
  const types = 'export interface PlatformConfig {\n /** What. */\n readonly what?: string;\n}';
  const written = { 'config.md': table('PlatformConfig') };
  expect(() => pagesOf(types, {}, written)).toThrow('PlatformConfig.what is optional and does not say its @default');
});

test('a parameter that nobody explains is an error that names it', () => {
  expect(() => pagesOf('/** Does it. */ export declare function go(where: string): void;')).toThrow(
    'go does not say in a @param what where is',
  );
});

import { CST, LineCounter, Parser } from 'yaml';
import { type FieldPath, type FoundObject, type KubernetesObject } from '../../lib/analysis/inventory/found-object';

/** One YAML document of a file: the text that it was read from, kept to find lines in it again. */
export interface DocumentText {
  readonly file: string;
  /** The whole text of the file. */
  readonly text: string;
  /** Where in it the document begins and ends, and on which line it begins. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** False for a document too large to be looked through again. */
  readonly hasLines: boolean;
}

/** An object in a document of a file. A list holds several. */
export class ManifestDocument implements FoundObject {
  constructor(
    readonly object: KubernetesObject,
    readonly source: DocumentText,
    /** Line on which the object begins. */
    readonly line: number,
    /** Where in the document it stands: nowhere deeper than its root, but for objects of a list. */
    private readonly root: FieldPath,
  ) {}

  get file(): string {
    return this.source.file;
  }

  /**
   * Most objects are never asked for a line. So nothing of the syntax tree is kept: it would be many times as large as
   * the object. It is built once more for the few that are.
   */
  lineOf(path: FieldPath = []): number {
    if (path.length === 0 || !this.source.hasLines) return this.line;
    const { root, counter } = syntaxOf(this.source);
    const offset = offsetOf(root, [...this.root, ...path]);
    return offset === undefined ? this.line : this.source.line + counter.linePos(offset).line - 1;
  }
}

interface Syntax {
  readonly source: DocumentText;
  readonly root: CST.Token | undefined;
  readonly counter: LineCounter;
}

/** The syntax that was asked for last: whoever asks for lines asks for several of one document. */
let latest: Syntax | undefined;

/** Tokens and how they are nested are enough to find a field. To make values of them would take as long again. */
function syntaxOf(source: DocumentText): Syntax {
  if (latest?.source !== source) {
    const counter = new LineCounter();
    const tokens = [...new Parser(counter.addNewLine).parse(source.text.slice(source.start, source.end))];
    const document = tokens.find((token) => token.type === 'document');
    latest = { source, root: document?.value, counter };
  }
  return latest;
}

/** Where the field stands: its key, or the element of its list. An alias is where the way ends. */
function offsetOf(root: CST.Token | undefined, path: FieldPath): number | undefined {
  let token = root;
  let offset: number | undefined;
  for (const key of path) {
    const item = itemOf(token, key);
    if (item === undefined) break;
    offset = (item.key ?? item.value)?.offset ?? offset;
    token = item.value;
  }
  return offset;
}

function itemOf(token: CST.Token | undefined, key: string | number): CST.CollectionItem | undefined {
  switch (token?.type) {
    case 'block-map':
      return entry(token.items, key);
    case 'block-seq':
      return element(token.items, key);
    case 'flow-collection':
      return token.start.type === 'flow-map-start' ? entry(token.items, key) : element(token.items, key);
    default:
      return undefined;
  }
}

/** The last of two equal keys counts, as when it is read. */
function entry(items: readonly CST.CollectionItem[], key: string | number): CST.CollectionItem | undefined {
  return items.findLast((item) => keyText(item.key) === String(key));
}

/** Comments and empty lines stand between the elements as items without a value. */
function element(items: readonly CST.CollectionItem[], index: string | number): CST.CollectionItem | undefined {
  return items.filter(({ value, key }) => value !== undefined || key !== undefined)[Number(index)];
}

function keyText(key: CST.Token | null | undefined): string | undefined {
  if (key === null || key === undefined || !CST.isScalar(key) || key.type === 'alias') return undefined;
  return CST.resolveAsScalar(key as CST.FlowScalar).value;
}

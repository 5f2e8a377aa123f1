import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type FieldPath, type FoundObject, type KubernetesObject } from '../../lib/inventory/found-object';

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
    const { document, counter } = syntaxOf(this.source);
    const offset = offsetOf(document, [...this.root, ...path]);
    return offset === undefined ? this.line : this.source.line + counter.linePos(offset).line - 1;
  }
}

interface Syntax {
  readonly source: DocumentText;
  readonly document: Document.Parsed;
  readonly counter: LineCounter;
}

/** The syntax tree that was asked for last: whoever asks for lines asks for several of one document. */
let latest: Syntax | undefined;

function syntaxOf(source: DocumentText): Syntax {
  if (latest?.source !== source) {
    const counter = new LineCounter();
    const text = source.text.slice(source.start, source.end);
    const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, merge: true, logLevel: 'error' });
    latest = { source, document, counter };
  }
  return latest;
}

/** Where the field stands: its key, or the element of its list. */
function offsetOf(document: Document.Parsed, path: FieldPath): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const key of path) {
    const step = stepInto(isAlias(node) ? node.resolve(document) : node, key);
    if (step === undefined) break;
    offset = step.at?.range?.[0] ?? offset;
    node = step.value;
  }
  return offset;
}

function stepInto(holder: unknown, key: string | number): { at: Node | null; value: unknown } | undefined {
  if (isSeq(holder)) {
    const value = holder.items[Number(key)];
    return value === undefined ? undefined : { at: value as Node, value };
  }
  if (!isMap(holder)) return undefined;
  // The last of two equal keys counts, as when it is read.
  const pair = holder.items.findLast((item) => isScalar(item.key) && String(item.key.value) === String(key));
  return pair === undefined ? undefined : { at: pair.key as Node, value: pair.value };
}

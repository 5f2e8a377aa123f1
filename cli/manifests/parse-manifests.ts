import { Composer, type Document, isMap, isSeq, Lexer, LineCounter, Parser } from 'yaml';
import { type FieldPath, type KubernetesObject } from '../../lib/analysis/inventory/found-object';
import { isKubernetesObject, type ObjectInDocument, objectsIn } from '../../lib/analysis/inventory/objects-in';
import { isObject } from '../../lib/validation/unknown-fields';
import { inspectNodes } from './inspect-nodes';
import { type DocumentText, ManifestDocument } from './manifest-document';
import { type ReadFault, type ReadProblem } from './read-problem';

/** What a file holds: objects, and what could not be read. */
export interface ParsedManifests {
  readonly documents: readonly ManifestDocument[];
  readonly problems: readonly ReadProblem[];
  /** Whether there is any object in it, kept or not. */
  readonly hasObjects: boolean;
}

/** Which objects to keep; all of them when left out. Others cost time only. */
export type Keep = (object: KubernetesObject) => boolean;

/** How much a document may be before the reading stops. */
export interface DocumentLimits {
  /** Levels. The parser is recursive, and can run out of stack. */
  readonly depth: number;
  /** Tokens. They take more memory than a process gets at some point; 4 million are some 12 MB of YAML. */
  readonly tokens: number;
}

const DEFAULT_LIMITS: DocumentLimits = { depth: 200, tokens: 4_000_000 };

/** As many uses of anchors as anybody writes by hand; far fewer than those that make ten elements a billion. */
const MAX_ALIASES = 10_000;

/** From this size on JSON is read by the parser that knows nothing of lines, but takes a hundredth of the time. */
const LARGE_JSON = 1_000_000;

/**
 * Takes a text apart into the objects that it holds: several documents, lists, JSON. What cannot be read becomes a
 * problem; the documents around it are read all the same.
 */
export function parseManifests(
  file: string,
  text: string,
  keep: Keep = () => true,
  limits: DocumentLimits = DEFAULT_LIMITS,
): ParsedManifests {
  const json = text.length > LARGE_JSON ? parseJson(text) : undefined;
  if (json !== undefined) {
    const source = { file, text, start: 0, end: text.length, line: 1, hasLines: false };
    return {
      documents: kept(json, keep).map(({ object, path }) => new ManifestDocument(object, source, 1, path)),
      problems: [],
      hasObjects: hasObjects(json),
    };
  }
  return new TextReader(file, text, keep, limits).read();
}

function kept(value: unknown, keep: Keep): ObjectInDocument[] {
  return objectsIn(value).filter(({ object }) => keep(object));
}

function hasObjects(value: unknown): boolean {
  return isKubernetesObject(value) || objectsIn(value).length > 0;
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text.slice(0, 100))) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // YAML that begins like JSON, or JSON with a fault: the other parser says what and where.
    return undefined;
  }
}

/** Stops the reading of a text. */
class TooMuch extends Error {
  constructor(
    readonly fault: 'nesting' | 'too-large',
    readonly offset: number,
  ) {
    super();
  }
}

class TextReader {
  private readonly documents: ManifestDocument[] = [];
  private readonly problems: ReadProblem[] = [];
  private readonly counter = new LineCounter();
  private hasObjects = false;

  constructor(
    private readonly file: string,
    private readonly text: string,
    private readonly keep: Keep,
    private readonly limits: DocumentLimits,
  ) {}

  read(): ParsedManifests {
    try {
      for (const document of composeGuarded(this.text, this.counter, this.limits)) this.take(document);
    } catch (error) {
      if (error instanceof TooMuch) {
        const { message, fix } = tooMuch(error.fault, this.limits);
        this.problem(error.fault, error.offset, message, fix);
      } else {
        this.problem('syntax', undefined, firstLine(error), 'correct the file, or leave it out');
      }
    }
    return { documents: this.documents, problems: this.problems, hasObjects: this.hasObjects };
  }

  private take(document: Document.Parsed): void {
    const [error] = document.errors;
    if (error !== undefined) {
      // One is enough: what follows in this document are its consequences.
      this.syntaxProblem(firstLine(error), error.pos[0]);
      return;
    }
    const fault = inspectNodes(document.contents);
    if (fault?.fault === 'cycle') {
      this.problem(
        'cycle',
        fault.offset,
        `the anchor "${fault.what}" holds itself`,
        'remove the alias: no Kubernetes object can hold itself',
      );
      return;
    }
    if (fault?.fault === 'duplicate-key') {
      this.problem(
        'duplicate-key',
        fault.offset,
        `the key "${fault.what}" stands twice; the last one counts here, and the API server may refuse it`,
        'remove one of the two',
      );
    }
    const value = this.valueOf(document);
    if (value !== undefined) this.keepObjects(document, value);
  }

  private valueOf(document: Document.Parsed): unknown {
    try {
      return document.toJS({ maxAliasCount: MAX_ALIASES });
    } catch (error) {
      this.problem('aliases', document.range[0], firstLine(error), 'write out what the aliases stand for');
      return undefined;
    }
  }

  private keepObjects(document: Document.Parsed, value: unknown): void {
    const content = named(this.file, value);
    this.hasObjects ||= hasObjects(content);
    const objects = kept(content, this.keep);
    if (objects.length === 0) return;
    const [start, , end] = document.range;
    const source: DocumentText = {
      file: this.file,
      text: this.text,
      start,
      end,
      line: this.line(start),
      hasLines: true,
    };
    for (const { object, path } of objects) {
      const line = this.line(startOf(document, path));
      this.documents.push(new ManifestDocument(object, source, line, path));
    }
  }

  /** Templates of Helm are no YAML; what is wrong with them is that they are templates. */
  private syntaxProblem(message: string, offset: number): void {
    if (!TEMPLATE.test(this.text)) {
      this.problem('syntax', offset, message, 'correct the YAML');
    } else if (!this.problems.some(({ fault }) => fault === 'template')) {
      this.problem(
        'template',
        this.text.search(TEMPLATE),
        'a template that is not rendered yet',
        'render it and check the output, for example: helm template my-app ./chart | pvc-backup check -',
      );
    }
  }

  /** Whether there is anything in the text that would have been kept. */
  private matters(): boolean {
    const kinds = [...this.text.matchAll(KIND)].map(([, kind = '']) => kind);
    return kinds.some((kind) => kind.endsWith('List') || this.keep({ kind }));
  }

  private problem(fault: ReadFault, offset: number | undefined, message: string, fix: string): void {
    const line = offset === undefined ? undefined : this.line(offset);
    this.problems.push({ fault, file: this.file, line, message, fix, matters: this.matters() });
  }

  private line(offset: number): number {
    return Math.max(this.counter.linePos(offset).line, 1);
  }
}

/** Also in YAML and JSON that cannot be read otherwise. */
const KIND = /(?:^|[\s{,])["']?kind["']?[ \t]*:[ \t]*["']?(\w+)/gm;

const TEMPLATE = /\{\{|\{%/;

function tooMuch(fault: TooMuch['fault'], { depth, tokens }: DocumentLimits): { message: string; fix: string } {
  return fault === 'nesting'
    ? { message: `nested deeper than ${depth} levels`, fix: 'leave the file out: no manifest is nested that deep' }
    : {
        message: `a document with more than ${tokens.toLocaleString('en')} tokens`,
        fix: 'split the list into several documents or files, or write it as JSON',
      };
}

/** As `parseAllDocuments` of the library, but one document after the other, and with limits that it does not have. */
function* composeGuarded(text: string, counter: LineCounter, limits: DocumentLimits): Generator<Document.Parsed> {
  const parser = new Parser(counter.addNewLine);
  const composer = new Composer({ uniqueKeys: false, merge: true, logLevel: 'error' });
  let offset = 0;
  let tokens = 0;
  counter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    offset += lexeme.length;
    tokens += 1;
    if (parser.stack.length > limits.depth) throw new TooMuch('nesting', offset);
    if (tokens > limits.tokens) throw new TooMuch('too-large', offset);
    for (const token of parser.next(lexeme)) {
      if (token.type === 'document') tokens = 0;
      yield* composer.next(token) as Generator<Document.Parsed>;
    }
  }
  for (const token of parser.end()) yield* composer.next(token) as Generator<Document.Parsed>;
  yield* composer.end(false, offset) as Generator<Document.Parsed>;
}

/** Where an object of a document begins. */
function startOf(document: Document.Parsed, path: FieldPath): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  const range = isMap(node) || isSeq(node) ? node.range : undefined;
  return range?.[0] ?? document.range[0];
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}

/** Files whose name says what they are: they need not say it, or have no kind. */
const BY_NAME: Readonly<Record<string, { readonly apiVersion: string; readonly kind: string }>> = {
  kustomization: { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' },
  chart: { apiVersion: 'helm.sh/v2', kind: 'Chart' },
};

function named(file: string, value: unknown): unknown {
  const [, name = ''] = /(?:^|[\\/])(\w+)\.ya?ml$/i.exec(file) ?? [];
  const known = BY_NAME[name.toLowerCase()];
  if (known === undefined || !isObject(value) || 'kind' in value) return value;
  return { metadata: value, ...value, ...known };
}

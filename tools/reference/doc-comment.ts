/** A doc comment, taken apart. Its parts are Markdown in which `{@link …}` is left as it is. */
export interface DocComment {
  /** What stands before the first tag, a paragraph each. */
  readonly paragraphs: readonly string[];
  /** Text of `@default`. */
  readonly default?: string;
  /** Text of `@returns`. */
  readonly returns?: string;
  /** Text of each `@throws`. */
  readonly throws: readonly string[];
  /** Name of a parameter → what `@param` says about it. */
  readonly params: Readonly<Record<string, string>>;
}

const TAG = /^@(\w+)\s*/;
const PARAM = /^(\w+) - ([\s\S]*)$/;

/** Takes a comment apart as the compiler hands it on, with its stars or without. */
export function parseDocComment(comment: string): DocComment {
  const text = comment
    .replace(/^\s*\/\*\*/, '')
    .replace(/\*\/\s*$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n');
  const [summary = '', ...blocks] = text.split(/^(?=@\w)/m);
  const tags = blocks.map((block) => ({ tag: TAG.exec(block)?.[1], text: oneLine(block.replace(TAG, '')) }));
  const textsOf = (tag: string) => tags.filter((each) => each.tag === tag).map((each) => each.text);
  const params = textsOf('param').map((each) => PARAM.exec(each));
  const unread = tags.filter(({ tag = '' }) => !['default', 'returns', 'throws', 'param'].includes(tag));
  if (unread.length > 0) throw new Error(`the reference does not know the tag @${unread[0]?.tag}: ${comment}`);
  return {
    paragraphs: summary
      .split(/\n\s*\n/)
      .map(linesOf)
      .filter((paragraph) => paragraph !== ''),
    default: textsOf('default')[0],
    returns: textsOf('returns')[0],
    throws: textsOf('throws'),
    params: Object.fromEntries(params.flatMap((match) => (match === null ? [] : [[match[1], match[2]]]))),
  };
}

/** A paragraph on one line; a list keeps a line for each item. */
const linesOf = (text: string): string => text.trim().replaceAll(/\s*\n(?!\s*- )\s*/g, ' ');

const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ');

/** A default as it is shown: `- words` are words, the rest is code, up to a comma and more words. */
export function formatDefault(text: string): string {
  if (text.startsWith('- ')) return text.slice(2);
  const [, code = text, words = ''] = /^('[^']*'|\[.*\]|[\w.]+(?:\([^)]*\))?)((?:, .*)?)$/.exec(text) ?? [];
  return `\`${code}\`${words}`;
}

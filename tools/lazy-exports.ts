/** A module that is loaded for what it exports: `var plan_1 = require("./plan/plan");` */
const REQUIRE = /^var (\w+) = (require\("[^"]+"\));\n/gm;

/** `Object.defineProperty(exports, "resolvePlan", { enumerable: true, get: function () { return plan_1.resolvePlan; } });` */
const EXPORT =
  /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.\1; \} \}\);$/gm;

const LAZY = `const lazy = (name, load) => Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] });\n`;

/**
 * Lets an index that the TypeScript compiler wrote load a module when something of it is first used, instead of all of
 * them at once: who uses `BackedUpPvc` loads what that needs.
 *
 * The names stay where Node looks for those of a CommonJS module, in `exports.A = exports.B = void 0`, so that
 * `import { BackedUpPvc }` works in ESM as before. There the getters are written in a form that Node does not look at:
 * one that is not a plain re-export would take its name away again.
 *
 * @throws Error when the index is not made of re-exports alone
 */
export function lazyExports(index: string): string {
  const modules = new Map([...index.matchAll(REQUIRE)].map(([, variable, call]) => [variable, call]));
  const lazy = index.replaceAll(REQUIRE, '').replaceAll(EXPORT, (text, name, variable) => {
    const call = modules.get(variable);
    return call === undefined ? text : `lazy("${name}", () => ${call});`;
  });
  const first = lazy.indexOf('lazy(');
  const left = [...modules.keys()].filter((variable) => new RegExp(`\\b${variable}\\b`).test(lazy));
  if (first === -1 || left.length > 0) {
    throw new Error(`the compiled index is not made of re-exports alone: ${left.join(', ') || 'there are none'}`);
  }
  return lazy.slice(0, first) + LAZY + lazy.slice(first);
}

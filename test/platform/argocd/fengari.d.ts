/** The part of fengari that the tests use; it has no types of its own. */
declare module 'fengari' {
  type State = { readonly lua: never };
  export const lua: {
    readonly LUA_OK: number;
    lua_pushnil(state: State): void;
    lua_pushboolean(state: State, value: boolean): void;
    lua_pushinteger(state: State, value: number): void;
    lua_pushnumber(state: State, value: number): void;
    lua_pushstring(state: State, value: Uint8Array): void;
    lua_createtable(state: State, elements: number, fields: number): void;
    lua_setfield(state: State, index: number, key: Uint8Array): void;
    lua_rawseti(state: State, index: number, key: number): void;
    lua_setglobal(state: State, name: Uint8Array): void;
    lua_getfield(state: State, index: number, key: Uint8Array): number;
    lua_istable(state: State, index: number): boolean;
    lua_tojsstring(state: State, index: number): string | null;
    lua_pcall(state: State, args: number, results: number, handler: number): number;
    lua_pop(state: State, count: number): void;
  };
  export const lauxlib: {
    luaL_newstate(): State;
    luaL_requiref(state: State, name: Uint8Array, open: unknown, global: number): void;
    luaL_loadstring(state: State, script: Uint8Array): number;
  };
  export const lualib: { readonly luaopen_base: unknown; readonly luaopen_table: unknown };
  export function to_luastring(text: string): Uint8Array;
}

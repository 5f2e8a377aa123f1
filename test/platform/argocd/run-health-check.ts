import { lauxlib, lua, lualib, to_luastring } from 'fengari';

type State = ReturnType<typeof lauxlib.luaL_newstate>;

export interface Health {
  readonly status: string;
  readonly message: string;
}

/**
 * Runs a health check as Argo CD does: the object is the global `obj`, and there are only the libraries that Argo CD
 * opens (util/lua/lua.go, 3.5): base and table; no string, no math. Argo CD's `os` is left out: a health must not depend
 * on the time. Argo CD speaks Lua 5.1, this is 5.3: the checks use what both have.
 */
export function runHealthCheck(script: string, object: unknown): Health {
  const state = lauxlib.luaL_newstate();
  for (const [name, open] of [
    ['_G', lualib.luaopen_base],
    ['table', lualib.luaopen_table],
  ] as const) {
    lauxlib.luaL_requiref(state, to_luastring(name), open, 1);
    lua.lua_pop(state, 1);
  }
  push(state, object);
  lua.lua_setglobal(state, to_luastring('obj'));
  const failed =
    lauxlib.luaL_loadstring(state, to_luastring(script)) !== lua.LUA_OK || lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK;
  if (failed) throw new Error(`Lua: ${lua.lua_tojsstring(state, -1)}`);
  if (!lua.lua_istable(state, -1)) throw new Error('Lua: the check returned no table');
  return { status: field(state, 'status'), message: field(state, 'message') };
}

function field(state: State, name: string): string {
  lua.lua_getfield(state, -1, to_luastring(name));
  const value = lua.lua_tojsstring(state, -1);
  lua.lua_pop(state, 1);
  if (value === null) throw new Error(`Lua: the check returned no ${name}`);
  return value;
}

function push(state: State, value: unknown): void {
  if (value === null || value === undefined) lua.lua_pushnil(state);
  else if (typeof value === 'boolean') lua.lua_pushboolean(state, value);
  else if (typeof value === 'number' && Number.isInteger(value)) lua.lua_pushinteger(state, value);
  else if (typeof value === 'number') lua.lua_pushnumber(state, value);
  else if (typeof value === 'string') lua.lua_pushstring(state, to_luastring(value));
  else pushTable(state, value as object);
}

function pushTable(state: State, value: object): void {
  lua.lua_createtable(state, 0, 0);
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) {
      push(state, element);
      lua.lua_rawseti(state, -2, index + 1);
    }
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    push(state, inner);
    lua.lua_setfield(state, -2, to_luastring(key));
  }
}

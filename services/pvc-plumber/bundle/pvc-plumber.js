"use strict";var Qf=Object.create;var Vs=Object.defineProperty;var Zf=Object.getOwnPropertyDescriptor;var eh=Object.getOwnPropertyNames;var th=Object.getPrototypeOf,rh=Object.prototype.hasOwnProperty;var p=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(r){throw t=0,r}};var nh=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of eh(t))!rh.call(e,s)&&s!==r&&Vs(e,s,{get:()=>t[s],
enumerable:!(n=Zf(t,s))||n.enumerable});return e};var Fs=(e,t,r)=>(r=e!=null?Qf(th(e)):{},nh(t||!e||!e.__esModule?Vs(r,"default",{value:e,enumerable:!0}):r,e));var Zt=p((bE,zs)=>{"use strict";var Ce=e=>e&&typeof e.message=="string",Qt=e=>{if(!e)return;let t=e.cause;if(typeof t=="\
function"){let r=e.cause();return Ce(r)?r:void 0}else return Ce(t)?t:void 0},Gs=(e,t)=>{if(!Ce(e))return"";let r=e.stack||
"";if(t.has(e))return r+`
causes have become circular...`;let n=Qt(e);return n?(t.add(e),r+`
caused by: `+Gs(n,t)):r},sh=e=>Gs(e,new Set),Us=(e,t,r)=>{if(!Ce(e))return"";let n=r?"":e.message||"";if(t.has(e))return n+
": ...";let s=Qt(e);if(s){t.add(e);let i=typeof e.cause=="function";return n+(i?"":": ")+Us(s,t,i)}else return n},ih=e=>Us(
e,new Set);zs.exports={isErrorLike:Ce,getErrorCause:Qt,stackWithCauses:sh,messageWithCauses:ih}});var er=p((wE,Ks)=>{"use strict";var oh=Symbol("circular-ref-tag"),Xe=Symbol("pino-raw-err-ref"),Ws=Object.create({},{type:{
enumerable:!0,writable:!0,value:void 0},message:{enumerable:!0,writable:!0,value:void 0},stack:{enumerable:!0,writable:!0,
value:void 0},aggregateErrors:{enumerable:!0,writable:!0,value:void 0},raw:{enumerable:!1,get:function(){return this[Xe]},
set:function(e){this[Xe]=e}}});Object.defineProperty(Ws,Xe,{writable:!0,value:{}});Ks.exports={pinoErrProto:Ws,pinoErrorSymbols:{
seen:oh,rawSymbol:Xe}}});var Ys=p((EE,Js)=>{"use strict";Js.exports=rr;var{messageWithCauses:ah,stackWithCauses:ch,isErrorLike:Hs}=Zt(),{pinoErrProto:lh,
pinoErrorSymbols:uh}=er(),{seen:tr}=uh,{toString:fh}=Object.prototype;function rr(e){if(!Hs(e))return e;e[tr]=void 0;let t=Object.
create(lh);t.type=fh.call(e.constructor)==="[object Function]"?e.constructor.name:e.name,t.message=ah(e),t.stack=ch(e),Array.
isArray(e.errors)&&(t.aggregateErrors=e.errors.map(r=>rr(r)));for(let r in e)if(t[r]===void 0){let n=e[r];Hs(n)?r!=="cau\
se"&&!Object.prototype.hasOwnProperty.call(n,tr)&&(t[r]=rr(n)):t[r]=n}return delete e[tr],t.raw=e,t}});var Qs=p((SE,Xs)=>{"use strict";Xs.exports=Ze;var{isErrorLike:nr}=Zt(),{pinoErrProto:hh,pinoErrorSymbols:dh}=er(),{seen:Qe}=dh,
{toString:ph}=Object.prototype;function Ze(e){if(!nr(e))return e;e[Qe]=void 0;let t=Object.create(hh);t.type=ph.call(e.constructor)===
"[object Function]"?e.constructor.name:e.name,t.message=e.message,t.stack=e.stack,Array.isArray(e.errors)&&(t.aggregateErrors=
e.errors.map(r=>Ze(r))),nr(e.cause)&&!Object.prototype.hasOwnProperty.call(e.cause,Qe)&&(t.cause=Ze(e.cause));for(let r in e)
if(t[r]===void 0){let n=e[r];nr(n)?Object.prototype.hasOwnProperty.call(n,Qe)||(t[r]=Ze(n)):t[r]=n}return delete e[Qe],t.
raw=e,t}});var ri=p((vE,ti)=>{"use strict";ti.exports={mapHttpRequest:gh,reqSerializer:ei};var sr=Symbol("pino-raw-req-ref"),Zs=Object.
create({},{id:{enumerable:!0,writable:!0,value:""},method:{enumerable:!0,writable:!0,value:""},url:{enumerable:!0,writable:!0,
value:""},query:{enumerable:!0,writable:!0,value:""},params:{enumerable:!0,writable:!0,value:""},headers:{enumerable:!0,
writable:!0,value:{}},remoteAddress:{enumerable:!0,writable:!0,value:""},remotePort:{enumerable:!0,writable:!0,value:""},
raw:{enumerable:!1,get:function(){return this[sr]},set:function(e){this[sr]=e}}});Object.defineProperty(Zs,sr,{writable:!0,
value:{}});function ei(e){let t=e.info||e.socket,r=Object.create(Zs);if(r.id=typeof e.id=="function"?e.id():e.id||(e.info?
e.info.id:void 0),r.method=e.method,e.originalUrl)r.url=e.originalUrl;else{let n=e.path;r.url=typeof n=="string"?n:e.url?
e.url.path||e.url:void 0}return e.query&&(r.query=e.query),e.params&&(r.params=e.params),r.headers=e.headers,r.remoteAddress=
t&&t.remoteAddress,r.remotePort=t&&t.remotePort,r.raw=e.raw||e,r}function gh(e){return{req:ei(e)}}});var oi=p((OE,ii)=>{"use strict";ii.exports={mapHttpResponse:mh,resSerializer:si};var ir=Symbol("pino-raw-res-ref"),ni=Object.
create({},{statusCode:{enumerable:!0,writable:!0,value:0},headers:{enumerable:!0,writable:!0,value:""},raw:{enumerable:!1,
get:function(){return this[ir]},set:function(e){this[ir]=e}}});Object.defineProperty(ni,ir,{writable:!0,value:{}});function si(e){
let t=Object.create(ni);return t.statusCode=e.headersSent?e.statusCode:null,t.headers=e.getHeaders?e.getHeaders():e._headers,
t.raw=e,t}function mh(e){return{res:si(e)}}});var ar=p((xE,ai)=>{"use strict";var or=Ys(),yh=Qs(),et=ri(),tt=oi();ai.exports={err:or,errWithCause:yh,mapHttpRequest:et.
mapHttpRequest,mapHttpResponse:tt.mapHttpResponse,req:et.reqSerializer,res:tt.resSerializer,wrapErrorSerializer:function(t){
return t===or?t:function(n){return t(or(n))}},wrapRequestSerializer:function(t){return t===et.reqSerializer?t:function(n){
return t(et.reqSerializer(n))}},wrapResponseSerializer:function(t){return t===tt.resSerializer?t:function(n){return t(tt.
resSerializer(n))}}}});var cr=p((TE,ui)=>{"use strict";var ci=require("node:util"),li=ci.getCallSites??ci.getCallSite;function _h(e,t){return t}
ui.exports=function(){if(li)return li().slice(2).map(i=>i.scriptName);let t=Error.prepareStackTrace;Error.prepareStackTrace=
_h;let r=new Error().stack;if(Error.prepareStackTrace=t,!Array.isArray(r))return;let n=r.slice(2),s=[];for(let i of n)i&&
s.push(i.getFileName());return s}});var mi=p((NE,gi)=>{"use strict";function lr(e){if(e===null||typeof e!="object")return e;if(e instanceof Date)return new Date(
e.getTime());if(e instanceof Array){let t=[];for(let r=0;r<e.length;r++)t[r]=lr(e[r]);return t}if(typeof e=="object"){let t=Object.
create(Object.getPrototypeOf(e));for(let r in e)Object.prototype.hasOwnProperty.call(e,r)&&(t[r]=lr(e[r]));return t}return e}
function fi(e){let t=[],r="",n=!1,s=!1,i="";for(let o=0;o<e.length;o++){let a=e[o];!n&&a==="."?r&&(t.push(r),r=""):a==="\
["?(r&&(t.push(r),r=""),n=!0):a==="]"&&n?(t.push(r),r="",n=!1,s=!1):(a==='"'||a==="'")&&n?s?a===i?(s=!1,i=""):r+=a:(s=!0,
i=a):r+=a}return r&&t.push(r),t}function hi(e,t,r){let n=e;for(let i=0;i<t.length-1;i++){let o=t[i];if(typeof n!="object"||
n===null||!(o in n)||typeof n[o]!="object"||n[o]===null)return!1;n=n[o]}let s=t[t.length-1];if(s==="*"){if(Array.isArray(
n))for(let i=0;i<n.length;i++)n[i]=r;else if(typeof n=="object"&&n!==null)for(let i in n)Object.prototype.hasOwnProperty.
call(n,i)&&(n[i]=r)}else typeof n=="object"&&n!==null&&s in n&&Object.prototype.hasOwnProperty.call(n,s)&&(n[s]=r);return!0}
function di(e,t){let r=e;for(let s=0;s<t.length-1;s++){let i=t[s];if(typeof r!="object"||r===null||!(i in r)||typeof r[i]!=
"object"||r[i]===null)return!1;r=r[i]}let n=t[t.length-1];if(n==="*"){if(Array.isArray(r))for(let s=0;s<r.length;s++)r[s]=
void 0;else if(typeof r=="object"&&r!==null)for(let s in r)Object.prototype.hasOwnProperty.call(r,s)&&delete r[s]}else typeof r==
"object"&&r!==null&&n in r&&Object.prototype.hasOwnProperty.call(r,n)&&delete r[n];return!0}var rt=Symbol("PATH_NOT_FOUN\
D");function bh(e,t){let r=e;for(let n of t){if(r==null||typeof r!="object"||r===null||!(n in r))return rt;r=r[n]}return r}
function wh(e,t){let r=e;for(let n of t){if(r==null||typeof r!="object"||r===null)return;r=r[n]}return r}function Eh(e,t,r,n=!1){
for(let s of t){let i=fi(s);if(i.includes("*"))pi(e,i,r,s,n);else if(n)di(e,i);else{let o=bh(e,i);if(o===rt)continue;let a=typeof r==
"function"?r(o,i):r;hi(e,i,a)}}}function pi(e,t,r,n,s=!1){let i=t.indexOf("*");if(i===t.length-1){let o=t.slice(0,-1),a=e;
for(let c of o){if(a==null||typeof a!="object"||a===null)return;a=a[c]}if(Array.isArray(a))if(s)for(let c=0;c<a.length;c++)
a[c]=void 0;else for(let c=0;c<a.length;c++){let u=[...o,c.toString()],f=typeof r=="function"?r(a[c],u):r;a[c]=f}else if(typeof a==
"object"&&a!==null)if(s){let c=[];for(let u in a)Object.prototype.hasOwnProperty.call(a,u)&&c.push(u);for(let u of c)delete a[u]}else
for(let c in a){let u=[...o,c],f=typeof r=="function"?r(a[c],u):r;a[c]=f}}else Sh(e,t,r,i,n,s)}function Sh(e,t,r,n,s,i=!1){
let o=t.slice(0,n),a=t.slice(n+1),c=[];function u(f,h){if(h===o.length){if(Array.isArray(f))for(let g=0;g<f.length;g++)c[h]=
g.toString(),u(f[g],h+1);else if(typeof f=="object"&&f!==null)for(let g in f)c[h]=g,u(f[g],h+1)}else if(h<o.length){let g=o[h];
f&&typeof f=="object"&&f!==null&&g in f&&(c[h]=g,u(f[g],h+1))}else if(a.includes("*"))pi(f,a,typeof r=="function"?(y,l)=>{
let m=[...c.slice(0,h),...l];return r(y,m)}:r,s,i);else if(i)di(f,a);else{let g=typeof r=="function"?r(wh(f,a),[...c.slice(
0,h),...a]):r;hi(f,a,g)}}if(o.length===0)u(e,0);else{let f=e;for(let h=0;h<o.length;h++){let g=o[h];if(f==null||typeof f!=
"object"||f===null)return;f=f[g],c[h]=g}f!=null&&u(f,o.length)}}function vh(e){if(e.length===0)return null;let t=new Map;
for(let r of e){let n=fi(r),s=t;for(let i=0;i<n.length;i++){let o=n[i];s.has(o)||s.set(o,new Map),s=s.get(o)}}return t}function Oh(e,t){
if(!t)return e;function r(n,s,i=0){if(!s||s.size===0||n===null||typeof n!="object")return n;if(n instanceof Date)return new Date(
n.getTime());if(Array.isArray(n)){let a=[];for(let c=0;c<n.length;c++){let u=c.toString();s.has(u)||s.has("*")?a[c]=r(n[c],
s.get(u)||s.get("*")):a[c]=n[c]}return a}let o=Object.create(Object.getPrototypeOf(n));for(let a in n)Object.prototype.hasOwnProperty.
call(n,a)&&(s.has(a)||s.has("*")?o[a]=r(n[a],s.get(a)||s.get("*")):o[a]=n[a]);return o}return r(e,t)}function xh(e){if(typeof e!=
"string")throw new Error("Paths must be (non-empty) strings");if(e==="")throw new Error("Invalid redaction path ()");if(e.
includes(".."))throw new Error(`Invalid redaction path (${e})`);if(e.includes(","))throw new Error(`Invalid redaction pa\
th (${e})`);let t=0,r=!1,n="";for(let s=0;s<e.length;s++){let i=e[s];if((i==='"'||i==="'")&&t>0)r?i===n&&(r=!1,n=""):(r=
!0,n=i);else if(i==="["&&!r)t++;else if(i==="]"&&!r&&(t--,t<0))throw new Error(`Invalid redaction path (${e})`)}if(t!==0)
throw new Error(`Invalid redaction path (${e})`)}function Th(e){if(!Array.isArray(e))throw new TypeError("paths must be \
an array");for(let t of e)xh(t)}function Nh(e={}){let{paths:t=[],censor:r="[REDACTED]",serialize:n=JSON.stringify,strict:s=!0,
remove:i=!1}=e;Th(t);let o=vh(t);return function(c){if(s&&(c===null||typeof c!="object")&&(c==null||typeof c!="object"))
return n?n(c):c;let u=Oh(c,o),f=c,h=r;return typeof r=="function"&&(h=r),Eh(u,t,h,i),n===!1?(u.restore=function(){return lr(
f)},u):typeof n=="function"?n(u):JSON.stringify(u)}}gi.exports=Nh});var ae=p((PE,yi)=>{"use strict";var Ph=Symbol("pino.setLevel"),Ah=Symbol("pino.getLevel"),Rh=Symbol("pino.levelVal"),Ih=Symbol(
"pino.levelComp"),Lh=Symbol("pino.useLevelLabels"),Ch=Symbol("pino.useOnlyCustomLevels"),kh=Symbol("pino.mixin"),Mh=Symbol(
"pino.lsCache"),qh=Symbol("pino.chindings"),Dh=Symbol("pino.asJson"),Bh=Symbol("pino.write"),jh=Symbol("pino.redactFmt"),
$h=Symbol("pino.time"),Vh=Symbol("pino.timeSliceIndex"),Fh=Symbol("pino.stream"),Gh=Symbol("pino.stringify"),Uh=Symbol("\
pino.stringifySafe"),zh=Symbol("pino.stringifiers"),Wh=Symbol("pino.end"),Kh=Symbol("pino.formatOpts"),Hh=Symbol("pino.m\
essageKey"),Jh=Symbol("pino.errorKey"),Yh=Symbol("pino.nestedKey"),Xh=Symbol("pino.nestedKeyStr"),Qh=Symbol("pino.mixinM\
ergeStrategy"),Zh=Symbol("pino.msgPrefix"),ed=Symbol("pino.wildcardFirst"),td=Symbol.for("pino.serializers"),rd=Symbol.for(
"pino.formatters"),nd=Symbol.for("pino.hooks"),sd=Symbol.for("pino.metadata"),id=Symbol.for("pino.transport.usesMultistr\
eam");yi.exports={setLevelSym:Ph,getLevelSym:Ah,levelValSym:Rh,levelCompSym:Ih,useLevelLabelsSym:Lh,mixinSym:kh,lsCacheSym:Mh,
chindingsSym:qh,asJsonSym:Dh,writeSym:Bh,serializersSym:td,redactFmtSym:jh,timeSym:$h,timeSliceIndexSym:Vh,streamSym:Fh,
stringifySym:Gh,stringifySafeSym:Uh,stringifiersSym:zh,endSym:Wh,formatOptsSym:Kh,messageKeySym:Hh,errorKeySym:Jh,nestedKeySym:Yh,
wildcardFirstSym:ed,needsMetadataGsym:sd,useOnlyCustomLevelsSym:Ch,formattersSym:rd,hooksSym:nd,nestedKeyStrSym:Xh,mixinMergeStrategySym:Qh,
msgPrefixSym:Zh,transportUsesMultistreamSym:id}});var fr=p((AE,Ei)=>{"use strict";var _i=mi(),{redactFmtSym:od,wildcardFirstSym:nt}=ae(),ur=/[^.[\]]+|\[([^[\]]*?)\]/g,bi="\
[Redacted]",wi=!1;function ad(e,t){let{paths:r,censor:n,remove:s}=cd(e),i=r.reduce((c,u)=>{ur.lastIndex=0;let f=ur.exec(
u),h=ur.exec(u),g=f[1]!==void 0?f[1].replace(/^(?:"|'|`)(.*)(?:"|'|`)$/,"$1"):f[0];if(g==="*"&&(g=nt),h===null)return c[g]=
null,c;if(c[g]===null)return c;let{index:y}=h,l=`${u.substr(y,u.length-1)}`;return c[g]=c[g]||[],g!==nt&&c[g].length===0&&
c[g].push(...c[nt]||[]),g===nt&&Object.keys(c).forEach(function(m){c[m]&&c[m].push(l)}),c[g].push(l),c},Object.create(null)),
o=Object.assign(Object.create(null),{[od]:_i({paths:r,censor:n,serialize:t,strict:wi,remove:s})}),a=(...c)=>t(typeof n==
"function"?n(...c):n);return[...Object.keys(i),...Object.getOwnPropertySymbols(i)].reduce((c,u)=>{if(i[u]===null)c[u]=f=>a(
f,[u]);else{let f=typeof n=="function"?(h,g)=>n(h,[u,...g]):n;c[u]=_i({paths:i[u],censor:f,serialize:t,strict:wi,remove:s})}
return c},o)}function cd(e){if(Array.isArray(e))return e={paths:e,censor:bi},e;let{paths:t,censor:r=bi,remove:n}=e;if(Array.
isArray(t)===!1)throw Error("pino \u2013 redact must contain an array of strings");return n===!0&&(r=void 0),{paths:t,censor:r,
remove:n}}Ei.exports=ad});var Oi=p((RE,vi)=>{"use strict";var ld=()=>"",ud=()=>`,"time":${Date.now()}`,fd=()=>`,"time":${Math.round(Date.now()/1e3)}`,
hd=()=>`,"time":"${new Date(Date.now()).toISOString()}"`,dd=1000000n,Si=1000000000n,pd=BigInt(Date.now())*dd,gd=process.
hrtime.bigint(),md=()=>{let e=process.hrtime.bigint()-gd,t=pd+e,r=t/Si,n=t%Si,s=Number(r*1000n+n/1000000n),i=new Date(s),
o=i.getUTCFullYear(),a=(i.getUTCMonth()+1).toString().padStart(2,"0"),c=i.getUTCDate().toString().padStart(2,"0"),u=i.getUTCHours().
toString().padStart(2,"0"),f=i.getUTCMinutes().toString().padStart(2,"0"),h=i.getUTCSeconds().toString().padStart(2,"0");
return`,"time":"${o}-${a}-${c}T${u}:${f}:${h}.${n.toString().padStart(9,"0")}Z"`};vi.exports={nullTime:ld,epochTime:ud,unixTime:fd,
isoTime:hd,isoTimeNano:md}});var Ti=p((IE,xi)=>{"use strict";function yd(e){try{return JSON.stringify(e)}catch{return'"[Circular]"'}}xi.exports=_d;function _d(e,t,r){
var n=r&&r.stringify||yd,s=1;if(typeof e=="object"&&e!==null){var i=t.length+s;if(i===1)return e;var o=new Array(i);o[0]=
n(e);for(var a=1;a<i;a++)o[a]=n(t[a]);return o.join(" ")}if(typeof e!="string")return e;var c=t.length;if(c===0)return e;
for(var u="",f=1-s,h=-1,g=e&&e.length||0,y=0;y<g;){if(e.charCodeAt(y)===37&&y+1<g){switch(h=h>-1?h:0,e.charCodeAt(y+1)){case 100:case 102:
if(f>=c||t[f]==null)break;h<y&&(u+=e.slice(h,y)),u+=Number(t[f]),h=y+2,y++;break;case 105:if(f>=c||t[f]==null)break;h<y&&
(u+=e.slice(h,y)),u+=Math.floor(Number(t[f])),h=y+2,y++;break;case 79:case 111:case 106:if(f>=c||t[f]===void 0)break;h<y&&
(u+=e.slice(h,y));var l=typeof t[f];if(l==="string"){u+="'"+t[f]+"'",h=y+2,y++;break}if(l==="function"){u+=t[f].name||"<\
anonymous>",h=y+2,y++;break}u+=n(t[f]),h=y+2,y++;break;case 115:if(f>=c)break;h<y&&(u+=e.slice(h,y)),u+=String(t[f]),h=y+
2,y++;break;case 37:h<y&&(u+=e.slice(h,y)),u+="%",h=y+2,y++,f--;break}++f}++y}return h===-1?e:(h<g&&(u+=e.slice(h)),u)}});var dr=p((LE,hr)=>{"use strict";if(typeof SharedArrayBuffer<"u"&&typeof Atomics<"u"){let t=function(r){if((r>0&&r<1/0)===
!1)throw typeof r!="number"&&typeof r!="bigint"?TypeError("sleep: ms must be a number"):RangeError("sleep: ms must be a \
number that is greater than 0 but less than Infinity");Atomics.wait(e,0,0,Number(r))},e=new Int32Array(new SharedArrayBuffer(
4));hr.exports=t}else{let e=function(t){if((t>0&&t<1/0)===!1)throw typeof t!="number"&&typeof t!="bigint"?TypeError("sle\
ep: ms must be a number"):RangeError("sleep: ms must be a number that is greater than 0 but less than Infinity");let n=Date.
now()+Number(t);for(;n>Date.now(););};hr.exports=e}});var ki=p((CE,Ci)=>{"use strict";var R=require("fs"),bd=require("events"),wd=require("util").inherits,Ni=require("path"),
gr=dr(),Ed=require("assert"),st=100,it=Buffer.allocUnsafe(0),Sd=16*1024,Pi="buffer",Ai="utf8",[vd,Od]=(process.versions.
node||"0.0").split(".").map(Number),xd=vd>=22&&Od>=7;function Ri(e,t){t._opening=!0,t._writing=!0,t._asyncDrainScheduled=
!1;function r(i,o){if(i){t._reopening=!1,t._writing=!1,t._opening=!1,t.sync?process.nextTick(()=>{t.listenerCount("error")>
0&&t.emit("error",i)}):t.emit("error",i);return}let a=t._reopening;t.fd=o,t.file=e,t._reopening=!1,t._opening=!1,t._writing=
!1,t.sync?process.nextTick(()=>t.emit("ready")):t.emit("ready"),!t.destroyed&&(!t._writing&&t._len>t.minLength||t._flushPending?
t._actualWrite():a&&process.nextTick(()=>t.emit("drain")))}let n=t.append?"a":"w",s=t.mode;if(t.sync)try{t.mkdir&&R.mkdirSync(
Ni.dirname(e),{recursive:!0});let i=R.openSync(e,n,s);r(null,i)}catch(i){throw r(i),i}else t.mkdir?R.mkdir(Ni.dirname(e),
{recursive:!0},i=>{if(i)return r(i);R.open(e,n,s,r)}):R.open(e,n,s,r)}function U(e){if(!(this instanceof U))return new U(
e);let{fd:t,dest:r,minLength:n,maxLength:s,maxWrite:i,periodicFlush:o,sync:a,append:c=!0,mkdir:u,retryEAGAIN:f,fsync:h,contentMode:g,
mode:y}=e||{};t=t||r,this._len=0,this.fd=-1,this._bufs=[],this._lens=[],this._writing=!1,this._ending=!1,this._reopening=
!1,this._asyncDrainScheduled=!1,this._flushPending=!1,this._hwm=Math.max(n||0,16387),this.file=null,this.destroyed=!1,this.
minLength=n||0,this.maxLength=s||0,this.maxWrite=i||Sd,this._periodicFlush=o||0,this._periodicFlushTimer=void 0,this.sync=
a||!1,this.writable=!0,this._fsync=h||!1,this.append=c||!1,this.mode=y,this.retryEAGAIN=f||(()=>!0),this.mkdir=u||!1;let l,
m;if(g===Pi)this._writingBuf=it,this.write=Pd,this.flush=Rd,this.flushSync=Ld,this._actualWrite=kd,l=()=>R.writeSync(this.
fd,this._writingBuf),m=()=>R.write(this.fd,this._writingBuf,this.release);else if(g===void 0||g===Ai)this._writingBuf="",
this.write=Nd,this.flush=Ad,this.flushSync=Id,this._actualWrite=Cd,l=()=>Buffer.isBuffer(this._writingBuf)?R.writeSync(this.
fd,this._writingBuf):R.writeSync(this.fd,this._writingBuf,"utf8"),m=()=>Buffer.isBuffer(this._writingBuf)?R.write(this.fd,
this._writingBuf,this.release):R.write(this.fd,this._writingBuf,"utf8",this.release);else throw new Error(`SonicBoom sup\
ports "${Ai}" and "${Pi}", but passed ${g}`);if(typeof t=="number")this.fd=t,process.nextTick(()=>this.emit("ready"));else if(typeof t==
"string")Ri(t,this);else throw new Error("SonicBoom supports only file descriptors and files");if(this.minLength>=this.maxWrite)
throw new Error(`minLength should be smaller than maxWrite (${this.maxWrite})`);this.release=(_,E)=>{if(_){if((_.code===
"EAGAIN"||_.code==="EBUSY")&&this.retryEAGAIN(_,this._writingBuf.length,this._len-this._writingBuf.length))if(this.sync)
try{gr(st),this.release(void 0,0)}catch(S){this.release(S)}else setTimeout(m,st);else this._writing=!1,this.emit("error",
_);return}this.emit("write",E);let b=pr(this._writingBuf,this._len,E);if(this._len=b.len,this._writingBuf=b.writingBuf,this.
_writingBuf.length){if(!this.sync){m();return}try{do{let S=l(),v=pr(this._writingBuf,this._len,S);this._len=v.len,this._writingBuf=
v.writingBuf}while(this._writingBuf.length)}catch(S){this.release(S);return}}this._fsync&&R.fsyncSync(this.fd);let w=this.
_len;this._reopening?(this._writing=!1,this._reopening=!1,this.reopen()):w>this.minLength?this._actualWrite():this._ending?
w>0?this._actualWrite():(this._writing=!1,ot(this)):(this._writing=!1,this.sync?this._asyncDrainScheduled||(this._asyncDrainScheduled=
!0,process.nextTick(Td,this)):this.emit("drain"))},this.on("newListener",function(_){_==="drain"&&(this._asyncDrainScheduled=
!1)}),this._periodicFlush!==0&&(this._periodicFlushTimer=setInterval(()=>this.flush(null),this._periodicFlush),this._periodicFlushTimer.
unref())}function pr(e,t,r){return typeof e=="string"&&(e=Buffer.from(e)),t=Math.max(t-r,0),e=e.subarray(r),{writingBuf:e,
len:t}}function Td(e){e.listenerCount("drain")>0&&(e._asyncDrainScheduled=!1,e.emit("drain"))}wd(U,bd);function Ii(e,t){
return e.length===0?it:e.length===1?e[0]:Buffer.concat(e,t)}function Nd(e){if(this.destroyed)throw new Error("SonicBoom \
destroyed");e=""+e;let t=Buffer.byteLength(e),r=this._len+t,n=this._bufs;return this.maxLength&&r>this.maxLength?(this.emit(
"drop",e),this._len<this._hwm):(n.length===0||Buffer.byteLength(n[n.length-1])+t>this.maxWrite?n.push(e):n[n.length-1]+=
e,this._len=r,!this._writing&&this._len>=this.minLength&&this._actualWrite(),this._len<this._hwm)}function Pd(e){if(this.
destroyed)throw new Error("SonicBoom destroyed");let t=this._len+e.length,r=this._bufs,n=this._lens;return this.maxLength&&
t>this.maxLength?(this.emit("drop",e),this._len<this._hwm):(r.length===0||n[n.length-1]+e.length>this.maxWrite?(r.push([
e]),n.push(e.length)):(r[r.length-1].push(e),n[n.length-1]+=e.length),this._len=t,!this._writing&&this._len>=this.minLength&&
this._actualWrite(),this._len<this._hwm)}function Li(e){this._flushPending=!0;let t=()=>{if(this._fsync)this._flushPending=
!1,e();else try{R.fsync(this.fd,n=>{this._flushPending=!1,e(n)})}catch(n){e(n)}this.off("error",r)},r=n=>{this._flushPending=
!1,e(n),this.off("drain",t)};this.once("drain",t),this.once("error",r)}function Ad(e){if(e!=null&&typeof e!="function")throw new Error(
"flush cb must be a function");if(this.destroyed){let t=new Error("SonicBoom destroyed");if(e){e(t);return}throw t}if(this.
minLength<=0){e?.();return}e&&Li.call(this,e),!this._writing&&(this._bufs.length===0&&this._bufs.push(""),this._actualWrite())}
function Rd(e){if(e!=null&&typeof e!="function")throw new Error("flush cb must be a function");if(this.destroyed){let t=new Error(
"SonicBoom destroyed");if(e){e(t);return}throw t}if(this.minLength<=0){e?.();return}e&&Li.call(this,e),!this._writing&&(this.
_bufs.length===0&&(this._bufs.push([]),this._lens.push(0)),this._actualWrite())}U.prototype.reopen=function(e){if(this.destroyed)
throw new Error("SonicBoom destroyed");if(this._opening){this.once("ready",()=>{this.reopen(e)});return}if(this._ending)
return;if(!this.file)throw new Error("Unable to reopen a file descriptor, you must pass a file to SonicBoom");if(e&&(this.
file=e),this._reopening=!0,this._writing)return;let t=this.fd;this.once("ready",()=>{t!==this.fd&&R.close(t,r=>{if(r)return this.
emit("error",r)})}),Ri(this.file,this)};U.prototype.end=function(){if(this.destroyed)throw new Error("SonicBoom destroye\
d");if(this._opening){this.once("ready",()=>{this.end()});return}this._ending||(this._ending=!0,!this._writing&&(this._len>
0&&this.fd>=0?this._actualWrite():ot(this)))};function Id(){if(this.destroyed)throw new Error("SonicBoom destroyed");if(this.
fd<0)throw new Error("sonic boom is not ready yet");!this._writing&&this._writingBuf.length>0&&(this._bufs.unshift(this.
_writingBuf),this._writingBuf="");let e="";for(;this._bufs.length||e.length;){e.length<=0&&(e=this._bufs[0]);try{let t=Buffer.
isBuffer(e)?R.writeSync(this.fd,e):R.writeSync(this.fd,e,"utf8"),r=pr(e,this._len,t);e=r.writingBuf,this._len=r.len,e.length<=
0&&this._bufs.shift()}catch(t){if((t.code==="EAGAIN"||t.code==="EBUSY")&&!this.retryEAGAIN(t,e.length,this._len-e.length))
throw t;gr(st)}}try{R.fsyncSync(this.fd)}catch{}}function Ld(){if(this.destroyed)throw new Error("SonicBoom destroyed");
if(this.fd<0)throw new Error("sonic boom is not ready yet");!this._writing&&this._writingBuf.length>0&&(this._bufs.unshift(
[this._writingBuf]),this._writingBuf=it);let e=it;for(;this._bufs.length||e.length;){e.length<=0&&(e=Ii(this._bufs[0],this.
_lens[0]));try{let t=R.writeSync(this.fd,e);e=e.subarray(t),this._len=Math.max(this._len-t,0),e.length<=0&&(this._bufs.shift(),
this._lens.shift())}catch(t){if((t.code==="EAGAIN"||t.code==="EBUSY")&&!this.retryEAGAIN(t,e.length,this._len-e.length))
throw t;gr(st)}}}U.prototype.destroy=function(){this.destroyed||ot(this)};function Cd(){let e=this.release;if(this._writing=
!0,this._writingBuf=this._writingBuf.length?this._writingBuf:this._bufs.shift()||"",this.sync)try{let t=Buffer.isBuffer(
this._writingBuf)?R.writeSync(this.fd,this._writingBuf):R.writeSync(this.fd,this._writingBuf,"utf8");e(null,t)}catch(t){
e(t)}else R.write(this.fd,this._writingBuf,e)}function kd(){let e=this.release;if(this._writing=!0,this._writingBuf=this.
_writingBuf.length?this._writingBuf:Ii(this._bufs.shift(),this._lens.shift()),this.sync)try{let t=R.writeSync(this.fd,this.
_writingBuf);e(null,t)}catch(t){e(t)}else xd&&(this._writingBuf=Buffer.from(this._writingBuf)),R.write(this.fd,this._writingBuf,
e)}function ot(e){if(e.fd===-1){e.once("ready",ot.bind(null,e));return}e._periodicFlushTimer!==void 0&&clearInterval(e._periodicFlushTimer),
e.destroyed=!0,e._bufs=[],e._lens=[],Ed(typeof e.fd=="number",`sonic.fd must be a number, got ${typeof e.fd}`);try{R.fsync(
e.fd,t)}catch{}function t(){e.fd!==1&&e.fd!==2?R.close(e.fd,r):r()}function r(n){if(n){e.emit("error",n);return}e._ending&&
!e._writing&&e.emit("finish"),e.emit("close")}}U.SonicBoom=U;U.default=U;Ci.exports=U});var mr=p((kE,ji)=>{"use strict";var z={exit:[],beforeExit:[]},Mi={exit:Dd,beforeExit:Bd},me;function Md(){me===void 0&&(me=
new FinalizationRegistry(jd))}function qd(e){z[e].length>0||process.on(e,Mi[e])}function qi(e){z[e].length>0||(process.removeListener(
e,Mi[e]),z.exit.length===0&&z.beforeExit.length===0&&(me=void 0))}function Dd(){Di("exit")}function Bd(){Di("beforeExit")}
function Di(e){for(let t of z[e]){let r=t.deref(),n=t.fn;r!==void 0&&n(r,e)}z[e]=[]}function jd(e){for(let t of["exit","\
beforeExit"]){let r=z[t].indexOf(e);z[t].splice(r,r+1),qi(t)}}function Bi(e,t,r){if(t===void 0)throw new Error("the obje\
ct can't be undefined");qd(e);let n=new WeakRef(t);n.fn=r,Md(),me.register(t,n),z[e].push(n)}function $d(e,t){Bi("exit",
e,t)}function Vd(e,t){Bi("beforeExit",e,t)}function Fd(e){if(me!==void 0){me.unregister(e);for(let t of["exit","beforeEx\
it"])z[t]=z[t].filter(r=>{let n=r.deref();return n&&n!==e}),qi(t)}}ji.exports={register:$d,registerBeforeExit:Vd,unregister:Fd}});var $i=p((ME,Gd)=>{Gd.exports={name:"thread-stream",version:"4.2.1",description:"A streaming way to send data to a Node.\
js Worker Thread",main:"index.js",types:"index.d.ts",engines:{node:">=20"},dependencies:{"real-require":"^1.0.0"},devDependencies:{
"@types/node":"^26.1.1","@yao-pkg/pkg":"^6.0.0",borp:"^1.0.0",desm:"^1.3.0",eslint:"^9.39.1",fastbench:"^1.0.1",neostandard:"\
^0.13.0","pino-elasticsearch":"^9.0.0","sonic-boom":"^5.0.0","ts-node":"^10.8.0",tsd:"^0.33.0",typescript:"~5.7.3"},scripts:{
build:"tsc --noEmit",lint:"eslint",test:'npm run lint && npm run build && npm run test:types && npm run transpile && bor\
p --expose-gc --pattern "test/*.test.{js,mjs}"',"test:ci":'npm run lint && npm run test:types && npm run transpile && bo\
rp --expose-gc --pattern "test/*.test.{js,mjs}"',"test:types":"tsd","test:yarn":'npm run transpile && borp --expose-gc -\
-pattern "test/*.test.js"',transpile:"sh ./test/ts/transpile.sh"},tsd:{directory:"test/types"},repository:{type:"git",url:"\
git+https://github.com/mcollina/thread-stream.git"},keywords:["worker","thread","threads","stream"],author:"Matteo Colli\
na <hello@matteocollina.com>",license:"MIT",bugs:{url:"https://github.com/mcollina/thread-stream/issues"},homepage:"http\
s://github.com/mcollina/thread-stream#readme"}});var Fi=p((qE,Vi)=>{"use strict";function Ud(e,t,r,n,s){let i=n===1/0?1/0:Date.now()+n,o=a=>{let c=Atomics.load(e,t);if(c>=
r){s(null,"ok");return}if(a!==void 0&&c!==a){s(null,"not-equal");return}if(i!==1/0&&Date.now()>i){s(null,"timed-out");return}
let u=i===1/0?1e4:Math.min(1e4,Math.max(1,i-Date.now())),f=Atomics.waitAsync(e,t,c,u);f.async?f.value.then(h=>{if(h==="o\
k"){let g=Atomics.load(e,t);s(null,g>=r?"ok":"not-equal");return}o(c)}):setImmediate(s,null,"not-equal")};o()}function zd(e,t,r,n,s){
let i=n===1/0?1/0:Date.now()+n,o=()=>{if(Atomics.load(e,t)!==r){s(null,"ok");return}if(i!==1/0&&Date.now()>i){s(null,"ti\
med-out");return}let c=i===1/0?1e4:Math.min(1e4,Math.max(1,i-Date.now())),u=Atomics.waitAsync(e,t,r,c);u.async?u.value.then(
f=>{if(f==="ok"){s(null,"ok");return}o()}):setImmediate(o)};o()}Vi.exports={wait:Ud,waitDiff:zd}});var Ui=p((DE,Gi)=>{"use strict";Gi.exports={WRITE_INDEX:4,READ_INDEX:8,SEQ_INDEX:2}});var ro=p((BE,to)=>{"use strict";var{version:Wd}=$i(),{EventEmitter:Kd}=require("events"),{Worker:Hd}=require("worker_threads"),
{join:Jd}=require("path"),{pathToFileURL:Yd}=require("url"),{wait:Xd}=Fi(),{WRITE_INDEX:Y,READ_INDEX:Q,SEQ_INDEX:yr}=Ui(),
Qd=require("buffer"),Zd=require("assert"),d=Symbol("kImpl"),ep=Qd.constants.MAX_STRING_LENGTH;function zi(){}function Er(e,t){
Atomics.add(e[d].state,yr,1),t(),Atomics.add(e[d].state,yr,1),Atomics.notify(e[d].state,yr)}function Wi(e){Er(e,()=>{Atomics.
store(e[d].state,Q,0),Atomics.store(e[d].state,Y,0)}),Atomics.notify(e[d].state,Q)}var ye=class{constructor(t){this._value=
t}deref(){return this._value}},at=class{register(){}unregister(){}},tp=process.env.NODE_V8_COVERAGE?at:global.FinalizationRegistry||
at,rp=process.env.NODE_V8_COVERAGE?ye:global.WeakRef||ye,Ki=new tp(e=>{e.exited||e.terminate()});function np(e,t){let{filename:r,
workerData:n}=t,i=("__bundlerPathsOverrides"in globalThis?globalThis.__bundlerPathsOverrides:{})["thread-stream-worker"]||
Jd(__dirname,"lib","worker.js"),o=new Hd(i,{...t.workerOpts,name:t.workerOpts?.name||"thread-stream",trackUnmanagedFds:!1,
workerData:{filename:r.indexOf("file://")===0?r:Yd(r).href,dataBuf:e[d].dataBuf,stateBuf:e[d].stateBuf,workerData:{$context:{
threadStreamVersion:Wd},...n}}});return o.stream=new ye(e),o.on("message",sp),o.on("exit",Yi),Ki.register(e,o),o}function Hi(e){
Zd(!e[d].sync),e[d].needDrain&&(e[d].needDrain=!1,e.emit("drain"))}function Ji(e){for(;;){let t=Atomics.load(e[d].state,
Y);if(e.destroyed||t<0)return;let r=e[d].data.length-t;if(r>0){if(e[d].bufLen===0){e[d].flushing=!1,e[d].ending?Sr(e):e[d].
needDrain&&process.nextTick(Hi,e);return}Zi(e,r,zi);continue}if(r===0){if(t===0&&e[d].bufLen===0)return;ct(e,()=>{e.destroyed||
(Wi(e),Ji(e))});return}V(e,new Error("overwritten"));return}}function sp(e){let t=this.stream.deref();if(t===void 0){this.
exited=!0,this.terminate();return}if(e?.code!=null)switch(e.code){case"READY":t[d].ending||(this.stream=new rp(t)),ct(t,
()=>{t[d].ready=!0,t.emit("ready")});break;case"ERROR":V(t,e.err);break;case"EVENT":Array.isArray(e.args)?t.emit(e.name,
...e.args):t.emit(e.name,e.args);break;case"FLUSHED":{if(e.context!=="thread-stream"){V(t,new Error("this should not hap\
pen: "+e.code));break}let r=t[d].flushCallbacks.get(e.id);r&&(t[d].flushCallbacks.delete(e.id),process.nextTick(r));break}case"\
WARNING":process.emitWarning(e.err);break;default:V(t,new Error("this should not happen: "+e.code))}}function Yi(e){let t=this.
stream.deref();t!==void 0&&(Ki.unregister(t),t.worker.exited=!0,t.worker.off("exit",Yi),V(t,e!==0?new Error("the worker \
thread exited"):null))}var br=class extends Kd{constructor(t={}){if(super(),t.bufferSize<4)throw new Error("bufferSize m\
ust at least fit a 4-byte utf-8 char");this[d]={},this[d].stateBuf=new SharedArrayBuffer(128),this[d].state=new Int32Array(
this[d].stateBuf),this[d].dataBuf=new SharedArrayBuffer(t.bufferSize||4*1024*1024),this[d].data=Buffer.from(this[d].dataBuf),
this[d].sync=t.sync||!1,this[d].ending=!1,this[d].ended=!1,this[d].needDrain=!1,this[d].destroyed=!1,this[d].flushing=!1,
this[d].ready=!1,this[d].finished=!1,this[d].errored=null,this[d].closed=!1,this[d].buf=[],this[d].bufHead=0,this[d].bufLen=
0,this[d].flushCallbacks=new Map,this[d].nextFlushId=0,this[d].flushRetainCount=0,this[d].userRef=!0,this.worker=np(this,
t),this.on("message",(r,n)=>{this.worker.postMessage(r,n)})}write(t){let r=Buffer.isBuffer(t)?t:Buffer.from(t);if(this[d].
destroyed)return wr(this,new Error("the worker has exited")),!1;if(this[d].ending)return wr(this,new Error("the worker i\
s ending")),!1;if(this[d].flushing&&this[d].bufLen+r.length>=ep)try{_r(this),this[d].flushing=!0}catch(n){return V(this,
n),!1}if(this[d].buf.push(r),this[d].bufLen+=r.length,this[d].sync)try{return _r(this),!0}catch(n){return V(this,n),!1}return this[d].
flushing||(this[d].flushing=!0,setImmediate(Ji,this)),this[d].needDrain=this[d].data.length-this[d].bufLen-Atomics.load(
this[d].state,Y)<=0,!this[d].needDrain}end(){this[d].destroyed||(this[d].ending=!0,this.worker.stream=new ye(this),Sr(this))}flush(t){
let r=typeof t=="function"?t:null;t=r||zi,r&&ip(this);let n=!1,s=i=>{n||(n=!0,r&&op(this),t(i))};Xi(this,i=>{if(i){process.
nextTick(s,i);return}Qi(this,s)})}flushSync(){this[d].destroyed||(_r(this),eo(this))}unref(){this[d].userRef=!1,this[d].
flushRetainCount===0&&this.worker.unref()}ref(){this[d].userRef=!0,this.worker.ref()}get ready(){return this[d].ready}get destroyed(){
return this[d].destroyed}get closed(){return this[d].closed}get writable(){return!this[d].destroyed&&!this[d].ending}get writableEnded(){
return this[d].ending}get writableFinished(){return this[d].finished}get writableNeedDrain(){return this[d].needDrain}get writableObjectMode(){
return!1}get writableErrored(){return this[d].errored}};function Xi(e,t){if(e[d].destroyed){process.nextTick(t,new Error(
"the worker has exited"));return}if(!e[d].sync&&(e[d].flushing||e[d].bufLen>0)){setImmediate(Xi,e,t);return}ct(e,t)}function ct(e,t){
let r=Atomics.load(e[d].state,Y);Xd(e[d].state,Q,r,1/0,(n,s)=>{if(n){V(e,n),t(n);return}if(s!=="ok"){ct(e,t);return}t()})}
function ip(e){e[d].flushRetainCount===0&&e.worker.ref(),e[d].flushRetainCount++}function op(e){e[d].flushRetainCount!==
0&&(e[d].flushRetainCount--,e[d].flushRetainCount===0&&!e[d].userRef&&e.worker.unref())}function Qi(e,t){if(e[d].destroyed){
process.nextTick(t,new Error("the worker has exited"));return}if(!e[d].ready){let n=()=>{i(),Qi(e,t)},s=()=>{i(),process.
nextTick(t,new Error("the worker has exited"))},i=()=>{e.off("ready",n),e.off("close",s)};e.once("ready",n),e.once("clos\
e",s);return}let r=++e[d].nextFlushId;e[d].flushCallbacks.set(r,t);try{e.worker.postMessage({code:"FLUSH",context:"threa\
d-stream",id:r})}catch(n){e[d].flushCallbacks.delete(r),V(e,n),process.nextTick(t,n)}}function ap(e,t){let r=e[d].flushCallbacks;
if(r.size===0)return;let n=t||new Error("the worker has exited");for(let s of r.values())process.nextTick(s,n);r.clear()}
function wr(e,t){setImmediate(()=>{e.emit("error",t)})}function V(e,t){e[d].destroyed||(e[d].destroyed=!0,ap(e,t),t&&(e[d].
errored=t,wr(e,t)),e.worker.exited?setImmediate(()=>{e[d].closed=!0,e.emit("close")}):e.worker.terminate().catch(()=>{}).
then(()=>{e[d].closed=!0,e.emit("close")}))}function Zi(e,t,r){let s=Atomics.load(e[d].state,Y),i=t;for(;i>0&&e[d].bufLen!==
0;){let o=e[d].bufHead,a=e[d].buf[o];if(a.length<=i){a.copy(e[d].data,s),s+=a.length,i-=a.length,e[d].bufLen-=a.length,e[d].
bufHead=o+1,e[d].bufHead===e[d].buf.length?(e[d].buf.length=0,e[d].bufHead=0):e[d].bufHead>=1024&&e[d].bufHead*2>=e[d].buf.
length&&(e[d].buf.splice(0,e[d].bufHead),e[d].bufHead=0);continue}a.copy(e[d].data,s,0,i),e[d].buf[o]=a.subarray(i),e[d].
bufLen-=i,s+=i,i=0}return Er(e,()=>{Atomics.store(e[d].state,Y,s)}),r(),!0}function Sr(e){if(!(e[d].ended||!e[d].ending||
e[d].flushing)){e[d].ended=!0;try{e.flushSync();let t=Atomics.load(e[d].state,Q);Er(e,()=>{Atomics.store(e[d].state,Y,-1)});
let r=0;for(;t!==-1;){if(Atomics.wait(e[d].state,Q,t,1e3),t=Atomics.load(e[d].state,Q),t===-2){V(e,new Error("end() fail\
ed"));return}if(++r===10){V(e,new Error("end() took too long (10s)"));return}}process.nextTick(()=>{e[d].finished=!0,e.emit(
"finish")})}catch(t){V(e,t)}}}function _r(e){let t=()=>{e[d].ending?Sr(e):e[d].needDrain&&process.nextTick(Hi,e)};for(e[d].
flushing=!1;e[d].bufLen!==0;){let r=Atomics.load(e[d].state,Y);if(r<0)throw new Error("_writeSync failed");let n=e[d].data.
length-r;if(n===0){eo(e),Wi(e);continue}else if(n<0)throw new Error("overwritten");Zi(e,n,t)}}function eo(e){if(e[d].flushing)
throw new Error("unable to flush while flushing");let t=Atomics.load(e[d].state,Y),r=0;for(;;){let n=Atomics.load(e[d].state,
Q);if(n===-2)throw Error("_flushSync failed");if(n!==t)Atomics.wait(e[d].state,Q,n,1e3);else break;if(++r===10)throw new Error(
"_flushSync took too long (10s)")}}to.exports=br});var xr=p((jE,io)=>{"use strict";var{createRequire:cp}=require("module"),{existsSync:lp}=require("node:fs"),up=cr(),{join:vr,
isAbsolute:so,sep:fp}=require("node:path"),{fileURLToPath:hp}=require("node:url"),dp=dr(),Or=mr(),pp=ro(),{transportUsesMultistreamSym:gp}=ae();
function mp(e){Or.register(e,Ep),Or.registerBeforeExit(e,Sp),e.on("close",function(){Or.unregister(e)})}function yp(){let e=process.
execArgv;for(let t=0;t<e.length;t++){let r=e[t];if(r==="--import"||r==="--require"||r==="-r"||r.startsWith("--import=")||
r.startsWith("--require=")||r.startsWith("-r="))return!0}return!1}function _p(e){let t=e.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g);
if(!t)return e;let r=[],n=!1;for(let s=0;s<t.length;s++){let i=t[s];if(i==="--require"||i==="-r"||i==="--import"){let o=t[s+
1];if(o&&no(o)){n=!0,s++;continue}r.push(i),o&&(r.push(o),s++);continue}if(i.startsWith("--require=")||i.startsWith("-r=")||
i.startsWith("--import=")){let o=i.slice(i.indexOf("=")+1);if(no(o)){n=!0;continue}}r.push(i)}return n?r.join(" "):e}function no(e){
let t=bp(e);if(!t)return!1;let r=t;if(r.startsWith("file://"))try{r=hp(r)}catch{return!1}return so(r)&&!lp(r)}function bp(e){
let t=e[0],r=e[e.length-1];return t==='"'&&r==='"'||t==="'"&&r==="'"?e.slice(1,-1):e}function wp(e,t,r,n,s){if(!r.execArgv&&
yp()&&require.main===void 0&&(r={...r,execArgv:[]}),!r.env&&process.env.NODE_OPTIONS){let c=_p(process.env.NODE_OPTIONS);
c!==process.env.NODE_OPTIONS&&(r={...r,env:{...process.env,NODE_OPTIONS:c}})}r={...r,name:s};let i=new pp({filename:e,workerData:t,
workerOpts:r,sync:n});i.on("ready",o),i.on("close",function(){process.removeListener("exit",a)}),process.on("exit",a);function o(){
process.removeListener("exit",a),i.unref(),r.autoEnd!==!1&&mp(i)}function a(){i.closed||(i.flushSync(),dp(100),i.end())}
return i}function Ep(e){e.ref(),e.flushSync(),e.end(),e.once("close",function(){e.unref()})}function Sp(e){e.flushSync()}
function vp(e){let{pipeline:t,targets:r,levels:n,dedupe:s,worker:i={},caller:o=up(),sync:a=!1}=e,c={...e.options},u=!1,f=typeof o==
"string"?[o]:o,h=typeof globalThis=="object"&&Object.prototype.hasOwnProperty.call(globalThis,"__bundlerPathsOverrides")&&
globalThis.__bundlerPathsOverrides&&typeof globalThis.__bundlerPathsOverrides=="object"?globalThis.__bundlerPathsOverrides:
Object.create(null),g=e.target;if(g&&r)throw new Error("only one of target or targets can be specified");if(r){g=h["pino\
-worker"]||vr(__dirname,"worker.js"),c.targets=r.filter(b=>b.target).map(b=>({...b,target:m(b.target)})),c.pipelines=r.filter(
b=>b.pipeline).map(b=>b.pipeline.map(w=>({...w,level:b.level,target:m(w.target)})));let _=c.targets.some(b=>b.level!=null),
E=c.pipelines.some(b=>b.some(w=>w.level!=null));u=c.targets.length+c.pipelines.length>1||_||E}else t&&(g=h["pino-worker"]||
vr(__dirname,"worker.js"),c.pipelines=[t.map(_=>({..._,target:m(_.target)}))]);n&&(c.levels=n),s&&(c.dedupe=s),c.pinoWillSendConfig=
!0;let y=r||t?"pino.transport":g,l=wp(m(g),c,i,a,y);return u&&(l[gp]=!0),l;function m(_){if(_=h[_]||_,so(_)||_.indexOf("\
file://")===0)return _;if(_==="pino/file")return vr(__dirname,"..","file.js");let E;for(let b of f)try{let w=b==="node:r\
epl"?process.cwd()+fp:b;E=cp(w).resolve(_);break}catch{continue}if(!E)throw new Error(`unable to determine transport tar\
get for "${_}"`);return E}}io.exports=vp});var ht=p(($E,bo)=>{"use strict";var Op=require("node:diagnostics_channel"),oo=Ti(),{mapHttpRequest:xp,mapHttpResponse:Tp}=ar(),
Tr=ki(),ao=mr(),{lsCacheSym:Np,chindingsSym:ho,writeSym:co,serializersSym:po,formatOptsSym:lo,endSym:Pp,stringifiersSym:go,
stringifySym:mo,stringifySafeSym:Nr,wildcardFirstSym:yo,nestedKeySym:Ap,formattersSym:_o,messageKeySym:Rp,errorKeySym:Ip,
nestedKeyStrSym:Lp,msgPrefixSym:lt}=ae(),{isMainThread:Cp}=require("worker_threads"),kp=xr(),[Mp]=process.versions.node.
split(".").map(e=>Number(e)),uo=Op.tracingChannel("pino_asJson"),ut=Mp>=25?e=>JSON.stringify(e):Dp;function _e(){}function qp(e,t){
if(!t)return r;return function(...s){t.call(this,s,r,e)};function r(n,...s){if(typeof n=="object"){let i=n;n!==null&&(n.
method&&n.headers&&n.socket?n=xp(n):typeof n.setHeader=="function"&&(n=Tp(n)));let o;i===null&&s.length===0?o=[null]:(i=
s.shift(),o=s),typeof this[lt]=="string"&&i!==void 0&&i!==null&&(i=this[lt]+i),this[co](n,oo(i,o,this[lo]),e)}else{let i=n===
void 0?s.shift():n;typeof this[lt]=="string"&&i!==void 0&&i!==null&&(i=this[lt]+i),this[co](null,oo(i,s,this[lo]),e)}}}function Dp(e){
let t="",r=0,n=!1,s=255,i=e.length;if(i>100)return JSON.stringify(e);for(var o=0;o<i&&s>=32;o++)s=e.charCodeAt(o),(s===34||
s===92)&&(t+=e.slice(r,o)+"\\",r=o,n=!0);return n?t+=e.slice(r):t=e,s<32?JSON.stringify(e):'"'+t+'"'}function Bp(e,t,r,n){
if(uo.hasSubscribers===!1)return fo.call(this,e,t,r,n);let s={instance:this,arguments};return uo.traceSync(fo,s,this,e,t,
r,n)}function fo(e,t,r,n){let s=this[mo],i=this[Nr],o=this[go],a=this[Pp],c=this[ho],u=this[po],f=this[_o],h=this[Rp],g=this[Ip],
y=this[Np][r]+n;y=y+c;let l;f.log&&(e=f.log(e));let m=o[yo],_="";for(let b in e)if(l=e[b],Object.prototype.hasOwnProperty.
call(e,b)&&l!==void 0){u[b]?l=u[b](l):b===g&&u.err&&(l=u.err(l));let w=o[b]||m;switch(typeof l){case"undefined":case"fun\
ction":continue;case"number":Number.isFinite(l)===!1&&(l=null);case"boolean":w&&(l=w(l));break;case"string":l=(w||ut)(l);
break;default:l=(w||s)(l,i)}if(l===void 0)continue;let S=ut(b);_+=","+S+":"+l}let E="";if(t!==void 0){l=u[h]?u[h](t):t;let b=o[h]||
m;switch(typeof l){case"function":break;case"number":Number.isFinite(l)===!1&&(l=null);case"boolean":b&&(l=b(l)),E=',"'+
h+'":'+l;break;case"string":l=(b||ut)(l),E=',"'+h+'":'+l;break;default:l=(b||s)(l,i),E=',"'+h+'":'+l}}return this[Ap]&&_?
y+this[Lp]+_.slice(1)+"}"+E+a:y+_+E+a}function jp(e,t){let r,n=e[ho],s=e[mo],i=e[Nr],o=e[go],a=o[yo],c=e[po],u=e[_o].bindings;
t=u(t);for(let f in t)if(r=t[f],((f.length<5||f!=="level"&&f!=="serializers"&&f!=="formatters"&&f!=="customLevels")&&t.hasOwnProperty(
f)&&r!==void 0)===!0){if(r=c[f]?c[f](r):r,r=(o[f]||a||s)(r,i),r===void 0)continue;n+=","+ut(f)+":"+r}return n}function $p(e){
return e.write!==e.constructor.prototype.write}function ft(e){let t=new Tr(e);return t.on("error",r),!e.sync&&Cp&&(ao.register(
t,Vp),t.on("close",function(){ao.unregister(t)})),t;function r(n){if(n.code==="EPIPE"){t.write=_e,t.end=_e,t.flushSync=_e,
t.destroy=_e;return}t.removeListener("error",r),t.emit("error",n)}}function Vp(e,t){e.destroyed||(t==="beforeExit"?(e.flush(),
e.on("drain",function(){e.end()})):e.flushSync())}function Fp(e){return function(r,n,s={},i){if(typeof s=="string")i=ft(
{dest:s}),s={};else if(typeof i=="string"){if(s&&s.transport)throw Error("only one of option.transport or stream can be \
specified");i=ft({dest:i})}else if(s instanceof Tr||s.writable||s._writableState)i=s,s={};else if(s.transport){if(s.transport instanceof
Tr||s.transport.writable||s.transport._writableState)throw Error("option.transport do not allow stream, please pass to o\
ption directly. e.g. pino(transport)");if(s.transport.targets&&s.transport.targets.length&&s.formatters&&typeof s.formatters.
level=="function")throw Error("option.transport.targets do not allow custom level formatters");let c;s.customLevels&&(c=
s.useOnlyCustomLevels?s.customLevels:Object.assign({},s.levels,s.customLevels)),i=kp({caller:n,...s.transport,levels:c})}
if(s=Object.assign({},e,s),s.serializers=Object.assign(Object.create(null),e.serializers,s.serializers),s.formatters=Object.
assign({},e.formatters,s.formatters),s.prettyPrint)throw new Error("prettyPrint option is no longer supported, see the p\
ino-pretty package (https://github.com/pinojs/pino-pretty)");let{enabled:o,onChild:a}=s;return o===!1&&(s.level="silent"),
a||(s.onChild=_e),i||($p(process.stdout)?i=process.stdout:i=ft({fd:process.stdout.fd||1})),{opts:s,stream:i}}}function Gp(e,t){
try{return JSON.stringify(e)}catch{try{return(t||this[Nr])(e)}catch{return'"[unable to serialize, circular reference is \
too complex to analyze]"'}}}function Up(e,t,r){return{level:e,bindings:t,log:r}}function zp(e){let t=Number(e);return typeof e==
"string"&&Number.isFinite(t)?t:e===void 0?1:e}bo.exports={noop:_e,buildSafeSonicBoom:ft,asChindings:jp,asJson:Bp,genLog:qp,
createArgsNormalizer:Fp,stringify:Gp,buildFormatters:Up,normalizeDestFileDescriptor:zp}});var dt=p((VE,wo)=>{var Wp={trace:10,debug:20,info:30,warn:40,error:50,fatal:60},Kp={ASC:"ASC",DESC:"DESC"};wo.exports={DEFAULT_LEVELS:Wp,
SORTING_ORDER:Kp}});var Rr=p((FE,Oo)=>{"use strict";var{lsCacheSym:Hp,levelValSym:Pr,useOnlyCustomLevelsSym:Jp,streamSym:Yp,formattersSym:Xp,
hooksSym:Qp,levelCompSym:Eo}=ae(),{noop:Zp,genLog:ce}=ht(),{DEFAULT_LEVELS:K,SORTING_ORDER:So}=dt(),vo={fatal:e=>{let t=ce(
K.fatal,e);return function(...r){let n=this[Yp];if(t.call(this,...r),typeof n.flushSync=="function")try{n.flushSync()}catch{}}},
error:e=>ce(K.error,e),warn:e=>ce(K.warn,e),info:e=>ce(K.info,e),debug:e=>ce(K.debug,e),trace:e=>ce(K.trace,e)},Ar=Object.
keys(K).reduce((e,t)=>(e[K[t]]=t,e),{}),eg=Object.keys(Ar).reduce((e,t)=>(e[t]='{"level":'+Number(t),e),{});function tg(e){
let t=e[Xp].level,{labels:r}=e.levels,n={};for(let s in r){let i=t(r[s],Number(s));n[s]=JSON.stringify(i).slice(0,-1)}return e[Hp]=
n,e}function rg(e,t){if(t)return!1;switch(e){case"fatal":case"error":case"warn":case"info":case"debug":case"trace":return!0;default:
return!1}}function ng(e){let{labels:t,values:r}=this.levels;if(typeof e=="number"){if(t[e]===void 0)throw Error("unknown\
 level value"+e);e=t[e]}if(r[e]===void 0)throw Error("unknown level "+e);let n=this[Pr],s=this[Pr]=r[e],i=this[Jp],o=this[Eo],
a=this[Qp].logMethod;for(let c in r){if(o(r[c],s)===!1){this[c]=Zp;continue}this[c]=rg(c,i)?vo[c](a):ce(r[c],a)}this.emit(
"level-change",e,s,t[n],n,this)}function sg(e){let{levels:t,levelVal:r}=this;return t&&t.labels?t.labels[r]:""}function ig(e){
let{values:t}=this.levels,r=t[e];return r!==void 0&&this[Eo](r,this[Pr])}function og(e,t,r){return e===So.DESC?t<=r:t>=r}
function ag(e){return typeof e=="string"?og.bind(null,e):e}function cg(e=null,t=!1){let r=e?Object.keys(e).reduce((i,o)=>(i[e[o]]=
o,i),{}):null,n=Object.assign(Object.create(Object.prototype,{Infinity:{value:"silent"}}),t?null:Ar,r),s=Object.assign(Object.
create(Object.prototype,{silent:{value:1/0}}),t?null:K,e);return{labels:n,values:s}}function lg(e,t,r){if(typeof e=="num\
ber"){if(![].concat(Object.keys(t||{}).map(i=>t[i]),r?[]:Object.keys(Ar).map(i=>+i),1/0).includes(e))throw Error(`defaul\
t level:${e} must be included in custom levels`);return}let n=Object.assign(Object.create(Object.prototype,{silent:{value:1/0}}),
r?null:K,t);if(!(e in n))throw Error(`default level:${e} must be included in custom levels`)}function ug(e,t){let{labels:r,
values:n}=e;for(let s in t){if(s in n)throw Error("levels cannot be overridden");if(t[s]in r)throw Error("pre-existing l\
evel values cannot be used for new levels")}}function fg(e){if(typeof e!="function"&&!(typeof e=="string"&&Object.values(
So).includes(e)))throw new Error('Levels comparison should be one of "ASC", "DESC" or "function" type')}Oo.exports={initialLsCache:eg,
genLsCache:tg,levelMethods:vo,getLevel:sg,setLevel:ng,isLevelEnabled:ig,mappings:cg,assertNoLevelCollisions:ug,assertDefaultLevelFound:lg,
genLevelComparison:ag,assertLevelComparison:fg}});var Ir=p((GE,xo)=>{"use strict";xo.exports={version:"10.4.0"}});var Co=p((zE,Lo)=>{"use strict";var{EventEmitter:hg}=require("node:events"),{lsCacheSym:dg,levelValSym:pg,setLevelSym:Cr,
getLevelSym:To,chindingsSym:gt,mixinSym:gg,asJsonSym:Po,writeSym:mg,mixinMergeStrategySym:yg,timeSym:_g,timeSliceIndexSym:bg,
streamSym:Ao,serializersSym:le,formattersSym:ke,errorKeySym:wg,messageKeySym:Eg,useOnlyCustomLevelsSym:Sg,needsMetadataGsym:vg,
redactFmtSym:Og,stringifySym:xg,formatOptsSym:Tg,stringifiersSym:Ng,msgPrefixSym:kr,hooksSym:Pg}=ae(),{getLevel:Ag,setLevel:Rg,
isLevelEnabled:Ig,mappings:Lg,initialLsCache:Cg,genLsCache:kg,assertNoLevelCollisions:Mg}=Rr(),{asChindings:Mr,asJson:qg,
buildFormatters:Lr,stringify:No,noop:Ro}=ht(),{version:Dg}=Ir(),Bg=fr(),jg=class{},Io={constructor:jg,child:$g,bindings:Vg,
setBindings:Fg,flush:zg,isLevelEnabled:Ig,version:Dg,get level(){return this[To]()},set level(e){this[Cr](e)},get levelVal(){
return this[pg]},set levelVal(e){throw Error("levelVal is read-only")},get msgPrefix(){return this[kr]},get[Symbol.toStringTag](){
return"Pino"},[dg]:Cg,[mg]:Ug,[Po]:qg,[To]:Ag,[Cr]:Rg};Object.setPrototypeOf(Io,hg.prototype);Lo.exports=function(){return Object.
create(Io)};var pt=e=>e;function $g(e,t){if(!e)throw Error("missing bindings for child Pino");let r=this[le],n=this[ke],
s=Object.create(this);if(t==null)return s[ke].bindings!==pt&&(s[ke]=Lr(n.level,pt,n.log)),s[gt]=Mr(s,e),this.onChild!==Ro&&
this.onChild(s),s;if(t.hasOwnProperty("serializers")===!0){s[le]=Object.create(null);for(let u in r)s[le][u]=r[u];let a=Object.
getOwnPropertySymbols(r);for(var i=0;i<a.length;i++){let u=a[i];s[le][u]=r[u]}for(let u in t.serializers)s[le][u]=t.serializers[u];
let c=Object.getOwnPropertySymbols(t.serializers);for(var o=0;o<c.length;o++){let u=c[o];s[le][u]=t.serializers[u]}}else
s[le]=r;if(t.hasOwnProperty("formatters")){let{level:a,bindings:c,log:u}=t.formatters;s[ke]=Lr(a||n.level,c||pt,u||n.log)}else
s[ke]=Lr(n.level,pt,n.log);if(t.hasOwnProperty("customLevels")===!0&&(Mg(this.levels,t.customLevels),s.levels=Lg(t.customLevels,
s[Sg]),kg(s)),typeof t.redact=="object"&&t.redact!==null||Array.isArray(t.redact)){s.redact=t.redact;let a=Bg(s.redact,No),
c={stringify:a[Og]};s[xg]=No,s[Ng]=a,s[Tg]=c}if(typeof t.msgPrefix=="string"&&(s[kr]=(this[kr]||"")+t.msgPrefix),s[gt]=Mr(
s,e),t.level!==void 0&&t.level!==this.level||t.hasOwnProperty("customLevels")){let a=t.level||this.level;s[Cr](a)}return this.
onChild(s),s}function Vg(){let t=`{${this[gt].substr(1)}}`,r=JSON.parse(t);return delete r.pid,delete r.hostname,r}function Fg(e){
let t=Mr(this,e);this[gt]=t}function Gg(e,t){return Object.assign(t,e)}function Ug(e,t,r){let n=this[_g](),s=this[gg],i=this[wg],
o=this[Eg],a=this[yg]||Gg,c,u=this[Pg].streamWrite;e==null?c={}:e instanceof Error?(c={[i]:e},t===void 0&&(t=e.message)):
(c=e,t===void 0&&e[o]===void 0&&e[i]&&(t=e[i].message)),s&&(c=a(c,s(c,r,this)));let f=this[Po](c,t,r,n),h=this[Ao];h[vg]===
!0&&(h.lastLevel=r,h.lastObj=c,h.lastMsg=t,h.lastTime=n.slice(this[bg]),h.lastLogger=this),h.write(u?u(f):f)}function zg(e){
if(e!=null&&typeof e!="function")throw Error("callback must be a function");let t=this[Ao];typeof t.flush=="function"?t.
flush(e||Ro):e&&e()}});var Do=p((jr,qo)=>{"use strict";var{hasOwnProperty:Me}=Object.prototype,fe=Br();fe.configure=Br;fe.stringify=fe;fe.default=
fe;jr.stringify=fe;jr.configure=Br;qo.exports=fe;var Wg=/[\u0000-\u001f\u0022\u005c\ud800-\udfff]/;function Z(e){return e.
length<5e3&&!Wg.test(e)?`"${e}"`:JSON.stringify(e)}function qr(e,t){if(e.length>200||t)return e.sort(t);for(let r=1;r<e.
length;r++){let n=e[r],s=r;for(;s!==0&&e[s-1]>n;)e[s]=e[s-1],s--;e[s]=n}return e}var Kg=Object.getOwnPropertyDescriptor(
Object.getPrototypeOf(Object.getPrototypeOf(new Int8Array)),Symbol.toStringTag).get;function Dr(e){return Kg.call(e)!==void 0&&
e.length!==0}function ko(e,t,r){e.length<r&&(r=e.length);let n=t===","?"":" ",s=`"0":${n}${e[0]}`;for(let i=1;i<r;i++)s+=
`${t}"${i}":${n}${e[i]}`;return s}function Hg(e){if(Me.call(e,"circularValue")){let t=e.circularValue;if(typeof t=="stri\
ng")return`"${t}"`;if(t==null)return t;if(t===Error||t===TypeError)return{toString(){throw new TypeError("Converting cir\
cular structure to JSON")}};throw new TypeError('The "circularValue" argument must be of type string or the value null o\
r undefined')}return'"[Circular]"'}function Jg(e){let t;if(Me.call(e,"deterministic")&&(t=e.deterministic,typeof t!="boo\
lean"&&typeof t!="function"))throw new TypeError('The "deterministic" argument must be of type boolean or comparator fun\
ction');return t===void 0?!0:t}function Yg(e,t){let r;if(Me.call(e,t)&&(r=e[t],typeof r!="boolean"))throw new TypeError(
`The "${t}" argument must be of type boolean`);return r===void 0?!0:r}function Mo(e,t){let r;if(Me.call(e,t)){if(r=e[t],
typeof r!="number")throw new TypeError(`The "${t}" argument must be of type number`);if(!Number.isInteger(r))throw new TypeError(
`The "${t}" argument must be an integer`);if(r<1)throw new RangeError(`The "${t}" argument must be >= 1`)}return r===void 0?
1/0:r}function ue(e){return e===1?"1 item":`${e} items`}function Xg(e){let t=new Set;for(let r of e)(typeof r=="string"||
typeof r=="number")&&t.add(String(r));return t}function Qg(e){if(Me.call(e,"strict")){let t=e.strict;if(typeof t!="boole\
an")throw new TypeError('The "strict" argument must be of type boolean');if(t)return r=>{let n=`Object can not safely be\
 stringified. Received type ${typeof r}`;throw typeof r!="function"&&(n+=` (${r.toString()})`),new Error(n)}}}function Br(e){
e={...e};let t=Qg(e);t&&(e.bigint===void 0&&(e.bigint=!1),"circularValue"in e||(e.circularValue=Error));let r=Hg(e),n=Yg(
e,"bigint"),s=Jg(e),i=typeof s=="function"?s:void 0,o=Mo(e,"maximumDepth"),a=Mo(e,"maximumBreadth");function c(y,l,m,_,E,b){
let w=l[y];switch(typeof w=="object"&&w!==null&&typeof w.toJSON=="function"&&(w=w.toJSON(y)),w=_.call(l,y,w),typeof w){case"\
string":return Z(w);case"object":{if(w===null)return"null";if(m.indexOf(w)!==-1)return r;let S="",v=",",N=b;if(Array.isArray(
w)){if(w.length===0)return"[]";if(o<m.length+1)return'"[Array]"';m.push(w),E!==""&&(b+=E,S+=`
${b}`,v=`,
${b}`);let M=Math.min(w.length,a),j=0;for(;j<M-1;j++){let oe=c(String(j),w,m,_,E,b);S+=oe!==void 0?oe:"null",S+=v}let $=c(
String(j),w,m,_,E,b);if(S+=$!==void 0?$:"null",w.length-1>a){let oe=w.length-a-1;S+=`${v}"... ${ue(oe)} not stringified"`}
return E!==""&&(S+=`
${N}`),m.pop(),`[${S}]`}let x=Object.keys(w),P=x.length;if(P===0)return"{}";if(o<m.length+1)return'"[Object]"';let O="",
k="";E!==""&&(b+=E,v=`,
${b}`,O=" ");let D=Math.min(P,a);s&&!Dr(w)&&(x=qr(x,i)),m.push(w);for(let M=0;M<D;M++){let j=x[M],$=c(j,w,m,_,E,b);$!==void 0&&
(S+=`${k}${Z(j)}:${O}${$}`,k=v)}if(P>a){let M=P-a;S+=`${k}"...":${O}"${ue(M)} not stringified"`,k=v}return E!==""&&k.length>
1&&(S=`
${b}${S}
${N}`),m.pop(),`{${S}}`}case"number":return isFinite(w)?String(w):t?t(w):"null";case"boolean":return w===!0?"true":"fals\
e";case"undefined":return;case"bigint":if(n)return String(w);default:return t?t(w):void 0}}function u(y,l,m,_,E,b){switch(typeof l==
"object"&&l!==null&&typeof l.toJSON=="function"&&(l=l.toJSON(y)),typeof l){case"string":return Z(l);case"object":{if(l===
null)return"null";if(m.indexOf(l)!==-1)return r;let w=b,S="",v=",";if(Array.isArray(l)){if(l.length===0)return"[]";if(o<
m.length+1)return'"[Array]"';m.push(l),E!==""&&(b+=E,S+=`
${b}`,v=`,
${b}`);let P=Math.min(l.length,a),O=0;for(;O<P-1;O++){let D=u(String(O),l[O],m,_,E,b);S+=D!==void 0?D:"null",S+=v}let k=u(
String(O),l[O],m,_,E,b);if(S+=k!==void 0?k:"null",l.length-1>a){let D=l.length-a-1;S+=`${v}"... ${ue(D)} not stringified\
"`}return E!==""&&(S+=`
${w}`),m.pop(),`[${S}]`}m.push(l);let N="";E!==""&&(b+=E,v=`,
${b}`,N=" ");let x="";for(let P of _){let O=u(P,l[P],m,_,E,b);O!==void 0&&(S+=`${x}${Z(P)}:${N}${O}`,x=v)}return E!==""&&
x.length>1&&(S=`
${b}${S}
${w}`),m.pop(),`{${S}}`}case"number":return isFinite(l)?String(l):t?t(l):"null";case"boolean":return l===!0?"true":"fals\
e";case"undefined":return;case"bigint":if(n)return String(l);default:return t?t(l):void 0}}function f(y,l,m,_,E){switch(typeof l){case"\
string":return Z(l);case"object":{if(l===null)return"null";if(typeof l.toJSON=="function"){if(l=l.toJSON(y),typeof l!="o\
bject")return f(y,l,m,_,E);if(l===null)return"null"}if(m.indexOf(l)!==-1)return r;let b=E;if(Array.isArray(l)){if(l.length===
0)return"[]";if(o<m.length+1)return'"[Array]"';m.push(l),E+=_;let O=`
${E}`,k=`,
${E}`,D=Math.min(l.length,a),M=0;for(;M<D-1;M++){let $=f(String(M),l[M],m,_,E);O+=$!==void 0?$:"null",O+=k}let j=f(String(
M),l[M],m,_,E);if(O+=j!==void 0?j:"null",l.length-1>a){let $=l.length-a-1;O+=`${k}"... ${ue($)} not stringified"`}return O+=
`
${b}`,m.pop(),`[${O}]`}let w=Object.keys(l),S=w.length;if(S===0)return"{}";if(o<m.length+1)return'"[Object]"';E+=_;let v=`\
,
${E}`,N="",x="",P=Math.min(S,a);Dr(l)&&(N+=ko(l,v,a),w=w.slice(l.length),P-=l.length,x=v),s&&(w=qr(w,i)),m.push(l);for(let O=0;O<
P;O++){let k=w[O],D=f(k,l[k],m,_,E);D!==void 0&&(N+=`${x}${Z(k)}: ${D}`,x=v)}if(S>a){let O=S-a;N+=`${x}"...": "${ue(O)} \
not stringified"`,x=v}return x!==""&&(N=`
${E}${N}
${b}`),m.pop(),`{${N}}`}case"number":return isFinite(l)?String(l):t?t(l):"null";case"boolean":return l===!0?"true":"fals\
e";case"undefined":return;case"bigint":if(n)return String(l);default:return t?t(l):void 0}}function h(y,l,m){switch(typeof l){case"\
string":return Z(l);case"object":{if(l===null)return"null";if(typeof l.toJSON=="function"){if(l=l.toJSON(y),typeof l!="o\
bject")return h(y,l,m);if(l===null)return"null"}if(m.indexOf(l)!==-1)return r;let _="",E=l.length!==void 0;if(E&&Array.isArray(
l)){if(l.length===0)return"[]";if(o<m.length+1)return'"[Array]"';m.push(l);let N=Math.min(l.length,a),x=0;for(;x<N-1;x++){
let O=h(String(x),l[x],m);_+=O!==void 0?O:"null",_+=","}let P=h(String(x),l[x],m);if(_+=P!==void 0?P:"null",l.length-1>a){
let O=l.length-a-1;_+=`,"... ${ue(O)} not stringified"`}return m.pop(),`[${_}]`}let b=Object.keys(l),w=b.length;if(w===0)
return"{}";if(o<m.length+1)return'"[Object]"';let S="",v=Math.min(w,a);E&&Dr(l)&&(_+=ko(l,",",a),b=b.slice(l.length),v-=
l.length,S=","),s&&(b=qr(b,i)),m.push(l);for(let N=0;N<v;N++){let x=b[N],P=h(x,l[x],m);P!==void 0&&(_+=`${S}${Z(x)}:${P}`,
S=",")}if(w>a){let N=w-a;_+=`${S}"...":"${ue(N)} not stringified"`}return m.pop(),`{${_}}`}case"number":return isFinite(
l)?String(l):t?t(l):"null";case"boolean":return l===!0?"true":"false";case"undefined":return;case"bigint":if(n)return String(
l);default:return t?t(l):void 0}}function g(y,l,m){if(arguments.length>1){let _="";if(typeof m=="number"?_=" ".repeat(Math.
min(m,10)):typeof m=="string"&&(_=m.slice(0,10)),l!=null){if(typeof l=="function")return c("",{"":y},[],l,_,"");if(Array.
isArray(l))return u("",y,[],Xg(l),_,"")}if(_.length!==0)return f("",y,[],_,"")}return h("",y,[])}return g}});var Vo=p((WE,$o)=>{"use strict";var $r=Symbol.for("pino.metadata"),{DEFAULT_LEVELS:jo}=dt(),Zg=jo.info;function em(e,t){
e=e||[],t=t||{dedupe:!1};let r=Object.create(jo);r.silent=1/0,t.levels&&typeof t.levels=="object"&&Object.keys(t.levels).
forEach(h=>{r[h]=t.levels[h]});let n={write:s,add:a,remove:c,emit:i,flushSync:o,end:u,minLevel:0,lastId:0,streams:[],clone:f,
[$r]:!0,streamLevels:r};return Array.isArray(e)?e.forEach(a,n):a.call(n,e),e=null,n;function s(h){let g,y=typeof this.lastLevel==
"string"?(this.streamLevels||r)[this.lastLevel]:this.lastLevel,{streams:l}=this,m=0,_;for(let E=tm(l.length,t.dedupe);nm(
E,l.length,t.dedupe);E=rm(E,t.dedupe))if(g=l[E],g.level<=y){if(m!==0&&m!==g.level)break;if(_=g.stream,_[$r]){let{lastTime:b,
lastMsg:w,lastObj:S,lastLogger:v}=this;_.lastLevel=y,_.lastTime=b,_.lastMsg=w,_.lastObj=S,_.lastLogger=v}_.write(h),t.dedupe&&
(m=g.level)}else if(!t.dedupe)break}function i(...h){for(let{stream:g}of this.streams)typeof g.emit=="function"&&g.emit(
...h)}function o(){for(let{stream:h}of this.streams)typeof h.flushSync=="function"&&h.flushSync()}function a(h){if(!h)return this;
let g=typeof h.write=="function"||h.stream,y=h.write?h:h.stream;if(!g)throw Error("stream object needs to implement eith\
er StreamEntry or DestinationStream interface");let{streams:l,streamLevels:m}=this,_;typeof h.levelVal=="number"?_=h.levelVal:
typeof h.level=="string"?_=m[h.level]:typeof h.level=="number"?_=h.level:_=Zg;let E={stream:y,level:_,levelVal:void 0,id:++n.
lastId};return l.unshift(E),l.sort(Bo),this.minLevel=l[0].level,this}function c(h){let{streams:g}=this,y=g.findIndex(l=>l.
id===h);return y>=0&&(g.splice(y,1),g.sort(Bo),this.minLevel=g.length>0?g[0].level:-1),this}function u(){for(let{stream:h}of this.
streams)typeof h.flushSync=="function"&&h.flushSync(),h.end()}function f(h){let g=new Array(this.streams.length);for(let y=0;y<
g.length;y++)g[y]={level:h,stream:this.streams[y].stream};return{write:s,add:a,remove:c,emit:i,flushSync:o,end:u,minLevel:h,
streams:g,clone:f,[$r]:!0,streamLevels:r}}}function Bo(e,t){return e.level-t.level}function tm(e,t){return t?e-1:0}function rm(e,t){
return t?e-1:e+1}function nm(e,t,r){return r?e>=0:e<t}$o.exports=em});var ta=p((KE,F)=>{"use strict";var sm=require("node:os"),Jo=ar(),im=cr(),om=fr(),Yo=Oi(),am=Co(),Xo=ae(),{configure:cm}=Do(),
{assertDefaultLevelFound:lm,mappings:Qo,genLsCache:um,genLevelComparison:fm,assertLevelComparison:hm}=Rr(),{DEFAULT_LEVELS:Zo,
SORTING_ORDER:dm}=dt(),{createArgsNormalizer:pm,asChindings:gm,buildSafeSonicBoom:Fo,buildFormatters:mm,stringify:Vr,normalizeDestFileDescriptor:Go,
noop:ym}=ht(),{version:_m}=Ir(),{chindingsSym:Uo,redactFmtSym:bm,serializersSym:zo,timeSym:wm,timeSliceIndexSym:Em,streamSym:Sm,
stringifySym:Wo,stringifySafeSym:Fr,stringifiersSym:Ko,setLevelSym:vm,endSym:Om,formatOptsSym:xm,messageKeySym:Tm,errorKeySym:Nm,
nestedKeySym:Pm,mixinSym:Am,levelCompSym:Rm,useOnlyCustomLevelsSym:Im,formattersSym:Ho,hooksSym:Lm,nestedKeyStrSym:Cm,mixinMergeStrategySym:km,
msgPrefixSym:Mm,transportUsesMultistreamSym:qm}=Xo,{epochTime:ea,nullTime:Dm}=Yo,{pid:Bm}=process,jm=sm.hostname(),$m=Jo.
err,Vm={level:"info",levelComparison:dm.ASC,levels:Zo,messageKey:"msg",errorKey:"err",nestedKey:null,enabled:!0,base:{pid:Bm,
hostname:jm},serializers:Object.assign(Object.create(null),{err:$m}),formatters:Object.assign(Object.create(null),{bindings(e){
return e},level(e,t){return{level:t}}}),hooks:{logMethod:void 0,streamWrite:void 0},timestamp:ea,name:void 0,redact:null,
customLevels:null,useOnlyCustomLevels:!1,depthLimit:5,edgeLimit:100},Fm=pm(Vm),Gm=Object.assign(Object.create(null),Jo);
function Gr(...e){let t={},{opts:r,stream:n}=Fm(t,im(),...e);r.level&&typeof r.level=="string"&&Zo[r.level.toLowerCase()]!==
void 0&&(r.level=r.level.toLowerCase());let{redact:s,crlf:i,serializers:o,timestamp:a,messageKey:c,errorKey:u,nestedKey:f,
base:h,name:g,level:y,customLevels:l,levelComparison:m,mixin:_,mixinMergeStrategy:E,useOnlyCustomLevels:b,formatters:w,hooks:S,
depthLimit:v,edgeLimit:N,onChild:x,msgPrefix:P}=r,O=cm({maximumDepth:v,maximumBreadth:N}),k=mm(w.level,w.bindings,w.log),
D=Vr.bind({[Fr]:O}),M=s?Object.assign(Object.create(null),om(s,D)):Object.create(null),j=s?{stringify:M[bm]}:{stringify:D},
$="}"+(i?`\r
`:`
`),oe=gm.bind(null,{[Uo]:"",[zo]:o,[Ko]:M,[Wo]:Vr,[Fr]:O,[Ho]:k}),Jt="";h!==null&&(g===void 0?Jt=oe(h):Jt=oe(Object.assign(
{},h,{name:g})));let js=a instanceof Function?a:a?ea:Dm,Yf=js().indexOf(":")+1;if(b&&!l)throw Error("customLevels is req\
uired if useOnlyCustomLevels is set true");if(_&&typeof _!="function")throw Error(`Unknown mixin type "${typeof _}" - ex\
pected "function"`);if(P&&typeof P!="string")throw Error(`Unknown msgPrefix type "${typeof P}" - expected "string"`);lm(
y,l,b);let Ie=Qo(l,b);if(n&&n[qm]===!0){let Le=typeof y=="string"?y:void 0;(!Le||Ie[Le]===void 0)&&(Le=Object.keys(Ie)[0]);
let $s=Ie[Le],Yt=!1;try{let Xt=w.level(Le,$s);Yt=Xt&&typeof Xt=="object"&&Xt.level===$s}catch{Yt=!1}Yt||process.emitWarning(
'custom formatters.level detected with multiple transport targets/pipelines; ensure logs include a numeric "level" field\
 or they may be dropped',{code:"PINO_TRANSPORT_MULTI_TARGETS_LEVEL_FORMATTER"})}typeof n.emit=="function"&&n.emit("messa\
ge",{code:"PINO_CONFIG",config:{levels:Ie,messageKey:c,errorKey:u}}),hm(m);let Xf=fm(m);return Object.assign(t,{levels:Ie,
[Rm]:Xf,[Im]:b,[Sm]:n,[wm]:js,[Em]:Yf,[Wo]:Vr,[Fr]:O,[Ko]:M,[Om]:$,[xm]:j,[Tm]:c,[Nm]:u,[Pm]:f,[Cm]:f?`,${JSON.stringify(
f)}:{`:"",[zo]:o,[Am]:_,[km]:E,[Uo]:Jt,[Ho]:k,[Lm]:S,silent:ym,onChild:x,[Mm]:P}),Object.setPrototypeOf(t,am()),um(t),t[vm](
y),t}F.exports=Gr;F.exports.destination=(e=process.stdout.fd)=>typeof e=="object"?(e.dest=Go(e.dest||process.stdout.fd),
Fo(e)):Fo({dest:Go(e),minLength:0});F.exports.transport=xr();F.exports.multistream=Vo();F.exports.levels=Qo();F.exports.
stdSerializers=Gm;F.exports.stdTimeFunctions=Object.assign({},Yo);F.exports.symbols=Xo;F.exports.version=_m;F.exports.default=
Gr;F.exports.pino=Gr});var J=p(H=>{"use strict";H.getValueAsString=function(t){return Number.isNaN(t)?"Nan":Number.isFinite(t)?`${t}`:t<0?"-Inf":
"+Inf"};H.removeLabels=function(t,r,n){let s=Zr(r,n);delete t[s]};H.setValue=function(t,r,n){let s=Zr(n);return t[s]={value:typeof r==
"number"?r:0,labels:n||{}},t};H.setValueDelta=function(t,r,n,s=""){let i=typeof r=="number"?r:0;return t[s]?t[s].value+=
i:t[s]={value:i,labels:n},t};H.getLabels=function(e,t){if(typeof t[0]=="object")return t[0];if(e.length!==t.length)throw new Error(
`Invalid number of arguments (${t.length}): "${t.join(", ")}" for label names (${e.length}): "${e.join(", ")}".`);let r={};
for(let n=0;n<e.length;n++)r[e[n]]=t[n];return r};function xa(e,t){if(e.length===0)return"";let r="";for(let n=0;n<e.length;n++){
let s=e[n],i=t[s];i!==void 0&&(r+=`${s}:${i},`)}return r}function Zr(e,t){if(t)return xa(t,e);let r=Object.keys(e);return r.
length>1&&r.sort(),xa(r,e)}H.hashObject=Zr;H.isObject=function(t){return t!==null&&typeof t=="object"};H.nowTimestamp=function(){
return Date.now()/1e3};var Qr=class extends Map{add(t,r){this.has(t)?this.get(t).push(r):this.set(t,[r])}};H.Grouper=Qr});var Ee=p((N0,rn)=>{"use strict";var{getValueAsString:Ta}=J(),vt=class e{static get PROMETHEUS_CONTENT_TYPE(){return"text\
/plain; version=0.0.4; charset=utf-8"}static get OPENMETRICS_CONTENT_TYPE(){return"application/openmetrics-text; version\
=1.0.0; charset=utf-8"}constructor(t=e.PROMETHEUS_CONTENT_TYPE){if(this._metrics={},this._collectors=[],this._defaultLabels=
{},t!==e.PROMETHEUS_CONTENT_TYPE&&t!==e.OPENMETRICS_CONTENT_TYPE)throw new TypeError(`Content type ${t} is unsupported`);
this._contentType=t}getMetricsAsArray(){return Object.values(this._metrics)}async getMetricsAsString(t){let r=typeof t.getForPromString==
"function"?await t.getForPromString():await t.get(),n=tn(r.name),s=`# HELP ${n} ${tn(r.help)}`,i=`# TYPE ${n} ${r.type}`,
o=[s,i],a=Object.keys(this._defaultLabels).length>0?this._defaultLabels:null,c=this.contentType===e.OPENMETRICS_CONTENT_TYPE;
for(let u of r.values||[]){let{metricName:f=n,labels:h={}}=u,{sharedLabels:g={}}=u;c&&r.type==="counter"&&(f=`${f}_total`),
a&&(h={...h,...a,...h});let y=en(h,g),l=cy(g),m=[...y,l].filter(Boolean),_=m.length?`{${m.join(",")}}`:"",E=`${f}${_} ${Ta(
u.value)}`,{exemplar:b}=u;if(b&&c){let w=en(b.labelSet);E+=` # {${w.join(",")}} ${Ta(b.value)} ${b.timestamp}`}o.push(E)}
return o.join(`
`)}async metrics(){let t=this.contentType===e.OPENMETRICS_CONTENT_TYPE,r=this.getMetricsAsArray().map(s=>(t&&s.type==="c\
ounter"&&(s.name=uy(s.name)),this.getMetricsAsString(s))),n=await Promise.all(r);return t?`${n.join(`
`)}
# EOF
`:`${n.join(`

`)}
`}registerMetric(t){if(this._metrics[t.name]&&this._metrics[t.name]!==t)throw new Error(`A metric with the name ${t.name}\
 has already been registered.`);this._metrics[t.name]=t}clear(){this._metrics={},this._defaultLabels={}}async getMetricsAsJSON(){
let t=[],r=Object.keys(this._defaultLabels),n=[];for(let i of this.getMetricsAsArray())n.push(i.get());let s=await Promise.
all(n);for(let i of s){if(i.values&&r.length>0)for(let o of i.values){o.labels=Object.assign({},o.labels);for(let a of r)
o.labels[a]=o.labels[a]||this._defaultLabels[a]}t.push(i)}return t}removeSingleMetric(t){delete this._metrics[t]}getSingleMetricAsString(t){
return this.getMetricsAsString(this._metrics[t])}getSingleMetric(t){return this._metrics[t]}setDefaultLabels(t){this._defaultLabels=
t}resetMetrics(){for(let t in this._metrics)this._metrics[t].reset()}get contentType(){return this._contentType}setContentType(t){
if(t===e.OPENMETRICS_CONTENT_TYPE||t===e.PROMETHEUS_CONTENT_TYPE)this._contentType=t;else throw new Error(`Content type ${t}\
 is unsupported`)}static merge(t){let r=t[0].contentType;for(let i of t)if(i.contentType!==r)throw new Error("Registers \
can only be merged if they have the same content type");let n=new e(r);return t.reduce((i,o)=>i.concat(o.getMetricsAsArray()),
[]).forEach(n.registerMetric,n),n}};function en(e,t){let{hasOwnProperty:r}=Object.prototype,n=[];for(let[s,i]of Object.entries(
e))(!t||!r.call(t,s))&&n.push(`${s}="${ly(i)}"`);return n}var Na=new WeakMap;function cy(e){let t=Na.get(e);if(t)return t;
let n=en(e).join(",");return Na.set(e,n),n}function ly(e){return typeof e!="string"?e:tn(e).replace(/"/g,'\\"')}function tn(e){
return e.replace(/\\/g,"\\\\").replace(/\n/g,"\\n")}function uy(e){return e.replace(/_total$/,"")}rn.exports=vt;rn.exports.
globalRegistry=new vt});var de=p(Ot=>{"use strict";var fy=require("util"),hy=/^[a-zA-Z_:][a-zA-Z0-9_:]*$/,dy=/^[a-zA-Z_][a-zA-Z0-9_]*$/;Ot.validateMetricName=
function(e){return hy.test(e)};Ot.validateLabelName=function(e=[]){return e.every(t=>dy.test(t))};Ot.validateLabel=function(t,r){
for(let n in r)if(!t.includes(n))throw new Error(`Added label "${n}" is not included in initial labelset: ${fy.inspect(t)}`)}});var je=p((A0,Pa)=>{"use strict";var nn=Ee(),{isObject:py}=J(),{validateMetricName:gy,validateLabelName:my}=de(),sn=class{constructor(t,r={}){
if(!py(t))throw new TypeError("constructor expected a config object");if(Object.assign(this,{labelNames:[],registers:[nn.
globalRegistry],aggregator:"sum",enableExemplars:!1},r,t),this.registers||(this.registers=[nn.globalRegistry]),!this.help)
throw new Error("Missing mandatory help parameter");if(!this.name)throw new Error("Missing mandatory name parameter");if(!gy(
this.name))throw new Error("Invalid metric name");if(!my(this.labelNames))throw new Error("Invalid label name");if(this.
collect&&typeof this.collect!="function")throw new Error('Optional "collect" parameter must be a function');this.labelNames?
this.sortedLabelNames=[...this.labelNames].sort():this.sortedLabelNames=[],this.reset();for(let n of this.registers){if(this.
enableExemplars&&n.contentType===nn.PROMETHEUS_CONTENT_TYPE)throw new TypeError("Exemplars are supported only on OpenMet\
rics registries");n.registerMetric(this)}}reset(){}};Pa.exports={Metric:sn}});var an=p((R0,Aa)=>{"use strict";var on=class{constructor(t={},r=null){this.labelSet=t,this.value=r}validateExemplarLabelSet(t){
let r="";for(let[n,s]of Object.entries(t))r+=`${n}${s}`;if(r.length>128)throw new RangeError("Label set size must be sma\
ller than 128 UTF-8 chars")}};Aa.exports=on});var ln=p((I0,ka)=>{"use strict";var yy=require("util"),{hashObject:_y,isObject:Ra,getLabels:Ia,removeLabels:by,nowTimestamp:wy}=J(),
{validateLabel:La}=de(),{Metric:Ey}=je(),Sy=an(),cn=class extends Ey{constructor(t){super(t),this.type="counter",this.defaultLabels=
{},this.defaultValue=1,this.defaultExemplarLabelSet={},t.enableExemplars?(this.enableExemplars=!0,this.inc=this.incWithExemplar):
this.inc=this.incWithoutExemplar}incWithoutExemplar(t,r){let n="";if(Ra(t)?(n=_y(t,this.sortedLabelNames),La(this.labelNames,
t)):(r=t,t={}),r&&!Number.isFinite(r))throw new TypeError(`Value is not a valid number: ${yy.format(r)}`);if(r<0)throw new Error(
"It is not possible to decrease a counter");return r==null&&(r=1),Ca(this.hashMap,r,t,n),{labelHash:n}}incWithExemplar({
labels:t=this.defaultLabels,value:r=this.defaultValue,exemplarLabels:n=this.defaultExemplarLabelSet}={}){let s=this.incWithoutExemplar(
t,r);this.updateExemplar(n,r,s.labelHash)}updateExemplar(t,r,n){t!==this.defaultExemplarLabelSet&&(Ra(this.hashMap[n].exemplar)||
(this.hashMap[n].exemplar=new Sy),this.hashMap[n].exemplar.validateExemplarLabelSet(t),this.hashMap[n].exemplar.labelSet=
t,this.hashMap[n].exemplar.value=r||1,this.hashMap[n].exemplar.timestamp=wy())}reset(){this.hashMap={},this.labelNames.length===
0&&Ca(this.hashMap,0)}async get(){if(this.collect){let t=this.collect();t instanceof Promise&&await t}return{help:this.help,
name:this.name,type:this.type,values:Object.values(this.hashMap),aggregator:this.aggregator}}labels(...t){let r=Ia(this.
labelNames,t)||{};return{inc:this.inc.bind(this,r)}}remove(...t){let r=Ia(this.labelNames,t)||{};return La(this.labelNames,
r),by.call(this,this.hashMap,r,this.sortedLabelNames)}};function Ca(e,t,r={},n=""){return e[n]?e[n].value+=t:e[n]={value:t,
labels:r},e}ka.exports=cn});var B=p((L0,Va)=>{"use strict";var Da=require("util"),{setValue:Ba,setValueDelta:vy,getLabels:Ma,hashObject:ja,isObject:$a,
removeLabels:Oy}=J(),{validateLabel:xt}=de(),{Metric:xy}=je(),hn=class extends xy{constructor(t){super(t),this.type="gau\
ge"}set(t,r){r=fn(t,r),t=un(t),Ty(this,t,r)}reset(){this.hashMap={},this.labelNames.length===0&&Ba(this.hashMap,0,{})}inc(t,r){
r=fn(t,r),t=un(t),r===void 0&&(r=1),qa(this,t,r)}dec(t,r){r=fn(t,r),t=un(t),r===void 0&&(r=1),qa(this,t,-r)}setToCurrentTime(t){
let r=Date.now()/1e3;t===void 0?this.set(r):this.set(t,r)}startTimer(t){let r=process.hrtime();return n=>{let s=process.
hrtime(r),i=s[0]+s[1]/1e9;return this.set(Object.assign({},t,n),i),i}}async get(){if(this.collect){let t=this.collect();
t instanceof Promise&&await t}return{help:this.help,name:this.name,type:this.type,values:Object.values(this.hashMap),aggregator:this.
aggregator}}_getValue(t){let r=ja(t||{},this.sortedLabelNames);return this.hashMap[r]?this.hashMap[r].value:0}labels(...t){
let r=Ma(this.labelNames,t);return xt(this.labelNames,r),{inc:this.inc.bind(this,r),dec:this.dec.bind(this,r),set:this.set.
bind(this,r),setToCurrentTime:this.setToCurrentTime.bind(this,r),startTimer:this.startTimer.bind(this,r)}}remove(...t){let r=Ma(
this.labelNames,t);xt(this.labelNames,r),Oy.call(this,this.hashMap,r,this.sortedLabelNames)}};function Ty(e,t,r){if(typeof r!=
"number")throw new TypeError(`Value is not a valid number: ${Da.format(r)}`);xt(e.labelNames,t),Ba(e.hashMap,r,t)}function qa(e,t,r){
if(typeof r!="number")throw new TypeError(`Delta is not a valid number: ${Da.format(r)}`);xt(e.labelNames,t);let n=ja(t,
e.sortedLabelNames);vy(e.hashMap,r,t,n)}function un(e){return $a(e)?e:{}}function fn(e,t){return $a(e)?t:e}Va.exports=hn});var yn=p((C0,Wa)=>{"use strict";var Ny=require("util"),{getLabels:Fa,hashObject:Tt,isObject:Ua,removeLabels:Py,nowTimestamp:Ay}=J(),
{validateLabel:pn}=de(),{Metric:Ry}=je(),Iy=an(),gn=class extends Ry{constructor(t){super(t,{buckets:[.005,.01,.025,.05,
.1,.25,.5,1,2.5,5,10]}),this.type="histogram",this.defaultLabels={},this.defaultExemplarLabelSet={},this.enableExemplars=
!1;for(let r of this.labelNames)if(r==="le")throw new Error("le is a reserved label keyword");this.upperBounds=this.buckets,
this.bucketValues=this.upperBounds.reduce((r,n)=>(r[n]=0,r),{}),t.enableExemplars?(this.enableExemplars=!0,this.bucketExemplars=
this.upperBounds.reduce((r,n)=>(r[n]=null,r),{}),Object.freeze(this.bucketExemplars),this.observe=this.observeWithExemplar):
this.observe=this.observeWithoutExemplar,Object.freeze(this.bucketValues),Object.freeze(this.upperBounds),this.labelNames.
length===0&&(this.hashMap={[Tt({})]:mn({},this.bucketValues,this.bucketExemplars)})}observeWithoutExemplar(t,r){dn.call(
this,t===0?0:t||{})(r)}observeWithExemplar({labels:t=this.defaultLabels,value:r,exemplarLabels:n=this.defaultExemplarLabelSet}={}){
dn.call(this,t===0?0:t||{})(r),this.updateExemplar(t,r,n)}updateExemplar(t,r,n){if(Object.keys(n).length===0)return;let s=Tt(
t,this.sortedLabelNames),i=za(this.upperBounds,r),{bucketExemplars:o}=this.hashMap[s],a=o[i];Ua(a)||(a=new Iy,o[i]=a),a.
validateExemplarLabelSet(n),a.labelSet=n,a.value=r,a.timestamp=Ay()}async get(){let t=await this.getForPromString();return t.
values=t.values.map(qy),t}async getForPromString(){if(this.collect){let n=this.collect();n instanceof Promise&&await n}let r=Object.
values(this.hashMap).map(ky(this)).reduce(My(this),[]);return{name:this.name,help:this.help,type:this.type,values:r,aggregator:this.
aggregator}}reset(){this.hashMap={}}zero(t){let r=Tt(t,this.sortedLabelNames);this.hashMap[r]=mn(t,this.bucketValues,this.
bucketExemplars)}startTimer(t,r){return this.enableExemplars?Ly.call(this,t,r)():Ga.call(this,t)()}labels(...t){let r=Fa(
this.labelNames,t);return pn(this.labelNames,r),{observe:dn.call(this,r),startTimer:Ga.call(this,r)}}remove(...t){let r=Fa(
this.labelNames,t);pn(this.labelNames,r),Py.call(this,this.hashMap,r,this.sortedLabelNames)}};function Ga(e){return()=>{
let t=process.hrtime();return r=>{let n=process.hrtime(t),s=n[0]+n[1]/1e9;return this.observe(Object.assign({},e,r),s),s}}}
function Ly(e,t){return()=>{let r=process.hrtime();return(n,s)=>{let i=process.hrtime(r),o=i[0]+i[1]/1e9;return this.observe(
{labels:Object.assign({},e,n),value:o,exemplarLabels:Object.assign({},t,s)}),o}}}function Nt(e,t,r,n,s={}){return{labels:e,
sharedLabels:s,value:t,metricName:r,exemplar:n}}function za(e,t){for(let r=0;r<e.length;r++){let n=e[r];if(t<=n)return n}
return-1}function dn(e){return t=>{let r=Cy(e,t);if(pn(this.labelNames,r.labels),!Number.isFinite(r.value))throw new TypeError(
`Value is not a valid number: ${Ny.format(r.value)}`);let n=Tt(r.labels,this.sortedLabelNames),s=this.hashMap[n];s||(s=mn(
r.labels,this.bucketValues,this.bucketExemplars));let i=za(this.upperBounds,r.value);s.sum+=r.value,s.count+=1,Object.prototype.
hasOwnProperty.call(s.bucketValues,i)&&(s.bucketValues[i]+=1),this.hashMap[n]=s}}function mn(e,t,r){let n={labels:e,bucketValues:{
...t},sum:0,count:0};return r&&(n.bucketExemplars={...r}),n}function Cy(e,t){return Ua(e)?{labels:e,value:t}:{value:e,labels:{}}}
function ky(e){let t=`${e.name}_bucket`;return r=>{let n=0;return{buckets:e.upperBounds.map(i=>(n+=r.bucketValues[i],Nt(
{le:i},n,t,r.bucketExemplars?r.bucketExemplars[i]:null,r.labels))),data:r}}}function My(e){return(t,r)=>{t.push(...r.buckets);
let n={le:"+Inf"};return t.push(Nt(n,r.data.count,`${e.name}_bucket`,r.data.bucketExemplars?r.data.bucketExemplars[-1]:null,
r.data.labels),Nt({},r.data.sum,`${e.name}_sum`,void 0,r.data.labels),Nt({},r.data.count,`${e.name}_count`,void 0,r.data.
labels)),t}}function qy(e){let{sharedLabels:t,labels:r,...n}=e;for(let s of Object.keys(t))r[s]=t[s];return n.labels=r,n}
Wa.exports=gn});var _n=p((k0,Ka)=>{function W(){}W.prototype.clear=function(){this._root=null,this.size=0};W.prototype.find=function(e){
for(var t=this._root;t!==null;){var r=this._comparator(e,t.data);if(r===0)return t.data;t=t.get_child(r>0)}return null};
W.prototype.findIter=function(e){for(var t=this._root,r=this.iterator();t!==null;){var n=this._comparator(e,t.data);if(n===
0)return r._cursor=t,r;r._ancestors.push(t),t=t.get_child(n>0)}return null};W.prototype.lowerBound=function(e){for(var t=this.
_root,r=this.iterator(),n=this._comparator;t!==null;){var s=n(e,t.data);if(s===0)return r._cursor=t,r;r._ancestors.push(
t),t=t.get_child(s>0)}for(var i=r._ancestors.length-1;i>=0;--i)if(t=r._ancestors[i],n(e,t.data)<0)return r._cursor=t,r._ancestors.
length=i,r;return r._ancestors.length=0,r};W.prototype.upperBound=function(e){for(var t=this.lowerBound(e),r=this._comparator;t.
data()!==null&&r(t.data(),e)===0;)t.next();return t};W.prototype.min=function(){var e=this._root;if(e===null)return null;
for(;e.left!==null;)e=e.left;return e.data};W.prototype.max=function(){var e=this._root;if(e===null)return null;for(;e.right!==
null;)e=e.right;return e.data};W.prototype.iterator=function(){return new Se(this)};W.prototype.each=function(e){for(var t=this.
iterator(),r;(r=t.next())!==null;)if(e(r)===!1)return};W.prototype.reach=function(e){for(var t=this.iterator(),r;(r=t.prev())!==
null;)if(e(r)===!1)return};function Se(e){this._tree=e,this._ancestors=[],this._cursor=null}Se.prototype.data=function(){
return this._cursor!==null?this._cursor.data:null};Se.prototype.next=function(){if(this._cursor===null){var e=this._tree.
_root;e!==null&&this._minNode(e)}else if(this._cursor.right===null){var t;do if(t=this._cursor,this._ancestors.length)this.
_cursor=this._ancestors.pop();else{this._cursor=null;break}while(this._cursor.right===t)}else this._ancestors.push(this.
_cursor),this._minNode(this._cursor.right);return this._cursor!==null?this._cursor.data:null};Se.prototype.prev=function(){
if(this._cursor===null){var e=this._tree._root;e!==null&&this._maxNode(e)}else if(this._cursor.left===null){var t;do if(t=
this._cursor,this._ancestors.length)this._cursor=this._ancestors.pop();else{this._cursor=null;break}while(this._cursor.left===
t)}else this._ancestors.push(this._cursor),this._maxNode(this._cursor.left);return this._cursor!==null?this._cursor.data:
null};Se.prototype._minNode=function(e){for(;e.left!==null;)this._ancestors.push(e),e=e.left;this._cursor=e};Se.prototype.
_maxNode=function(e){for(;e.right!==null;)this._ancestors.push(e),e=e.right;this._cursor=e};Ka.exports=W});var Ya=p((M0,Ja)=>{var Dy=_n();function ve(e){this.data=e,this.left=null,this.right=null,this.red=!0}ve.prototype.get_child=
function(e){return e?this.right:this.left};ve.prototype.set_child=function(e,t){e?this.right=t:this.left=t};function Pt(e){
this._root=null,this._comparator=e,this.size=0}Pt.prototype=new Dy;Pt.prototype.insert=function(e){var t=!1;if(this._root===
null)this._root=new ve(e),t=!0,this.size++;else{var r=new ve(void 0),n=0,s=0,i=null,o=r,a=null,c=this._root;for(o.right=
this._root;;){if(c===null?(c=new ve(e),a.set_child(n,c),t=!0,this.size++):G(c.left)&&G(c.right)&&(c.red=!0,c.left.red=!1,
c.right.red=!1),G(c)&&G(a)){var u=o.right===i;c===a.get_child(s)?o.set_child(u,$e(i,!s)):o.set_child(u,Ha(i,!s))}var f=this.
_comparator(c.data,e);if(f===0)break;s=n,n=f<0,i!==null&&(o=i),i=a,a=c,c=c.get_child(n)}this._root=r.right}return this._root.
red=!1,t};Pt.prototype.remove=function(e){if(this._root===null)return!1;var t=new ve(void 0),r=t;r.right=this._root;for(var n=null,
s=null,i=null,o=1;r.get_child(o)!==null;){var a=o;s=n,n=r,r=r.get_child(o);var c=this._comparator(e,r.data);if(o=c>0,c===
0&&(i=r),!G(r)&&!G(r.get_child(o))){if(G(r.get_child(!o))){var u=$e(r,o);n.set_child(a,u),n=u}else if(!G(r.get_child(!o))){
var f=n.get_child(!a);if(f!==null)if(!G(f.get_child(!a))&&!G(f.get_child(a)))n.red=!1,f.red=!0,r.red=!0;else{var h=s.right===
n;G(f.get_child(a))?s.set_child(h,Ha(n,a)):G(f.get_child(!a))&&s.set_child(h,$e(n,a));var g=s.get_child(h);g.red=!0,r.red=
!0,g.left.red=!1,g.right.red=!1}}}}return i!==null&&(i.data=r.data,n.set_child(n.right===r,r.get_child(r.left===null)),this.
size--),this._root=t.right,this._root!==null&&(this._root.red=!1),i!==null};function G(e){return e!==null&&e.red}function $e(e,t){
var r=e.get_child(!t);return e.set_child(!t,r.get_child(t)),r.set_child(t,e),e.red=!0,r.red=!1,r}function Ha(e,t){return e.
set_child(!t,$e(e.get_child(!t),!t)),$e(e,t)}Ja.exports=Pt});var Qa=p((q0,Xa)=>{var By=_n();function Ve(e){this.data=e,this.left=null,this.right=null}Ve.prototype.get_child=function(e){
return e?this.right:this.left};Ve.prototype.set_child=function(e,t){e?this.right=t:this.left=t};function At(e){this._root=
null,this._comparator=e,this.size=0}At.prototype=new By;At.prototype.insert=function(e){if(this._root===null)return this.
_root=new Ve(e),this.size++,!0;for(var t=0,r=null,n=this._root;;){if(n===null)return n=new Ve(e),r.set_child(t,n),ret=!0,
this.size++,!0;if(this._comparator(n.data,e)===0)return!1;t=this._comparator(n.data,e)<0,r=n,n=n.get_child(t)}};At.prototype.
remove=function(e){if(this._root===null)return!1;var t=new Ve(void 0),r=t;r.right=this._root;for(var n=null,s=null,i=1;r.
get_child(i)!==null;){n=r,r=r.get_child(i);var o=this._comparator(e,r.data);i=o>0,o===0&&(s=r)}return s!==null?(s.data=r.
data,n.set_child(n.right===r,r.get_child(r.left===null)),this._root=t.right,this.size--,!0):!1};Xa.exports=At});var ec=p((D0,Za)=>{Za.exports={RBTree:Ya(),BinTree:Qa()}});var nc=p((B0,rc)=>{var jy=ec().RBTree;function I(e,t,r){this.discrete=e===!1,this.delta=e||.01,this.K=t===void 0?25:t,this.
CX=r===void 0?1.1:r,this.centroids=new jy(tc),this.nreset=0,this.reset()}I.prototype.reset=function(){this.centroids.clear(),
this.n=0,this.nreset+=1,this.last_cumulate=0};I.prototype.size=function(){return this.centroids.size};I.prototype.toArray=
function(e){var t=[];return e?(this._cumulate(!0),this.centroids.each(function(r){t.push(r)})):this.centroids.each(function(r){
t.push({mean:r.mean,n:r.n})}),t};I.prototype.summary=function(){var e=this.discrete?"exact ":"approximating ",t=[e+this.
n+" samples using "+this.size()+" centroids","min = "+this.percentile(0),"Q1  = "+this.percentile(.25),"Q2  = "+this.percentile(
.5),"Q3  = "+this.percentile(.75),"max = "+this.percentile(1)];return t.join(`
`)};function tc(e,t){return e.mean>t.mean?1:e.mean<t.mean?-1:0}function $y(e,t){return e.mean_cumn-t.mean_cumn}I.prototype.
push=function(e,t){t=t||1,e=Array.isArray(e)?e:[e];for(var r=0;r<e.length;r++)this._digest(e[r],t)};I.prototype.push_centroid=
function(e){e=Array.isArray(e)?e:[e];for(var t=0;t<e.length;t++)this._digest(e[t].mean,e[t].n)};I.prototype._cumulate=function(e){
if(!(this.n===this.last_cumulate||!e&&this.CX&&this.CX>this.n/this.last_cumulate)){var t=0;this.centroids.each(function(r){
r.mean_cumn=t+r.n/2,t=r.cumn=t+r.n}),this.n=this.last_cumulate=t}};I.prototype.find_nearest=function(e){if(this.size()===
0)return null;var t=this.centroids.lowerBound({mean:e}),r=t.data()===null?t.prev():t.data();if(r.mean===e||this.discrete)
return r;var n=t.prev();return n&&Math.abs(n.mean-e)<Math.abs(r.mean-e)?n:r};I.prototype._new_centroid=function(e,t,r){var n={
mean:e,n:t,cumn:r};return this.centroids.insert(n),this.n+=t,n};I.prototype._addweight=function(e,t,r){t!==e.mean&&(e.mean+=
r*(t-e.mean)/(e.n+r)),e.cumn+=r,e.mean_cumn+=r/2,e.n+=r,this.n+=r};I.prototype._digest=function(e,t){var r=this.centroids.
min(),n=this.centroids.max(),s=this.find_nearest(e);if(s&&s.mean===e)this._addweight(s,e,t);else if(s===r)this._new_centroid(
e,t,0);else if(s===n)this._new_centroid(e,t,this.n);else if(this.discrete)this._new_centroid(e,t,s.cumn);else{var i=s.mean_cumn/
this.n,o=Math.floor(4*this.n*this.delta*i*(1-i));o-s.n>=t?this._addweight(s,e,t):this._new_centroid(e,t,s.cumn)}this._cumulate(
!1),!this.discrete&&this.K&&this.size()>this.K/this.delta&&this.compress()};I.prototype.bound_mean=function(e){var t=this.
centroids.upperBound({mean:e}),r=t.prev(),n=r.mean===e?r:t.next();return[r,n]};I.prototype.p_rank=function(e){var t=Array.
isArray(e)?e:[e],r=t.map(this._p_rank,this);return Array.isArray(e)?r:r[0]};I.prototype._p_rank=function(e){if(this.size()!==
0){{if(e<this.centroids.min().mean)return 0;if(e>this.centroids.max().mean)return 1}this._cumulate(!0);var t=this.bound_mean(
e),r=t[0],n=t[1];if(this.discrete)return r.cumn/this.n;var s=r.mean_cumn;return r!==n&&(s+=(e-r.mean)*(n.mean_cumn-r.mean_cumn)/
(n.mean-r.mean)),s/this.n}};I.prototype.bound_mean_cumn=function(e){this.centroids._comparator=$y;var t=this.centroids.upperBound(
{mean_cumn:e});this.centroids._comparator=tc;var r=t.prev(),n=r&&r.mean_cumn===e?r:t.next();return[r,n]};I.prototype.percentile=
function(e){var t=Array.isArray(e)?e:[e],r=t.map(this._percentile,this);return Array.isArray(e)?r:r[0]};I.prototype._percentile=
function(e){if(this.size()!==0){this._cumulate(!0);var t=this.n*e,r=this.bound_mean_cumn(t),n=r[0],s=r[1];return s===n||
n===null||s===null?(n||s).mean:this.discrete?t<=n.cumn?n.mean:s.mean:n.mean+(t-n.mean_cumn)*(s.mean-n.mean)/(s.mean_cumn-
n.mean_cumn)}};function Vy(e){var t=Math.floor(Math.random()*e.length);return e.splice(t,1)[0]}I.prototype.compress=function(){
if(!this.compressing){var e=this.toArray();for(this.reset(),this.compressing=!0;e.length>0;)this.push_centroid(Vy(e));this.
_cumulate(!0),this.compressing=!1}};function te(e){this.config=e||{},this.mode=this.config.mode||"auto",I.call(this,this.
mode==="cont"?e.delta:!1),this.digest_ratio=this.config.ratio||.9,this.digest_thresh=this.config.thresh||1e3,this.n_unique=
0}te.prototype=Object.create(I.prototype);te.prototype.constructor=te;te.prototype.push=function(e){I.prototype.push.call(
this,e),this.check_continuous()};te.prototype._new_centroid=function(e,t,r){this.n_unique+=1,I.prototype._new_centroid.call(
this,e,t,r)};te.prototype._addweight=function(e,t,r){e.n===1&&(this.n_unique-=1),I.prototype._addweight.call(this,e,t,r)};
te.prototype.check_continuous=function(){return this.mode!=="auto"||this.size()<this.digest_thresh?!1:this.n_unique/this.
size()>this.digest_ratio?(this.mode="cont",this.discrete=!1,this.delta=this.config.delta||.01,this.compress(),!0):!1};rc.
exports={TDigest:I,Digest:te}});var oc=p((j0,ic)=>{"use strict";var{TDigest:sc}=nc(),wn=class{constructor(t,r){this.maxAgeSeconds=t||0,this.ageBuckets=r||
0,this.shouldRotate=t&&r,this.ringBuffer=Array(r).fill(new sc),this.currentBuffer=0,this.lastRotateTimestampMillis=Date.
now(),this.durationBetweenRotatesMillis=t*1e3/r||1/0}size(){return bn.call(this).size()}percentile(t){return bn.call(this).
percentile(t)}push(t){bn.call(this),this.ringBuffer.forEach(r=>{r.push(t)})}reset(){this.ringBuffer.forEach(t=>{t.reset()})}compress(){
this.ringBuffer.forEach(t=>{t.compress()})}};function bn(){let e=Date.now()-this.lastRotateTimestampMillis;for(;e>this.durationBetweenRotatesMillis&&
this.shouldRotate;)this.ringBuffer[this.currentBuffer]=new sc,++this.currentBuffer>=this.ringBuffer.length&&(this.currentBuffer=
0),e-=this.durationBetweenRotatesMillis,this.lastRotateTimestampMillis+=this.durationBetweenRotatesMillis;return this.ringBuffer[this.
currentBuffer]}ic.exports=wn});var dc=p(($0,hc)=>{"use strict";var Fy=require("util"),{getLabels:ac,hashObject:uc,removeLabels:Gy}=J(),{validateLabel:En}=de(),
{Metric:Uy}=je(),fc=oc(),zy=1e3,Sn=class extends Uy{constructor(t){super(t,{percentiles:[.01,.05,.5,.9,.95,.99,.999],compressCount:zy,
hashMap:{}}),this.type="summary";for(let r of this.labelNames)if(r==="quantile")throw new Error("quantile is a reserved \
label keyword");this.labelNames.length===0&&(this.hashMap={[uc({})]:{labels:{},td:new fc(this.maxAgeSeconds,this.ageBuckets),
count:0,sum:0}})}observe(t,r){lc.call(this,t===0?0:t||{})(r)}async get(){if(this.collect){let n=this.collect();n instanceof
Promise&&await n}let t=Object.keys(this.hashMap),r=[];return t.forEach(n=>{let s=this.hashMap[n];s&&(this.pruneAgedBuckets&&
s.td.size()===0?delete this.hashMap[n]:(Wy(s,this.percentiles).forEach(i=>{r.push(i)}),r.push(Hy(s,this)),r.push(Ky(s,this))))}),
{name:this.name,help:this.help,type:this.type,values:r,aggregator:this.aggregator}}reset(){Object.values(this.hashMap).forEach(
r=>{r.td.reset(),r.count=0,r.sum=0})}startTimer(t){return cc.call(this,t)()}labels(...t){let r=ac(this.labelNames,t);return En(
this.labelNames,r),{observe:lc.call(this,r),startTimer:cc.call(this,r)}}remove(...t){let r=ac(this.labelNames,t);En(this.
labelNames,r),Gy.call(this,this.hashMap,r,this.sortedLabelNames)}};function Wy(e,t){return e.td.compress(),t.map(r=>{let n=e.
td.percentile(r);return{labels:Object.assign({quantile:r},e.labels),value:n||0}})}function Ky(e,t){return{metricName:`${t.
name}_count`,labels:e.labels,value:e.count}}function Hy(e,t){return{metricName:`${t.name}_sum`,labels:e.labels,value:e.sum}}
function cc(e){return()=>{let t=process.hrtime();return r=>{let n=process.hrtime(t),s=n[0]+n[1]/1e9;return this.observe(
Object.assign({},e,r),s),s}}}function lc(e){return t=>{let r=Jy(e,t);if(En(this.labelNames,e),!Number.isFinite(r.value))
throw new TypeError(`Value is not a valid number: ${Fy.format(r.value)}`);let n=uc(r.labels,this.sortedLabelNames),s=this.
hashMap[n];s||(s={labels:r.labels,td:new fc(this.maxAgeSeconds,this.ageBuckets),count:0,sum:0}),s.td.push(r.value),s.count++,
s.count%this.compressCount===0&&s.td.compress(),s.sum+=r.value,this.hashMap[n]=s}}function Jy(e,t){return t===void 0?{value:e,
labels:{}}:{labels:e,value:t}}hc.exports=Sn});var gc=p((V0,pc)=>{"use strict";var vn=require("url"),Yy=require("http"),Xy=require("https"),{gzipSync:Qy}=require("zlib"),
{globalRegistry:Zy}=Ee(),xn=class{constructor(t,r,n){n||(n=Zy),this.registry=n,this.gatewayUrl=t;let{requireJobName:s,...i}={
requireJobName:!0,...r};this.requireJobName=s,this.requestOptions=i}pushAdd(t={}){if(this.requireJobName&&!t.jobName)throw new Error(
"Missing jobName parameter");return On.call(this,"POST",t.jobName,t.groupings)}push(t={}){if(this.requireJobName&&!t.jobName)
throw new Error("Missing jobName parameter");return On.call(this,"PUT",t.jobName,t.groupings)}delete(t={}){if(this.requireJobName&&
!t.jobName)throw new Error("Missing jobName parameter");return On.call(this,"DELETE",t.jobName,t.groupings)}};async function On(e,t,r){
let n=vn.parse(this.gatewayUrl),s=n.pathname&&n.pathname!=="/"?n.pathname:"",i=t?`/job/${encodeURIComponent(t)}${e_(r)}`:
"",o=`${s}/metrics${i}`,a=vn.resolve(this.gatewayUrl,o),c=vn.parse(a),u=t_(c.href)?Xy:Yy,f=Object.assign(c,this.requestOptions,
{method:e});return new Promise((h,g)=>{e==="DELETE"&&f.headers&&delete f.headers["Content-Encoding"];let y=u.request(f,l=>{
let m="";l.setEncoding("utf8"),l.on("data",_=>{m+=_}),l.on("end",()=>{l.statusCode>=400?g(new Error(`push failed with st\
atus ${l.statusCode}, ${m}`)):h({resp:l,body:m})})});y.on("error",l=>{g(l)}),y.on("timeout",()=>{y.destroy(new Error("Pu\
shgateway request timed out"))}),e!=="DELETE"?this.registry.metrics().then(l=>{f.headers&&f.headers["Content-Encoding"]===
"gzip"&&(l=Qy(l)),y.write(l),y.end()}).catch(l=>{g(l)}):y.end()})}function e_(e){return e?Object.keys(e).map(t=>`/${encodeURIComponent(
t)}/${encodeURIComponent(e[t])}`).join(""):""}function t_(e){return e.search(/^https/)!==-1}pc.exports=xn});var Nn=p(Tn=>{"use strict";Tn.linearBuckets=(e,t,r)=>{if(r<1)throw new Error("Linear buckets needs a positive count");let n=new Array(
r);for(let s=0;s<r;s++)n[s]=e+s*t;return n};Tn.exponentialBuckets=(e,t,r)=>{if(e<=0)throw new Error("Exponential buckets\
 needs a positive start");if(r<1)throw new Error("Exponential buckets needs a positive count");if(t<=1)throw new Error("\
Exponential buckets needs a factor greater than 1");let n=new Array(r);for(let s=0;s<r;s++)n[s]=e,e*=t;return n}});var Rt=p(mc=>{var r_=(function(e){return e[e.NONE=0]="NONE",e[e.ERROR=30]="ERROR",e[e.WARN=50]="WARN",e[e.INFO=60]="INFO",
e[e.DEBUG=70]="DEBUG",e[e.VERBOSE=80]="VERBOSE",e[e.ALL=9999]="ALL",e})({});mc.DiagLogLevel=r_});var Pn=p(yc=>{var n_="1.10.0";yc.VERSION=n_});var wc=p(An=>{var s_=Pn(),_c=/^(\d+)\.(\d+)\.(\d+)(-(.+))?$/;function bc(e){let t=new Set([e]),r=new Set,n=e.match(_c);if(!n)
return()=>!1;let s={major:+n[1],minor:+n[2],patch:+n[3],prerelease:n[4]};if(s.prerelease!=null)return function(c){return c===
e};function i(a){return r.add(a),!1}function o(a){return t.add(a),!0}return function(c){if(t.has(c))return!0;if(r.has(c))
return!1;let u=c.match(_c);if(!u)return i(c);let f={major:+u[1],minor:+u[2],patch:+u[3],prerelease:u[4]};return f.prerelease!=
null||s.major!==f.major?i(c):s.major===0?s.minor===f.minor&&s.patch<=f.patch?o(c):i(c):s.minor<=f.minor?o(c):i(c)}}var i_=bc(
s_.VERSION);An._makeCompatibilityCheck=bc;An.isCompatible=i_});var re=p(Ct=>{var Fe=Pn(),o_=wc(),a_=Fe.VERSION.split(".")[0],It=Symbol.for(`opentelemetry.js.api.${a_}`),Lt=typeof globalThis==
"object"?globalThis:typeof self=="object"?self:typeof window=="object"?window:typeof global=="object"?global:{};function c_(){
return Object.defineProperty({},"version",{value:Fe.VERSION,enumerable:!0,writable:!1,configurable:!1})}function l_(e,t,r,n=!1){
var s;let i=Lt[It]=(s=Lt[It])!==null&&s!==void 0?s:c_();if(!n&&i[e]){let o=new Error(`@opentelemetry/api: Attempted dupl\
icate registration of API: ${e}`);return r.error(o.stack||o.message),!1}if(i.version!=="1.10.0"){let o=new Error(`@opent\
elemetry/api: Registration of version v${i.version} for ${e} does not match previously registered API v${Fe.VERSION}`);return r.
error(o.stack||o.message),!1}return i[e]=t,r.debug(`@opentelemetry/api: Registered a global for ${e} v${Fe.VERSION}.`),!0}
var Ec;function u_(e){let t=Lt[It];if(t!=null){if(t!==Ec){if(!t.version||!o_.isCompatible(t.version))return;Ec=t}return t[e]}}
function f_(e,t){t.debug(`@opentelemetry/api: Unregistering a global for ${e} v${Fe.VERSION}.`);let r=Lt[It];r&&delete r[e]}
Ct.getGlobal=u_;Ct.registerGlobal=l_;Ct.unregisterGlobal=f_});var vc=p(Sc=>{var h_=re(),d_=class{constructor(e){this._namespace=e.namespace||"DiagComponentLogger"}debug(...e){return Ge(
"debug",this._namespace,e)}error(...e){return Ge("error",this._namespace,e)}info(...e){return Ge("info",this._namespace,
e)}warn(...e){return Ge("warn",this._namespace,e)}verbose(...e){return Ge("verbose",this._namespace,e)}};function Ge(e,t,r){
let n=h_.getGlobal("diag");if(n)return n[e](t,...r)}Sc.DiagComponentLogger=d_});var xc=p(Oc=>{Rt();function p_(e,t){e<0?e=0:e>9999&&(e=9999),t=t||{};function r(n,s){let i=t[n];return typeof i=="functi\
on"&&e>=s?i.bind(t):function(){}}return{error:r("error",30),warn:r("warn",50),info:r("info",60),debug:r("debug",70),verbose:r(
"verbose",80)}}Oc.createLogLevelDiagLogger=p_});var ne=p(Nc=>{var kt=re(),g_=vc();Rt();var m_=xc(),y_="diag",__=class Tc{static instance(){return this._instance||(this.
_instance=new Tc),this._instance}constructor(){function t(s){return function(...i){let o=kt.getGlobal("diag");if(o)return o[s](
...i)}}let r=this,n=(s,i={logLevel:60})=>{var o;if(s===r){var a;let h=new Error("Cannot use diag as the logger for itsel\
f. Please use a DiagLogger implementation like ConsoleDiagLogger or a custom implementation");return r.error((a=h.stack)!==
null&&a!==void 0?a:h.message),!1}typeof i=="number"&&(i={logLevel:i});let c=kt.getGlobal("diag"),u=m_.createLogLevelDiagLogger(
(o=i.logLevel)!==null&&o!==void 0?o:60,s);if(c&&!i.suppressOverrideMessage){var f;let h=(f=new Error().stack)!==null&&f!==
void 0?f:"<failed to generate stacktrace>";c.warn(`Current logger will be overwritten from ${h}`),u.warn(`Current logger\
 will overwrite one already registered from ${h}`)}return kt.registerGlobal("diag",u,r,!0)};r.setLogger=n,r.disable=()=>{
kt.unregisterGlobal(y_,r)},r.createComponentLogger=s=>new g_.DiagComponentLogger(s),r.verbose=t("verbose"),r.debug=t("de\
bug"),r.info=t("info"),r.warn=t("warn"),r.error=t("error")}};Nc.DiagAPI=__});var Ac=p(Pc=>{var b_=class Ue{constructor(t){this._entries=t?new Map(t):new Map}getEntry(t){let r=this._entries.get(t);if(r)
return Object.assign({},r)}getAllEntries(){return Array.from(this._entries.entries())}setEntry(t,r){let n=new Ue(this._entries);
return n._entries.set(t,r),n}removeEntry(t){let r=new Ue(this._entries);return r._entries.delete(t),r}removeEntries(...t){
let r=new Ue(this._entries);for(let n of t)r._entries.delete(n);return r}clear(){return new Ue}};Pc.BaggageImpl=b_});var Ic=p(Rc=>{var w_=Symbol("BaggageEntryMetadata");Rc.baggageEntryMetadataSymbol=w_});var In=p(Rn=>{var E_=ne(),S_=Ac(),v_=Ic(),O_=E_.DiagAPI.instance();function x_(e={}){return new S_.BaggageImpl(new Map(Object.
entries(e)))}function T_(e){return typeof e!="string"&&(O_.error(`Cannot create baggage metadata from unknown type: ${typeof e}`),
e=""),{__TYPE__:v_.baggageEntryMetadataSymbol,toString(){return e}}}Rn.baggageEntryMetadataFromString=T_;Rn.createBaggage=
x_});var ze=p(Cn=>{function N_(e){return Symbol.for(e)}var P_=new class Ln{constructor(t){let r=this;r._currentContext=t?new Map(
t):new Map,r.getValue=n=>r._currentContext.get(n),r.setValue=(n,s)=>{let i=new Ln(r._currentContext);return i._currentContext.
set(n,s),i},r.deleteValue=n=>{let s=new Ln(r._currentContext);return s._currentContext.delete(n),s}}};Cn.ROOT_CONTEXT=P_;
Cn.createContextKey=N_});var Lc=p(Mn=>{var kn=[{n:"error",c:"error"},{n:"warn",c:"warn"},{n:"info",c:"info"},{n:"debug",c:"debug"},{n:"verbose",c:"\
trace"}],Mt={};if(typeof console<"u")for(let e of["error","warn","info","debug","trace","log"])typeof console[e]=="funct\
ion"&&(Mt[e]=console[e]);var A_=class{constructor(){function e(t){return function(...r){let n=Mt[t];if(typeof n!="functi\
on"&&(n=Mt.log),typeof n!="function"&&console&&(n=console[t],typeof n!="function"&&(n=console.log)),typeof n=="function")
return n.apply(console,r)}}for(let t=0;t<kn.length;t++)this[kn[t].n]=e(kn[t].c)}};Mn.DiagConsoleLogger=A_;Mn._originalConsoleMethods=
Mt});var qn=p(C=>{var Cc=class{constructor(){}createGauge(e,t){return Gc}createHistogram(e,t){return Uc}createCounter(e,t){return Fc}createUpDownCounter(e,t){
return zc}createObservableGauge(e,t){return Kc}createObservableCounter(e,t){return Wc}createObservableUpDownCounter(e,t){
return Hc}addBatchObservableCallback(e,t){}removeBatchObservableCallback(e){}},We=class{},kc=class extends We{add(e,t){}},
Mc=class extends We{add(e,t){}},qc=class extends We{record(e,t){}},Dc=class extends We{record(e,t){}},qt=class{addCallback(e){}removeCallback(e){}},
Bc=class extends qt{},jc=class extends qt{},$c=class extends qt{},Vc=new Cc,Fc=new kc,Gc=new qc,Uc=new Dc,zc=new Mc,Wc=new Bc,
Kc=new jc,Hc=new $c;function R_(){return Vc}C.NOOP_COUNTER_METRIC=Fc;C.NOOP_GAUGE_METRIC=Gc;C.NOOP_HISTOGRAM_METRIC=Uc;C.
NOOP_METER=Vc;C.NOOP_OBSERVABLE_COUNTER_METRIC=Wc;C.NOOP_OBSERVABLE_GAUGE_METRIC=Kc;C.NOOP_OBSERVABLE_UP_DOWN_COUNTER_METRIC=
Hc;C.NOOP_UP_DOWN_COUNTER_METRIC=zc;C.NoopCounterMetric=kc;C.NoopGaugeMetric=qc;C.NoopHistogramMetric=Dc;C.NoopMeter=Cc;
C.NoopMetric=We;C.NoopObservableCounterMetric=Bc;C.NoopObservableGaugeMetric=jc;C.NoopObservableMetric=qt;C.NoopObservableUpDownCounterMetric=
$c;C.NoopUpDownCounterMetric=Mc;C.createNoopMeter=R_});var Yc=p(Jc=>{var I_=(function(e){return e[e.INT=0]="INT",e[e.DOUBLE=1]="DOUBLE",e})({});Jc.ValueType=I_});var Bt=p(Dt=>{var Xc=class{emit(e){}enabled(){return!1}},Qc=new Xc;function L_(){return Qc}Dt.NOOP_LOGGER=Qc;Dt.NoopLogger=
Xc;Dt.createNoopLogger=L_});var el=p(Zc=>{var C_=(function(e){return e[e.UNSPECIFIED=0]="UNSPECIFIED",e[e.TRACE=1]="TRACE",e[e.TRACE2=2]="TRACE2",e[e.
TRACE3=3]="TRACE3",e[e.TRACE4=4]="TRACE4",e[e.DEBUG=5]="DEBUG",e[e.DEBUG2=6]="DEBUG2",e[e.DEBUG3=7]="DEBUG3",e[e.DEBUG4=
8]="DEBUG4",e[e.INFO=9]="INFO",e[e.INFO2=10]="INFO2",e[e.INFO3=11]="INFO3",e[e.INFO4=12]="INFO4",e[e.WARN=13]="WARN",e[e.
WARN2=14]="WARN2",e[e.WARN3=15]="WARN3",e[e.WARN4=16]="WARN4",e[e.ERROR=17]="ERROR",e[e.ERROR2=18]="ERROR2",e[e.ERROR3=19]=
"ERROR3",e[e.ERROR4=20]="ERROR4",e[e.FATAL=21]="FATAL",e[e.FATAL2=22]="FATAL2",e[e.FATAL3=23]="FATAL3",e[e.FATAL4=24]="F\
ATAL4",e})({});Zc.SeverityNumber=C_});var Bn=p(Dn=>{var k_={get(e,t){if(e!=null)return e[t]},keys(e){return e==null?[]:Object.keys(e)}},M_={set(e,t,r){e!=null&&
(e[t]=r)}};Dn.defaultTextMapGetter=k_;Dn.defaultTextMapSetter=M_});var jn=p(tl=>{var q_=(function(e){return e[e.NONE=0]="NONE",e[e.SAMPLED=1]="SAMPLED",e})({});tl.TraceFlags=q_});var $t=p(jt=>{jn();var rl="0000000000000000",nl="00000000000000000000000000000000",D_={traceId:nl,spanId:rl,traceFlags:0};
jt.INVALID_SPANID=rl;jt.INVALID_SPAN_CONTEXT=D_;jt.INVALID_TRACEID=nl});var Vt=p(sl=>{var B_=$t(),j_=class{constructor(e=B_.INVALID_SPAN_CONTEXT){this._spanContext=e}spanContext(){return this.
_spanContext}setAttribute(e,t){return this}setAttributes(e){return this}addEvent(e,t){return this}addLink(e){return this}addLinks(e){
return this}setStatus(e){return this}updateName(e){return this}end(e){}isRecording(){return!1}recordException(e,t){}};sl.
NonRecordingSpan=j_});var Gt=p(Ke=>{$t();var $_=Vt(),Ft=new Uint8Array([0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,
0,0,0,0,0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,0,0,0,0,0,0,0,1,1,1,1,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,
0,0,1,1,1,1,1,1]);function il(e,t){if(typeof e!="string"||e.length!==t)return!1;let r=0;for(let n=0;n<e.length;n+=4)r+=(Ft[e.
charCodeAt(n)]|0)+(Ft[e.charCodeAt(n+1)]|0)+(Ft[e.charCodeAt(n+2)]|0)+(Ft[e.charCodeAt(n+3)]|0);return r===t}function ol(e){
return il(e,32)&&e!=="00000000000000000000000000000000"}function al(e){return il(e,16)&&e!=="0000000000000000"}function V_(e){
return ol(e.traceId)&&al(e.spanId)}function F_(e){return new $_.NonRecordingSpan(e)}Ke.isSpanContextValid=V_;Ke.isValidSpanId=
al;Ke.isValidTraceId=ol;Ke.wrapSpanContext=F_});var ll=p(cl=>{var G_=ze(),U_=class{active(){return G_.ROOT_CONTEXT}with(e,t,r,...n){return t.call(r,...n)}bind(e,t){return t}enable(){
return this}disable(){return this}attach(e){return{dispose(){}}}};cl.NoopContextManager=U_});var He=p(fl=>{var $n=re(),Vn=ne(),z_=ll(),Fn="context",W_=new z_.NoopContextManager,K_=Object.freeze({dispose:()=>{}}),H_=class ul{constructor(){
this._attachUnsupportedWarned=!1}static getInstance(){return this._instance||(this._instance=new ul),this._instance}setGlobalContextManager(t){
return $n.registerGlobal(Fn,t,Vn.DiagAPI.instance())}active(){return this._getContextManager().active()}with(t,r,n,...s){
return this._getContextManager().with(t,r,n,...s)}bind(t,r){return this._getContextManager().bind(t,r)}attach(t){let r=this.
_getContextManager();return r.attach?r.attach(t):(this._attachUnsupportedWarned||(this._attachUnsupportedWarned=!0,Vn.DiagAPI.
instance().warn("The current ContextManager does not implement attach(). The context will not be attached. Use a Context\
Manager that supports attach() (e.g. AsyncLocalStorageContextManager) or use with()/bind() instead.")),K_)}_getContextManager(){
return $n.getGlobal(Fn)||W_}disable(){this._getContextManager().disable(),$n.unregisterGlobal(Fn,Vn.DiagAPI.instance())}};
fl.ContextAPI=H_});var zn=p(pe=>{var J_=ze(),Y_=He(),X_=Vt(),Gn=J_.createContextKey("OpenTelemetry Context Key SPAN");function Un(e){return e.
getValue(Gn)||void 0}function Q_(){return Un(Y_.ContextAPI.getInstance().active())}function hl(e,t){return e.setValue(Gn,
t)}function Z_(e){return e.deleteValue(Gn)}function eb(e,t){return hl(e,new X_.NonRecordingSpan(t))}function tb(e){var t;
return(t=Un(e))===null||t===void 0?void 0:t.spanContext()}pe.deleteSpan=Z_;pe.getActiveSpan=Q_;pe.getSpan=Un;pe.getSpanContext=
tb;pe.setSpan=hl;pe.setSpanContext=eb});var Hn=p(pl=>{var rb=He(),Wn=Vt(),dl=zn(),nb=Gt(),Kn=rb.ContextAPI.getInstance(),sb=class{startSpan(e,t,r=Kn.active()){if(t?.
root)return new Wn.NonRecordingSpan;let n=r&&dl.getSpanContext(r);return ib(n)&&nb.isSpanContextValid(n)?new Wn.NonRecordingSpan(
n):new Wn.NonRecordingSpan}startActiveSpan(e,t,r,n){var s;let i,o,a;if(arguments.length<2)return;arguments.length===2?a=
t:arguments.length===3?(i=t,a=r):(i=t,o=r,a=n);let c=(s=o)!==null&&s!==void 0?s:Kn.active(),u=this.startSpan(e,i,c),f=dl.
setSpan(c,u);return Kn.with(f,a,void 0,u)}};function ib(e){return e!==null&&typeof e=="object"&&"spanId"in e&&typeof e.spanId==
"string"&&"traceId"in e&&typeof e.traceId=="string"&&"traceFlags"in e&&typeof e.traceFlags=="number"}pl.NoopTracer=sb});var Jn=p(gl=>{var ob=new(Hn()).NoopTracer,ab=class{constructor(e,t,r,n){this._provider=e,this.name=t,this.version=r,this.
options=n}startSpan(e,t,r){return this._getTracer().startSpan(e,t,r)}startActiveSpan(e,t,r,n){let s=this._getTracer();return Reflect.
apply(s.startActiveSpan,s,arguments)}_getTracer(){if(this._delegate)return this._delegate;let e=this._provider.getDelegateTracer(
this.name,this.version,this.options);return e?(this._delegate=e,this._delegate):ob}};gl.ProxyTracer=ab});var yl=p(ml=>{var cb=(function(e){return e[e.INTERNAL=0]="INTERNAL",e[e.SERVER=1]="SERVER",e[e.CLIENT=2]="CLIENT",e[e.PRODUCER=
3]="PRODUCER",e[e.CONSUMER=4]="CONSUMER",e})({});ml.SpanKind=cb});var bl=p(_l=>{var lb=(function(e){return e[e.UNSET=0]="UNSET",e[e.OK=1]="OK",e[e.ERROR=2]="ERROR",e})({});_l.SpanStatusCode=
lb});var wl=p(Xn=>{var Yn="[_0-9a-z-*/]",ub=new RegExp(`^(?:${`[a-z]${Yn}{0,255}`}|${`[a-z0-9]${Yn}{0,240}@[a-z]${Yn}{0,13}`}\
)$`),fb=/^[ -~]{0,255}[!-~]$/,hb=/,|=/;function db(e){return ub.test(e)}function pb(e){return fb.test(e)&&!hb.test(e)}Xn.
validateKey=db;Xn.validateValue=pb});var Nl=p(Tl=>{var El=wl(),Qn=32,Sl=512,vl=",",Ol="=",gb=class xl{constructor(t){this._internalState=new Map,t&&this._parse(
t)}set(t,r){let n=this._internalState.get(t),s=this.serialize().length;if(typeof n=="string")s+=r.length-n.length;else{if(this.
_internalState.size>=Qn)return this;s+=t.length+r.length+(this._internalState.size>0?2:1)}if(s>Sl)return this;let i=this.
_clone();return i._internalState.has(t)&&i._internalState.delete(t),i._internalState.set(t,r),i}unset(t){let r=this._clone();
return r._internalState.delete(t),r}get(t){return this._internalState.get(t)}serialize(){return Array.from(this._internalState.
keys()).reduceRight((t,r)=>(t.push(r+Ol+this.get(r)),t),[]).join(vl)}_parse(t){t.length>Sl||(this._internalState=t.split(
vl).reduceRight((r,n)=>{let s=n.trim(),i=s.indexOf(Ol);if(i!==-1){let o=s.slice(0,i),a=s.slice(i+1,n.length);El.validateKey(
o)&&El.validateValue(a)&&r.set(o,a)}return r},new Map),this._internalState.size>Qn&&(this._internalState=new Map(Array.from(
this._internalState.entries()).reverse().slice(0,Qn))))}_keys(){return Array.from(this._internalState.keys()).reverse()}_clone(){
let t=new xl;return t._internalState=new Map(this._internalState),t}};Tl.TraceStateImpl=gb});var Al=p(Pl=>{var mb=Nl();function yb(e){return new mb.TraceStateImpl(e)}Pl.createTraceState=yb});var Il=p(Rl=>{var _b=Hn(),bb=class{getTracer(e,t,r){return new _b.NoopTracer}};Rl.NoopTracerProvider=bb});var Zn=p(Ll=>{var wb=Jn(),Eb=new(Il()).NoopTracerProvider,Sb=class{getTracer(e,t,r){var n;return(n=this.getDelegateTracer(
e,t,r))!==null&&n!==void 0?n:new wb.ProxyTracer(this,e,t,r)}getDelegate(){var e;return(e=this._delegate)!==null&&e!==void 0?
e:Eb}setDelegate(e){this._delegate=e}getDelegateTracer(e,t,r){var n;return(n=this._delegate)===null||n===void 0?void 0:n.
getTracer(e,t,r)}};Ll.ProxyTracerProvider=Sb});var kl=p(Cl=>{var vb=(function(e){return e[e.NOT_RECORD=0]="NOT_RECORD",e[e.RECORD=1]="RECORD",e[e.RECORD_AND_SAMPLED=2]=
"RECORD_AND_SAMPLED",e})({});Cl.SamplingDecision=vb});var ql=p(Ml=>{var Ob=He().ContextAPI.getInstance();Ml.context=Ob});var Bl=p(Dl=>{var xb=ne().DiagAPI.instance();Dl.diag=xb});var $l=p(es=>{var Tb=Bt(),jl=class{getLogger(e,t,r){return new Tb.NoopLogger}},Nb=new jl;es.NOOP_LOGGER_PROVIDER=Nb;es.NoopLoggerProvider=
jl});var Fl=p(Vl=>{var Pb=Bt(),Ab=class{constructor(e,t,r,n){this._provider=e,this.name=t,this.version=r,this.options=n}emit(e){
this._getLogger().emit(e)}enabled(e){return this._getLogger().enabled(e)}_getLogger(){if(this._delegate)return this._delegate;
let e=this._provider._getDelegateLogger(this.name,this.version,this.options);return e?(this._delegate=e,this._delegate):
Pb.NOOP_LOGGER}};Vl.ProxyLogger=Ab});var Ul=p(Gl=>{var Rb=$l(),Ib=Fl(),Lb=class{getLogger(e,t,r){var n;return(n=this._getDelegateLogger(e,t,r))!==null&&n!==void 0?
n:new Ib.ProxyLogger(this,e,t,r)}_getDelegate(){var e;return(e=this._delegate)!==null&&e!==void 0?e:Rb.NOOP_LOGGER_PROVIDER}_setDelegate(e){
this._delegate=e}_getDelegateLogger(e,t,r){var n;return(n=this._delegate)===null||n===void 0?void 0:n.getLogger(e,t,r)}};
Gl.ProxyLoggerProvider=Lb});var Jl=p(Hl=>{var ts=re(),zl=ne(),Wl=Ul(),rs="logs",Cb=class Kl{constructor(){this._proxyLoggerProvider=new Wl.ProxyLoggerProvider}static getInstance(){
return this._instance||(this._instance=new Kl),this._instance}setGlobalLoggerProvider(t){let r=ts.registerGlobal(rs,t,zl.
DiagAPI.instance());return r&&this._proxyLoggerProvider._setDelegate(t),r}getLoggerProvider(){return ts.getGlobal(rs)||this.
_proxyLoggerProvider}getLogger(t,r,n){return this.getLoggerProvider().getLogger(t,r,n)}disable(){ts.unregisterGlobal(rs,
zl.DiagAPI.instance()),this._proxyLoggerProvider=new Wl.ProxyLoggerProvider}};Hl.LogsAPI=Cb});var Xl=p(Yl=>{var kb=Jl().LogsAPI.getInstance();Yl.logs=kb});var Zl=p(ns=>{var Mb=qn(),Ql=class{getMeter(e,t,r){return Mb.NOOP_METER}},qb=new Ql;ns.NOOP_METER_PROVIDER=qb;ns.NoopMeterProvider=
Ql});var nu=p(ru=>{var ss=re(),eu=ne(),Db=Zl(),is="metrics",Bb=class tu{constructor(){}static getInstance(){return this._instance||
(this._instance=new tu),this._instance}setGlobalMeterProvider(t){return ss.registerGlobal(is,t,eu.DiagAPI.instance())}getMeterProvider(){
return ss.getGlobal(is)||Db.NOOP_METER_PROVIDER}getMeter(t,r,n){return this.getMeterProvider().getMeter(t,r,n)}disable(){
ss.unregisterGlobal(is,eu.DiagAPI.instance())}};ru.MetricsAPI=Bb});var iu=p(su=>{var jb=nu().MetricsAPI.getInstance();su.metrics=jb});var au=p(ou=>{var $b=class{inject(e,t){}extract(e,t){return e}fields(){return[]}};ou.NoopTextMapPropagator=$b});var lu=p(Je=>{var Vb=ze(),Fb=He(),os=Vb.createContextKey("OpenTelemetry Baggage Key");function cu(e){return e.getValue(os)||
void 0}function Gb(){return cu(Fb.ContextAPI.getInstance().active())}function Ub(e,t){return e.setValue(os,t)}function zb(e){
return e.deleteValue(os)}Je.deleteBaggage=zb;Je.getActiveBaggage=Gb;Je.getBaggage=cu;Je.setBaggage=Ub});var pu=p(du=>{var as=re(),uu=ne(),Wb=In(),fu=Bn(),Kb=au(),Ut=lu(),cs="propagation",Hb=new Kb.NoopTextMapPropagator,Jb=class hu{constructor(){
this.createBaggage=Wb.createBaggage,this.getBaggage=Ut.getBaggage,this.getActiveBaggage=Ut.getActiveBaggage,this.setBaggage=
Ut.setBaggage,this.deleteBaggage=Ut.deleteBaggage}static getInstance(){return this._instance||(this._instance=new hu),this.
_instance}setGlobalPropagator(t){return as.registerGlobal(cs,t,uu.DiagAPI.instance())}inject(t,r,n=fu.defaultTextMapSetter){
return this._getGlobalPropagator().inject(t,r,n)}extract(t,r,n=fu.defaultTextMapGetter){return this._getGlobalPropagator().
extract(t,r,n)}fields(){return this._getGlobalPropagator().fields()}disable(){as.unregisterGlobal(cs,uu.DiagAPI.instance())}_getGlobalPropagator(){
return as.getGlobal(cs)||Hb}};du.PropagationAPI=Jb});var mu=p(gu=>{var Yb=pu().PropagationAPI.getInstance();gu.propagation=Yb});var Su=p(Eu=>{var ls=re(),yu=ne(),Oe=zn(),_u=Gt(),bu=Zn(),us="trace",Xb=class wu{constructor(){this._proxyTracerProvider=
new bu.ProxyTracerProvider,this.wrapSpanContext=_u.wrapSpanContext,this.isSpanContextValid=_u.isSpanContextValid,this.deleteSpan=
Oe.deleteSpan,this.getSpan=Oe.getSpan,this.getActiveSpan=Oe.getActiveSpan,this.getSpanContext=Oe.getSpanContext,this.setSpan=
Oe.setSpan,this.setSpanContext=Oe.setSpanContext}static getInstance(){return this._instance||(this._instance=new wu),this.
_instance}setGlobalTracerProvider(t){let r=ls.registerGlobal(us,this._proxyTracerProvider,yu.DiagAPI.instance());return r&&
this._proxyTracerProvider.setDelegate(t),r}getTracerProvider(){return ls.getGlobal(us)||this._proxyTracerProvider}getTracer(t,r){
return this.getTracerProvider().getTracer(t,r)}disable(){ls.unregisterGlobal(us,yu.DiagAPI.instance()),this._proxyTracerProvider=
new bu.ProxyTracerProvider}};Eu.TraceAPI=Xb});var Ou=p(vu=>{var Qb=Su().TraceAPI.getInstance();vu.trace=Qb});var Cu=p(T=>{Object.defineProperties(T,{__esModule:{value:!0},[Symbol.toStringTag]:{value:"Module"}});var Zb=Rt(),ew=In(),
xu=ze(),tw=Lc(),rw=qn(),nw=Yc(),sw=Bt(),iw=el(),Tu=Bn(),ow=jn(),fs=$t(),hs=Gt(),aw=Jn(),cw=yl(),lw=bl(),uw=Al(),fw=Zn(),
hw=kl(),Nu=ql(),Pu=Bl(),Au=Xl(),Ru=iu(),Iu=mu(),Lu=Ou(),dw={context:Nu.context,diag:Pu.diag,logs:Au.logs,metrics:Ru.metrics,
propagation:Iu.propagation,trace:Lu.trace};T.DiagConsoleLogger=tw.DiagConsoleLogger;T.DiagLogLevel=Zb.DiagLogLevel;T.INVALID_SPANID=
fs.INVALID_SPANID;T.INVALID_SPAN_CONTEXT=fs.INVALID_SPAN_CONTEXT;T.INVALID_TRACEID=fs.INVALID_TRACEID;T.ProxyTracer=aw.ProxyTracer;
T.ProxyTracerProvider=fw.ProxyTracerProvider;T.ROOT_CONTEXT=xu.ROOT_CONTEXT;T.SamplingDecision=hw.SamplingDecision;T.SeverityNumber=
iw.SeverityNumber;T.SpanKind=cw.SpanKind;T.SpanStatusCode=lw.SpanStatusCode;T.TraceFlags=ow.TraceFlags;T.ValueType=nw.ValueType;
T.baggageEntryMetadataFromString=ew.baggageEntryMetadataFromString;T.context=Nu.context;T.createContextKey=xu.createContextKey;
T.createNoopLogger=sw.createNoopLogger;T.createNoopMeter=rw.createNoopMeter;T.createTraceState=uw.createTraceState;T.default=
dw;T.defaultTextMapGetter=Tu.defaultTextMapGetter;T.defaultTextMapSetter=Tu.defaultTextMapSetter;T.diag=Pu.diag;T.isSpanContextValid=
hs.isSpanContextValid;T.isValidSpanId=hs.isValidSpanId;T.isValidTraceId=hs.isValidTraceId;T.logs=Au.logs;T.metrics=Ru.metrics;
T.propagation=Iu.propagation;T.trace=Lu.trace});var Bu=p((uv,ps)=>{"use strict";var ku=Cu(),ds=ln(),Mu="process_cpu_user_seconds_total",qu="process_cpu_system_seconds_t\
otal",Du="process_cpu_seconds_total";ps.exports=(e,t={})=>{let r=e?[e]:void 0,n=t.prefix?t.prefix:"",s=t.labels?t.labels:
{},i=t.enableExemplars?t.enableExemplars:!1,o=Object.keys(s),a=process.cpuUsage(),c=new ds({name:n+Mu,help:"Total user C\
PU time spent in seconds.",enableExemplars:i,registers:r,labelNames:o,collect(){let h=process.cpuUsage(),g=h.user-a.user,
y=h.system-a.system;if(a=h,this.enableExemplars){let l={},m=ku.trace.getSpan(ku.context.active());m&&(l={traceId:m.spanContext().
traceId,spanId:m.spanContext().spanId}),c.inc({labels:s,value:g/1e6,exemplarLabels:l}),u.inc({labels:s,value:y/1e6,exemplarLabels:l}),
f.inc({labels:s,value:(g+y)/1e6,exemplarLabels:l})}else c.inc(s,g/1e6),u.inc(s,y/1e6),f.inc(s,(g+y)/1e6)}}),u=new ds({name:n+
qu,help:"Total system CPU time spent in seconds.",enableExemplars:i,registers:r,labelNames:o}),f=new ds({name:n+Du,help:"\
Total user and system CPU time spent in seconds.",enableExemplars:i,registers:r,labelNames:o})};ps.exports.metricNames=[
Mu,qu,Du]});var $u=p((fv,gs)=>{"use strict";var pw=B(),gw=Math.round(Date.now()/1e3-process.uptime()),ju="process_start_time_seconds";
gs.exports=(e,t={})=>{let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new pw({name:r+ju,help:"Start t\
ime of the process since unix epoch in seconds.",registers:e?[e]:void 0,labelNames:s,aggregator:"omit",collect(){this.set(
n,gw)}})};gs.exports.metricNames=[ju]});var Uu=p((hv,ys)=>{"use strict";var ms=B(),mw=require("fs"),yw=["VmSize","VmRSS","VmData"],Vu="process_resident_memory_b\
ytes",Fu="process_virtual_memory_bytes",Gu="process_heap_bytes";function _w(e){return e.split(`
`).reduce((t,r)=>{if(!yw.some(i=>r.startsWith(i)))return t;let n=r.split(":"),s=n[1].trim();return s=s.substr(0,s.length-
3),s=Number(s)*1024,t[n[0]]=s,t},{})}ys.exports=(e,t={})=>{let r=e?[e]:void 0,n=t.prefix?t.prefix:"",s=t.labels?t.labels:
{},i=Object.keys(s),o=new ms({name:n+Vu,help:"Resident memory size in bytes.",registers:r,labelNames:i,collect(){try{let u=mw.
readFileSync("/proc/self/status","utf8"),f=_w(u);o.set(s,f.VmRSS),a.set(s,f.VmSize),c.set(s,f.VmData)}catch{}}}),a=new ms(
{name:n+Fu,help:"Virtual memory size in bytes.",registers:r,labelNames:i}),c=new ms({name:n+Gu,help:"Process heap size i\
n bytes.",registers:r,labelNames:i})};ys.exports.metricNames=[Vu,Fu,Gu]});var _s=p((dv,zu)=>{"use strict";function bw(){try{return process.memoryUsage()}catch{return}}zu.exports=bw});var Hu=p((pv,bs)=>{"use strict";var ww=B(),Wu=Uu(),Ew=_s(),Ku="process_resident_memory_bytes";function Sw(e,t={}){let r=t.
prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new ww({name:r+Ku,help:"Resident memory size in bytes.",registers:e?
[e]:void 0,labelNames:s,collect(){let i=Ew();i&&this.set(n,i.rss)}})}bs.exports=(e,t)=>process.platform==="linux"?Wu(e,t):
Sw(e,t);bs.exports.metricNames=process.platform==="linux"?Wu.metricNames:[Ku]});var Yu=p((gv,ws)=>{"use strict";var vw=B(),Ow=require("fs"),xw=require("process"),Ju="process_open_fds";ws.exports=(e,t={})=>{
if(xw.platform!=="linux")return;let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new vw({name:r+Ju,help:"\
Number of open file descriptors.",registers:e?[e]:void 0,labelNames:s,collect(){try{let i=Ow.readdirSync("/proc/self/fd");
this.set(n,i.length-1)}catch{}}})};ws.exports.metricNames=[Ju]});var Qu=p((mv,Es)=>{"use strict";var Tw=B(),Nw=require("fs"),Xu="process_max_fds",Ye;Es.exports=(e,t={})=>{if(Ye===void 0)
try{let o=Nw.readFileSync("/proc/self/limits","utf8").split(`
`);for(let a of o)if(a.startsWith("Max open files")){let c=a.split(/  +/);Ye=Number(c[1]);break}}catch{return}if(Ye===void 0)
return;let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new Tw({name:r+Xu,help:"Maximum number of open\
 file descriptors.",registers:e?[e]:void 0,labelNames:s,collect(){Ye!==void 0&&this.set(n,Ye)}})};Es.exports.metricNames=
[Xu]});var lf=p((yv,Ss)=>{"use strict";var se=B(),zt;try{zt=require("perf_hooks")}catch{}var ef="nodejs_eventloop_lag_seconds",
tf="nodejs_eventloop_lag_min_seconds",rf="nodejs_eventloop_lag_max_seconds",nf="nodejs_eventloop_lag_mean_seconds",sf="n\
odejs_eventloop_lag_stddev_seconds",of="nodejs_eventloop_lag_p50_seconds",af="nodejs_eventloop_lag_p90_seconds",cf="node\
js_eventloop_lag_p99_seconds";function Zu(e,t,r){let n=process.hrtime(e),i=(n[0]*1e9+n[1])/1e9;t.set(r,i)}Ss.exports=(e,t={})=>{
let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n),i=e?[e]:void 0,o=()=>{let m=process.hrtime();setImmediate(
Zu,m,a,n)};if(zt&&zt.monitorEventLoopDelay)try{let m=zt.monitorEventLoopDelay({resolution:t.eventLoopMonitoringPrecision});
m.enable(),o=()=>{let _=process.hrtime();setImmediate(Zu,_,a,n),c.set(n,m.min/1e9),u.set(n,m.max/1e9),f.set(n,m.mean/1e9),
h.set(n,m.stddev/1e9),g.set(n,m.percentile(50)/1e9),y.set(n,m.percentile(90)/1e9),l.set(n,m.percentile(99)/1e9),m.reset()}}catch(m){
if(m.code==="ERR_NOT_IMPLEMENTED")return;throw m}let a=new se({name:r+ef,help:"Lag of event loop in seconds.",registers:i,
labelNames:s,aggregator:"average",collect:o}),c=new se({name:r+tf,help:"The minimum recorded event loop delay.",registers:i,
labelNames:s,aggregator:"min"}),u=new se({name:r+rf,help:"The maximum recorded event loop delay.",registers:i,labelNames:s,
aggregator:"max"}),f=new se({name:r+nf,help:"The mean of the recorded event loop delays.",registers:i,labelNames:s,aggregator:"\
average"}),h=new se({name:r+sf,help:"The standard deviation of the recorded event loop delays.",registers:i,labelNames:s,
aggregator:"average"}),g=new se({name:r+of,help:"The 50th percentile of the recorded event loop delays.",registers:i,labelNames:s,
aggregator:"average"}),y=new se({name:r+af,help:"The 90th percentile of the recorded event loop delays.",registers:i,labelNames:s,
aggregator:"average"}),l=new se({name:r+cf,help:"The 99th percentile of the recorded event loop delays.",registers:i,labelNames:s,
aggregator:"average"})};Ss.exports.metricNames=[ef,tf,rf,nf,sf,of,af,cf]});var xe=p((_v,uf)=>{"use strict";function Pw(e){let t={};for(let r=0;r<e.length;r++){let n=e[r];!n||typeof n.constructor>
"u"||(Object.hasOwnProperty.call(t,n.constructor.name)?t[n.constructor.name]+=1:t[n.constructor.name]=1)}return t}function Aw(e,t,r){
e.reset();for(let n in t)e.set(Object.assign({type:n},r||{}),t[n])}uf.exports={aggregateByObjectName:Pw,updateMetrics:Aw}});var pf=p((bv,vs)=>{"use strict";var{aggregateByObjectName:Rw}=xe(),{updateMetrics:Iw}=xe(),ff=B(),hf="nodejs_active_hand\
les",df="nodejs_active_handles_total";vs.exports=(e,t={})=>{if(typeof process._getActiveHandles!="function")return;let r=e?
[e]:void 0,n=t.prefix?t.prefix:"",s=t.labels?t.labels:{},i=Object.keys(s);new ff({name:n+hf,help:"Number of active libuv\
 handles grouped by handle type. Every handle type is C++ class name.",labelNames:["type",...i],registers:r,collect(){let o=process.
_getActiveHandles();Iw(this,Rw(o),s)}}),new ff({name:n+df,help:"Total number of active handles.",registers:r,labelNames:i,
collect(){let o=process._getActiveHandles();this.set(s,o.length)}})};vs.exports.metricNames=[hf,df]});var _f=p((wv,Os)=>{"use strict";var gf=B(),{aggregateByObjectName:Lw}=xe(),{updateMetrics:Cw}=xe(),mf="nodejs_active_req\
uests",yf="nodejs_active_requests_total";Os.exports=(e,t={})=>{if(typeof process._getActiveRequests!="function")return;let r=t.
prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new gf({name:r+mf,help:"Number of active libuv requests group\
ed by request type. Every request type is C++ class name.",labelNames:["type",...s],registers:e?[e]:void 0,collect(){let i=process.
_getActiveRequests();Cw(this,Lw(i),n)}}),new gf({name:r+yf,help:"Total number of active requests.",registers:e?[e]:void 0,
labelNames:s,collect(){let i=process._getActiveRequests();this.set(n,i.length)}})};Os.exports.metricNames=[mf,yf]});var Sf=p((Ev,xs)=>{"use strict";var bf=B(),{updateMetrics:kw}=xe(),wf="nodejs_active_resources",Ef="nodejs_active_resour\
ces_total";xs.exports=(e,t={})=>{if(typeof process.getActiveResourcesInfo!="function")return;let r=t.prefix?t.prefix:"",
n=t.labels?t.labels:{},s=Object.keys(n);new bf({name:r+wf,help:"Number of active resources that are currently keeping th\
e event loop alive, grouped by async resource type.",labelNames:["type",...s],registers:e?[e]:void 0,collect(){let i=process.
getActiveResourcesInfo(),o={};for(let a=0;a<i.length;a++){let c=i[a];Object.hasOwn(o,c)?o[c]+=1:o[c]=1}kw(this,o,n)}}),new bf(
{name:r+Ef,help:"Total number of active resources.",registers:e?[e]:void 0,labelNames:s,collect(){let i=process.getActiveResourcesInfo();
this.set(n,i.length)}})};xs.exports.metricNames=[wf,Ef]});var Tf=p((Sv,Ns)=>{"use strict";var Ts=B(),Mw=_s(),vf="nodejs_heap_size_total_bytes",Of="nodejs_heap_size_used_bytes",xf="\
nodejs_external_memory_bytes";Ns.exports=(e,t={})=>{if(typeof process.memoryUsage!="function")return;let r=t.labels?t.labels:
{},n=Object.keys(r),s=e?[e]:void 0,i=t.prefix?t.prefix:"",o=()=>{let f=Mw();f&&(a.set(r,f.heapTotal),c.set(r,f.heapUsed),
f.external!==void 0&&u.set(r,f.external))},a=new Ts({name:i+vf,help:"Process heap size from Node.js in bytes.",registers:s,
labelNames:n,collect:o}),c=new Ts({name:i+Of,help:"Process heap size used from Node.js in bytes.",registers:s,labelNames:n}),
u=new Ts({name:i+xf,help:"Node.js external memory size in bytes.",registers:s,labelNames:n})};Ns.exports.metricNames=[vf,
Of,xf]});var Af=p((vv,As)=>{"use strict";var qw=B(),Nf=require("v8"),Pf=["total","used","available"],Ps={};Pf.forEach(e=>{Ps[e]=`\
nodejs_heap_space_size_${e}_bytes`});As.exports=(e,t={})=>{try{Nf.getHeapSpaceStatistics()}catch(a){if(a.code==="ERR_NOT\
_IMPLEMENTED")return;throw a}let r=e?[e]:void 0,n=t.prefix?t.prefix:"",s=t.labels?t.labels:{},i=["space",...Object.keys(
s)],o={};Pf.forEach(a=>{o[a]=new qw({name:n+Ps[a],help:`Process heap space size ${a} from Node.js in bytes.`,labelNames:i,
registers:r})}),o.total.collect=()=>{for(let a of Nf.getHeapSpaceStatistics()){let c=a.space_name.substr(0,a.space_name.
indexOf("_space"));o.total.set({space:c,...s},a.space_size),o.used.set({space:c,...s},a.space_used_size),o.available.set(
{space:c,...s},a.space_available_size)}}};As.exports.metricNames=Object.values(Ps)});var Lf=p((Ov,Is)=>{"use strict";var Dw=B(),Rf=process.version,Rs=Rf.slice(1).split(".").map(Number),If="nodejs_version_i\
nfo";Is.exports=(e,t={})=>{let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new Dw({name:r+If,help:"No\
de.js version info.",labelNames:["version","major","minor","patch",...s],registers:e?[e]:void 0,aggregator:"first",collect(){
this.labels(Rf,Rs[0],Rs[1],Rs[2],...Object.values(n)).set(1)}})};Is.exports.metricNames=[If]});var kf=p((xv,Ls)=>{"use strict";var Bw=yn(),X;try{X=require("perf_hooks")}catch{}var Cf="nodejs_gc_duration_seconds",jw=[
.001,.01,.1,1,2,5],Te=[];X&&X.constants&&(Te[X.constants.NODE_PERFORMANCE_GC_MAJOR]="major",Te[X.constants.NODE_PERFORMANCE_GC_MINOR]=
"minor",Te[X.constants.NODE_PERFORMANCE_GC_INCREMENTAL]="incremental",Te[X.constants.NODE_PERFORMANCE_GC_WEAKCB]="weakcb");
Ls.exports=(e,t={})=>{if(!X)return;let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n),i=t.gcDurationBuckets?
t.gcDurationBuckets:jw,o=new Bw({name:r+Cf,help:"Garbage collection duration by kind, one of major, minor, incremental o\
r weakcb.",labelNames:["kind",...s],enableExemplars:!1,buckets:i,registers:e?[e]:void 0});new X.PerformanceObserver(c=>{
let u=c.getEntries()[0],f=u.detail?Te[u.detail.kind]:Te[u.kind];o.observe(Object.assign({kind:f},n),u.duration/1e3)}).observe(
{entryTypes:["gc"]})};Ls.exports.metricNames=[Cf]});var qf=p((Tv,Cs)=>{"use strict";var{isObject:$w}=J(),Vw=Bu(),Fw=$u(),Gw=Hu(),Uw=Yu(),zw=Qu(),Ww=lf(),Kw=pf(),Hw=_f(),Jw=Sf(),
Yw=Tf(),Xw=Af(),Qw=Lf(),Zw=kf(),Mf={processCpuTotal:Vw,processStartTime:Fw,osMemoryHeap:Gw,processOpenFileDescriptors:Uw,
processMaxFileDescriptors:zw,eventLoopLag:Ww,...typeof process.getActiveResourcesInfo=="function"?{processResources:Jw}:
{},processHandles:Kw,processRequests:Hw,heapSizeAndUsed:Yw,heapSpacesSizeAndUsed:Xw,version:Qw,gc:Zw},eE=Object.keys(Mf);
Cs.exports=function(t){if(t!=null&&!$w(t))throw new TypeError("config must be null, undefined, or an object");t={eventLoopMonitoringPrecision:10,
...t};for(let r of Object.values(Mf))r(t.register,t)};Cs.exports.metricsList=eE});var Ms=p(ks=>{"use strict";var{Grouper:tE,hashObject:rE}=J();function Ne(e){return t=>{if(t.length===0)return;let r={help:t[0].
help,name:t[0].name,type:t[0].type,values:[],aggregator:t[0].aggregator},n=new tE;return t.forEach(s=>{s.values.forEach(
i=>{let o=rE(i.labels);n.add(`${i.metricName}_${o}`,i)})}),n.forEach(s=>{if(s.length===0)return;let i={value:e(s),labels:s[0].
labels};s[0].metricName&&(i.metricName=s[0].metricName),r.values.push(i)}),r}}ks.AggregatorFactory=Ne;ks.aggregators={sum:Ne(
e=>e.reduce((t,r)=>t+r.value,0)),first:Ne(e=>e[0].value),omit:()=>{},average:Ne(e=>e.reduce((t,r)=>t+r.value,0)/e.length),
min:Ne(e=>e.reduce((t,r)=>Math.min(t,r.value),1/0)),max:Ne(e=>e.reduce((t,r)=>Math.max(t,r.value),-1/0))}});var Vf=p((Pv,$f)=>{"use strict";var Pe=Ee(),{Grouper:nE}=J(),{aggregators:sE}=Ms(),ge=()=>{let e=require("cluster");return ge=
()=>e,e},Bf="prom-client:getMetricsReq",qs="prom-client:getMetricsRes",jf=[Pe.globalRegistry],iE=0,Df=!1,Ds=new Map,Wt=class extends Pe{constructor(t=Pe.
PROMETHEUS_CONTENT_TYPE){super(t),oE()}clusterMetrics(){let t=iE++;return new Promise((r,n)=>{let s=!1;function i(c,u){s||
(s=!0,c?n(c):r(u))}let o={responses:[],pending:0,done:i,errorTimeout:setTimeout(()=>{let c=new Error("Operation timed ou\
t.");o.done(c)},5e3)};Ds.set(t,o);let a={type:Bf,requestId:t};for(let c in ge().workers)ge().workers[c].isConnected()&&(ge().
workers[c].send(a),o.pending++);o.pending===0&&(clearTimeout(o.errorTimeout),process.nextTick(()=>i(null,"")))})}get contentType(){
return super.contentType}static aggregate(t,r=Pe.PROMETHEUS_CONTENT_TYPE){let n=new Pe,s=new nE;return n.setContentType(
r),t.forEach(i=>{i.forEach(o=>{s.add(o.name,o)})}),s.forEach(i=>{let o=i[0].aggregator,a=sE[o];if(typeof a!="function")throw new Error(
`'${o}' is not a defined aggregator.`);let c=a(i);if(c){let u=Object.assign({get:()=>c},c);n.registerMetric(u)}}),n}static setRegistries(t){
Array.isArray(t)||(t=[t]),t.forEach(r=>{if(!(r instanceof Pe))throw new TypeError(`Expected Registry, got ${typeof r}`)}),
jf=t}};function oE(){Df||(Df=!0,ge().isMaster&&ge().on("message",(e,t)=>{if(t.type===qs){let r=Ds.get(t.requestId);if(t.
error){r.done(new Error(t.error));return}if(t.metrics.forEach(n=>r.responses.push(n)),r.pending--,r.pending===0){Ds.delete(
t.requestId),clearTimeout(r.errorTimeout);let s=Wt.aggregate(r.responses).metrics();r.done(null,s)}}}),ge().isWorker&&process.
on("message",e=>{e.type===Bf&&Promise.all(jf.map(t=>t.getMetricsAsJSON())).then(t=>{process.send({type:qs,requestId:e.requestId,
metrics:t})}).catch(t=>{process.send({type:qs,requestId:e.requestId,error:t.message})})}))}$f.exports=Wt});var Ff=p(L=>{"use strict";L.register=Ee().globalRegistry;L.Registry=Ee();Object.defineProperty(L,"contentType",{configurable:!1,
enumerable:!0,get(){return L.register.contentType},set(e){L.register.setContentType(e)}});L.prometheusContentType=L.Registry.
PROMETHEUS_CONTENT_TYPE;L.openMetricsContentType=L.Registry.OPENMETRICS_CONTENT_TYPE;L.validateMetricName=de().validateMetricName;
L.Counter=ln();L.Gauge=B();L.Histogram=yn();L.Summary=dc();L.Pushgateway=gc();L.linearBuckets=Nn().linearBuckets;L.exponentialBuckets=
Nn().exponentialBuckets;L.collectDefaultMetrics=qf();L.aggregators=Ms().aggregators;L.AggregatorRegistry=Vf()});var Ht=Fs(ta());var ra={name:"pvc-plumber",version:"0.1.0",description:"Says whether a Kopia backup of a PersistentVolumeClaim exists, a\
nd says so only when it knows",license:"Apache-2.0",private:!0,type:"commonjs",engines:{node:"^20.19 || >=22.12"},scripts:{
start:"node --import tsx src/main.ts"},dependencies:{pino:"10.4.0","prom-client":"15.1.3"}};var Re=require("node:timers/promises");function mt(e){return`${e}-backup`}var zm=50,na=zm-mt("").length,Wm="/data";function Ur(e){return{username:mt(e.name),hostname:e.namespace,path:Wm}}function yt(e){
return`${e.username}@${e.hostname}:${e.path}`}function sa(e){let t=mt("");if(!e.username.endsWith(t))return;let r={name:e.
username.slice(0,-t.length),namespace:e.hostname};if(!(zr("",r.name).length>0||Wr("",r.namespace).length>0))return yt(Ur(
r))===yt(e)?r:void 0}var Km=/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,ia=63;function oa(e){return typeof e=="string"&&e.length<=ia&&Km.test(e)}function zr(e,t){
return oa(t)&&t.length<=na?[]:[{field:e,value:t,allowed:`1 to ${na} lower-case letters, digits and "-", without dots`,fix:"\
choose such a name: VolSync cuts or rewrites others, so that their backups would not be found again"}]}var Hm="name the \
namespace: it is part of the identity under which backups are found again";function Wr(e,t,r=Hm){return oa(t)?[]:[{field:e,
value:t,allowed:`a namespace: 1 to ${ia} lower-case letters, digits and "-"`,fix:r}]}var _t=require("node:path");function Hr(e){return`${e.field}: got ${Jm(e.value)}; allowed: ${e.allowed}; to fix: ${e.fix}`}function Jm(e){return e===
void 0?"nothing":typeof e=="string"||typeof e=="object"?JSON.stringify(e):String(e)}var Kr=class extends Error{constructor(r,n){
let s=n.length===1?"1 problem":`${n.length} problems`;super([`${r}: ${s}`,...n.map(i=>`  - ${Hr(i)}`)].join(`
`));this.problems=n}problems;name="ConfigError"};function aa(e,t){if(t.length>0)throw new Kr(e,t)}var qe="kopia.repository.f",Ym=/^[0-9a-f]{64}$/;function De(e){return typeof e=="string"&&Ym.test(e)}function ca(e){if(typeof e!="string")return;let t=Buffer.from(e,"base64").toString("hex");return De(t)?t:void 0}var Xm={ms:1,s:1e3,m:6e4,h:36e5},Qm=/^(\d+(\.\d+)?(ms|s|m|h))+$/;function la(e){return e==="0"?0:Qm.test(e)?[...e.matchAll(
/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce((r,[,n,s])=>r+Number(n)*Xm[s],0):void 0}var be="kopia-fs",ua=["debug","info","warn","error"];function fa(e){let t=[],r=S=>e[S]||void 0,n=(S,v,N,x,P=r(v))=>{S||t.
push({field:v,value:P,allowed:N,fix:x})},s=(S,v,N)=>{let x=r(S),P=x===void 0?v:la(x),O=N===0?'a duration such as "90s", \
or 0':'a duration above 0, such as "2500ms" or "1m30s"';return n(P!==void 0&&P>=N,S,O,`leave it out for ${v/1e3}s`),P??v},
i=(S,v)=>{let N=r(S)??v;return n((0,_t.isAbsolute)(N),S,"an absolute path",`leave it out for ${v}`),N},o=r("BACKEND_TYPE");
n(o===be,"BACKEND_TYPE",be,'set it: the published service takes "s3" where nothing is said');let a=Number(r("PORT")??8080);
n(Number.isInteger(a)&&a>=0&&a<65536,"PORT","0 to 65535","leave it out for 8080");let c=(r("LOG_LEVEL")??"info").toLowerCase();
n(ua.includes(c),"LOG_LEVEL",ua.join(", "),'leave it out for "info"');let u=r("KOPIA_REPOSITORY_UNIQUE_ID");n(u===void 0||
De(u),"KOPIA_REPOSITORY_UNIQUE_ID","64 hex digits, lower case",'copy "Unique ID" from the output of `kopia repository st\
atus`');let f=r("KOPIA_PASSWORD");n(f!==void 0,"KOPIA_PASSWORD","the password of the repository","set it from a Secret",
void 0);let h=s("HTTP_TIMEOUT",3e3,1),g=s("CACHE_TTL",6e4,0),y=s("RE_WARM_INTERVAL",9e4,0),l=s("LISTING_TIMEOUT",6e4,1),
m=s("SHUTDOWN_DELAY",5e3,0),_=i("KOPIA_REPOSITORY_PATH","/repository"),E=i("KOPIA_CONFIG_PATH","/tmp/kopia/repository.co\
nfig"),b=i("HOME","/tmp/kopia");aa("environment of pvc-plumber",t);let w=r("USER")??"pvc-plumber";return{port:a,logLevel:c,
answerTimeout:h,cacheTtl:g,refreshInterval:y,listingTimeout:l,shutdownDelay:m,repositoryPath:_,repositoryId:u,password:f,
configFile:E,memoryFile:(0,_t.join)(E,"..","known-sources.json"),kopia:r("KOPIA_BINARY")??"kopia",kopiaEnvironment:{PATH:r(
"PATH")??"",HOME:b,USER:w,LOGNAME:r("LOGNAME")??w}}}var ha=["share","foreign","password","changed","kopia","killed","timeout","output"],A=class extends Error{constructor(r,n){
super(n);this.reason=r}reason;name="Fault"};function Yr({namespace:e,pvc:t}){return`${e}/${t}`}function da(e){let t;try{t=JSON.parse(e)}catch{throw new A("output","\
Kopia did not print a whole list of snapshots")}if(!Array.isArray(t))throw new A("output","Kopia did not print a list of\
 snapshots");let r=new Map;for(let n of t.map(ey)){let s=n.isComplete?sa(n.identity):void 0;if(s===void 0)continue;let i=Yr(
{namespace:s.namespace,pvc:s.name});r.set(i,Zm(r.get(i),{namespace:s.namespace,pvc:s.name},n))}return r}function Zm(e,t,{
time:r,size:n}){let s=[e?.last,e?.previous,{time:r,size:n}].filter(a=>a!==void 0),[i,o]=s.sort((a,c)=>c.time-a.time);return{
...t,last:i,previous:o}}function ey(e){let{source:t,startTime:r,incomplete:n,stats:s,rootEntry:i}=e??{},{userName:o,host:a,
path:c}=t??{},u=Date.parse(String(r));if(!(Jr(o)&&Jr(a)&&Jr(c)&&!Number.isNaN(u)&&(n===void 0||typeof n=="string")))throw new A(
"output","Kopia printed a snapshot that lacks its source or its time");let h=i?.summ?.size,g=s?.totalSize,y=[h,g].find(l=>typeof l==
"number")??0;return{identity:{username:o,hostname:a,path:c},time:u,size:y,isComplete:(n??"")===""&&i!==void 0&&i!==null}}
function Jr(e){return typeof e=="string"}var ya=["restore","fresh","unknown"],bt=class{constructor(t,r){this.settings=t;this.catalog=r}settings;catalog;async ask(t,r){
let n=Yr({namespace:t,pvc:r}),s,i=new Promise(o=>{let{answerTimeout:a}=this.settings,c=`the repository could not be list\
ed within ${a/1e3} s`;s=setTimeout(()=>o(c),a)});try{let o=await Promise.race([this.find(n),i]);return typeof o=="string"?
{answer:ma(t,r,o)}:o===void 0?{answer:ga(t,r,!1)}:{answer:ga(t,r,!0),found:o}}catch(o){return{answer:ma(t,r,o.message)}}finally{
clearTimeout(s)}}async find(t){if(this.fromCache(t)!==void 0){let{mark:n}=await this.catalog.check();if(n===this.catalog.
latest?.mark)return this.fromCache(t)??await this.findLive(t)}return this.findLive(t)}fromCache(t){let{latest:r}=this.catalog;
if(!(r===void 0||Date.now()-r.began>this.settings.cacheTtl))return r.losses.setBack.has(t)?void 0:r.sources.get(t)}async findLive(t){
let r=await this.catalog.list();return ty(t,r)??r.sources.get(t)}};function ty(e,{sources:t,losses:r}){let n="If that is\
 intended, restart pvc-plumber (kubectl rollout restart).",s=r.vanished.get(e);if(s!==void 0)return`${e} had a backup of\
 ${pa(s)}, which is gone from the repository: the share is an older copy or damaged, or the backup was deleted. ${n}`;let i=r.
setBack.get(e);if(i!==void 0)return`${e} had a backup of ${pa(i)}, and the repository has only older ones: the share is \
an older copy, or the backup was deleted. ${n}`;if(!t.has(e)){if(r.setBack.size>0){let[o]=r.setBack.keys();return`the re\
pository is an older copy of itself: the newest backups of ${r.setBack.size} PVCs are gone, for example of ${o}; so it i\
s not known whether ${e} had one. ${n}`}if(t.size===0&&r.vanished.size>0)return`all backups are gone from the repository\
 (${r.vanished.size} PVCs had one); so it is not known whether ${e} had one. ${n}`}}function pa(e){return new Date(e).toISOString()}
function _a(e,t){return{namespace:e,pvc:t,backend:be,source:yt(Ur({name:t,namespace:e}))}}function ga(e,t,r){return{exists:r,
decision:r?"restore":"fresh",authoritative:!0,..._a(e,t)}}function ma(e,t,r){return{exists:!1,decision:"unknown",authoritative:!1,
..._a(e,t),error:r}}var he=require("node:fs/promises"),Xr=require("node:path");async function ba(e){let t=(0,Xr.join)(e,qe),r,n;try{r=await(0,he.readFile)(t,"utf8");let{dev:i,ino:o}=await(0,he.stat)(
t,{bigint:!0});n=`${i}:${o}`}catch(i){throw new A("share",wa(i))}let s=ry(r);if(s===void 0)throw new A("share",`${qe} on\
 the share is not that of a Kopia repository`);if(!await ny(e))throw new A("share","the repository on the share has lost\
 its index");return{id:s,mark:n}}function wa({code:e}){return e==="ENOENT"||e==="ENOTDIR"?`the share holds no Kopia repo\
sitory: ${qe} is missing. Is the dataset mounted on the NFS server?`:e==="EACCES"||e==="EPERM"?`${qe} on the share may n\
ot be read: pvc-plumber must run as the user of the movers`:`the share cannot be read (${e??"unknown error"})`}function ry(e){
try{return ca(JSON.parse(e)?.uniqueID)}catch{return}}async function ny(e){try{for await(let t of await(0,he.opendir)(e))
if(/^[xn]/.test(t.name)&&(!t.isDirectory()||!await sy((0,Xr.join)(e,t.name))))return!0;return!1}catch(t){throw new A("sh\
are",wa(t))}}async function sy(e){for await(let t of await(0,he.opendir)(e))return!1;return!0}var Be=class{constructor(t){this.run=t}run;running;queued;next(){if(this.queued!==void 0)return this.queued;if(this.running===
void 0)return this.begin();let t=()=>this.begin();return this.queued=this.running.then(t,t),this.queued}begin(){this.queued=
void 0;let t=this.run().finally(()=>{this.running=void 0});return this.running=t,t}};var wt=class{constructor(t,r,n,s){this.settings=t;this.kopia=r;this.memory=n;this.metrics=s}settings;kopia;memory;metrics;newest;listings=new Be(
()=>this.measuredList());sightings=new Be(()=>this.sight());get latest(){return this.newest}list(){return this.listings.
next()}check(){return this.sightings.next()}async sight(){let t=await ba(this.settings.repositoryPath),r=this.settings.repositoryId??
this.memory.repositoryId,n=r!==void 0&&t.id!==r;if(this.metrics.sawRepository(!n),n)throw new A("foreign",`the share hol\
ds another Kopia repository than the one that is meant: its unique id is ${t.id}, not ${r}`);return t}async measuredList(){
let t=this.metrics.beginListing();try{let r=await this.listOnce();return this.newest=r,t(r),r}catch(r){let n=r instanceof
A?r:new A("kopia",r.message);throw t(n),n}}async listOnce(){let t=Date.now(),r=await this.sight(),n=await this.kopia.list(),
s=await this.sight();if(r.id!==s.id||r.mark!==s.mark)throw new A("changed","the share was replaced while Kopia listed it");
let i=da(n);return{began:t,mark:s.mark,sources:i,losses:await this.memory.learn(s.id,i)}}};var Sa=require("node:child_process"),we=require("node:fs/promises"),va=require("node:path");var iy=256*2**20,oy=2**16,ay=["--disable-repository-log","--no-auto-maintenance","--disable-file-logging","--disable-con\
tent-log","--no-progress","--log-level=error","snapshot","list","--all","--json","--no-retention"],Et=class{constructor(t){
this.settings=t}settings;child;async list(){await this.writeConfig();let{listingTimeout:t,password:r,configFile:n,kopia:s,
kopiaEnvironment:i}=this.settings,o=(0,Sa.spawn)(s,[`--config-file=${n}`,...ay],{env:{...i,KOPIA_PASSWORD:r,KOPIA_CHECK_FOR_UPDATES:"\
false"},stdio:["ignore","pipe","pipe"]});this.child=o;let a,c=g=>{a??=g,o.kill("SIGKILL")},u=setTimeout(()=>c(new A("tim\
eout",`Kopia needed more than ${t/1e3} s to list the repository`)),t),f=Ea(o.stdout,iy,()=>c(new A("output","Kopia print\
ed too much"))),h=Ea(o.stderr,oy,()=>{});try{let[g,y]=await new Promise((m,_)=>{o.once("error",({message:E})=>_(new A("k\
opia",`Kopia cannot be run: ${E}`))),o.once("close",(...E)=>m(E))});if(a!==void 0)throw a;if(y!==null)throw new A("kille\
d",`Kopia was ended by ${y} while it listed the repository`);let l=this.lastLine(h());if(g!==0)throw this.failure(g,l);if(l!==
"")throw new A("kopia",`Kopia could not read all of the repository: ${l}`);return f()}finally{clearTimeout(u),this.child=
void 0}}stop(){this.child?.kill("SIGKILL")}failure(t,r){return r.includes("invalid repository password")?new A("password",
"Kopia says that the password of the repository is wrong"):new A("kopia",`Kopia failed with exit code ${t}: ${r||"it gav\
e no reason"}`)}lastLine(t){return(t.trim().split(`
`).at(-1)??"").replaceAll(this.settings.password,"***").slice(0,500)}async writeConfig(){let{configFile:t,repositoryPath:r}=this.
settings,n={storage:{type:"filesystem",config:{path:r}},caching:{},hostname:"pvc-plumber",username:"pvc-plumber",readonly:!0,
enableActions:!1,formatBlobCacheDuration:-1};try{await(0,we.mkdir)((0,va.dirname)(t),{recursive:!0}),await(0,we.writeFile)(
`${t}.new`,JSON.stringify(n),{mode:384}),await(0,we.rename)(`${t}.new`,t)}catch(s){throw new A("kopia",`KOPIA_CONFIG_PAT\
H cannot be written: ${s.message}`)}}};function Ea(e,t,r){let n=[],s=0;return e.on("data",i=>{s>t||(s+=i.length,s>t?r():
n.push(i))}),()=>Buffer.concat(n).toString("utf8")}var ee=require("node:fs/promises"),Oa=require("node:path");var St=class{constructor(t){this.file=t}file;id;newest=new Map;get repositoryId(){return this.id}async load(){try{let t=JSON.
parse(await(0,ee.readFile)(this.file,"utf8"));if(!De(t?.repositoryId))return;this.id=t.repositoryId;for(let[r,n]of Object.
entries(t.newest??{}))typeof n=="number"&&this.newest.set(r,n)}catch{}}async learn(t,r){this.id!==t&&this.newest.clear();
let n=this.id!==t;this.id=t;let s=new Map,i=new Map;for(let[o,a]of this.newest){let c=r.get(o)?.last.time;c===void 0?s.set(
o,a):c<a&&i.set(o,a)}for(let[o,{last:a}]of r)a.time<=(this.newest.get(o)??Number.NEGATIVE_INFINITY)||(this.newest.set(o,
a.time),n=!0);return n&&await this.save(t),{vanished:s,setBack:i}}async save(t){let r={repositoryId:t,newest:Object.fromEntries(
this.newest)};try{await(0,ee.mkdir)((0,Oa.dirname)(this.file),{recursive:!0}),await(0,ee.writeFile)(`${this.file}.new`,JSON.
stringify(r)),await(0,ee.rename)(`${this.file}.new`,this.file)}catch{}}};var q=Fs(Ff());var aE=["namespace","pvc"],Kt=class{registry=new q.Registry;registers=[this.registry];latest;decisions=new q.Counter({name:"\
pvc_plumber_decisions_total",help:"Answers to /exists, by decision",labelNames:["decision"],registers:this.registers});badRequests=new q.Counter(
{name:"pvc_plumber_bad_requests_total",help:"Requests to /exists that name no PVC that can be protected",registers:this.
registers});answerDuration=new q.Histogram({name:"pvc_plumber_answer_duration_seconds",help:"How long answers to /exists\
 took",buckets:[.005,.025,.1,.25,.5,1,1.5,2,2.5,3,5,10],registers:this.registers});duration=new q.Histogram({name:"pvc_p\
lumber_listing_duration_seconds",help:"How long listings of the repository took, failed ones included",buckets:[.1,.25,.5,
1,1.5,2,2.5,5,10,30,60],registers:this.registers});failures=new q.Counter({name:"pvc_plumber_listing_failures_total",help:"\
Listings of the repository that failed, by reason",labelNames:["reason"],registers:this.registers});lastSuccess=this.gauge(
"pvc_plumber_listing_last_success_timestamp_seconds","When the newest listing that succeeded began; 0 before the first");sources=this.
gauge("pvc_plumber_sources","PVCs that have a complete backup; NaN before the first listing");vanished=this.gauge("pvc_p\
lumber_vanished_sources","PVCs that had a backup and have none any more");setBack=this.gauge("pvc_plumber_set_back_sourc\
es","PVCs whose newest backup is older than one that was there before");mismatch=this.gauge("pvc_plumber_repository_mism\
atch","1 while the share holds another repository than the one that is meant");repositoryBytes=this.gauge("pvc_plumber_r\
epository_bytes","Bytes of all files of the repository; NaN until they have been counted");freeBytes=this.gauge("pvc_plu\
mber_repository_free_bytes","Free bytes of the share");sizeBytes=this.gauge("pvc_plumber_repository_size_bytes","Size of\
 the share");lastTime=this.pvcGauge("pvc_plumber_source_last_complete_snapshot_timestamp_seconds","When the newest compl\
ete backup of a PVC was begun");lastSize=this.pvcGauge("pvc_plumber_source_last_complete_snapshot_size_bytes","Size of t\
he newest complete backup of a PVC");previousSize=this.pvcGauge("pvc_plumber_source_previous_snapshot_size_bytes","Size \
of the complete backup before the newest one");promised=this.pvcGauge("pvc_plumber_restore_promised_bytes",'Size of the \
backup from which the PVC is to be filled, as of the last time that "restore" was answered');constructor(t){(0,q.collectDefaultMetrics)(
{register:this.registry}),new q.Gauge({name:"pvc_plumber_build_info",help:"Always 1; the version is in the label",labelNames:[
"version"],registers:this.registers}).set({version:t},1);let r=()=>this.cacheAge();new q.Gauge({name:"pvc_plumber_cache_\
age_seconds",help:"Age of the newest listing that succeeded; NaN before the first",registers:this.registers,collect(){this.
set(r())}});for(let n of ya)this.decisions.inc({decision:n},0);for(let n of ha)this.failures.inc({reason:n},0);for(let n of[
this.sources,this.repositoryBytes,this.freeBytes,this.sizeBytes])n.set(Number.NaN)}async text(){return{contentType:this.
registry.contentType,body:await this.registry.metrics()}}beginListing(){let t=this.duration.startTimer();return r=>{t(),
r instanceof A?this.failures.inc({reason:r.reason}):this.listed(r)}}answered({answer:t,found:r},n){this.decisions.inc({decision:t.
decision}),this.answerDuration.observe(n),r!==void 0&&this.promised.set(Gf(r),r.last.size)}refused(){this.badRequests.inc()}sawRepository(t){
this.mismatch.set(t?0:1)}measured({free:t,size:r,repository:n}){t!==void 0&&this.freeBytes.set(t),r!==void 0&&this.sizeBytes.
set(r),n!==void 0&&this.repositoryBytes.set(n)}listed(t){this.latest=t,this.lastSuccess.set(t.began/1e3),this.sources.set(
t.sources.size),this.vanished.set(t.losses.vanished.size),this.setBack.set(t.losses.setBack.size);for(let r of[this.lastTime,
this.lastSize,this.previousSize])r.reset();for(let r of t.sources.values()){let n=Gf(r);this.lastTime.set(n,r.last.time/
1e3),this.lastSize.set(n,r.last.size),r.previous!==void 0&&this.previousSize.set(n,r.previous.size)}}cacheAge(){return this.
latest===void 0?Number.NaN:(Date.now()-this.latest.began)/1e3}gauge(t,r){return new q.Gauge({name:t,help:r,registers:this.
registers})}pvcGauge(t,r){return new q.Gauge({name:t,help:r,labelNames:aE,registers:this.registers})}};function Gf({namespace:e,
pvc:t}){return{namespace:e,pvc:t}}var Uf=require("node:http");function zf(e){return(0,Uf.createServer)({keepAliveTimeout:75e3,requestTimeout:1e4},(r,n)=>{cE(e,r,n).catch(s=>{e.log.error(
{error:s.message},"a request failed"),n.headersSent?n.destroy():ie(n,500,{error:"internal error"})})})}async function cE(e,t,r){
if(t.method!=="GET"&&t.method!=="HEAD"){ie(r,405,{error:"only GET is answered"},{allow:"GET, HEAD"});return}let[n=""]=(t.
url??"").split("?");if(n==="/exists"||n.startsWith("/exists/"))await lE(e,n,r);else if(n==="/healthz")ie(r,200,{status:"\
ok"});else if(n==="/readyz")await uE(e,r);else if(n==="/metrics"){let{contentType:s,body:i}=await e.metrics.text();r.writeHead(
200,{"content-type":s}).end(i)}else ie(r,404,{error:`there is no ${n}; there are /exists/{namespace}/{pvc}, /readyz, /he\
althz, /metrics`})}async function lE({oracle:e,metrics:t,log:r},n,s){let i=performance.now(),[o="",a="",...c]=n.split("/").
slice(2),u=[...Wr("namespace",o),...zr("pvc",a),...c.length>0?[{field:"path",value:n,allowed:"/exists/{namespace}/{pvc}",
fix:"ask so"}]:[]];if(u.length>0){t.refused();let m=u.map(Hr).join("; ");r.warn({path:n,error:m},"not the name of a prot\
ected PVC"),ie(s,400,{...{exists:!1,decision:"unknown",authoritative:!1},namespace:o,pvc:a,backend:be,error:m});return}let f=await e.
ask(o,a),h=(performance.now()-i)/1e3;t.answered(f,h);let{decision:g,error:y}=f.answer,l={namespace:o,pvc:a,decision:g,seconds:Number(
h.toFixed(3)),...y!==void 0&&{error:y}};g==="unknown"?r.warn(l,"asked"):r.info(l,"asked"),ie(s,g==="unknown"?503:200,f.answer)}
async function uE({checkReadiness:e},t){try{await e(),ie(t,200,{status:"ok"})}catch(r){ie(t,503,{status:"not ready",error:r.
message})}}function ie(e,t,r,n={}){let s=JSON.stringify(r);e.writeHead(t,{"content-type":"application/json","content-len\
gth":Buffer.byteLength(s),...n}),e.end(s)}var Ae=require("node:fs/promises"),Wf=require("node:path");async function Kf(e){let{bavail:t,blocks:r,bsize:n}=await(0,Ae.statfs)(
e);return{free:t*n,size:r*n}}async function Bs(e){let t=0;for await(let r of await(0,Ae.opendir)(e)){let n=(0,Wf.join)(e,
r.name);r.isDirectory()?t+=await Bs(n):r.isFile()&&(t+=await fE(n))}return t}async function fE(e){try{return(await(0,Ae.stat)(
e)).size}catch{return 0}}var Hf=1e4,hE=36e5;async function Jf(e,t,r){let n=new Kt(r),s=new Et(e),i=new St(e.memoryFile);await i.load();let o=new wt(
e,s,i,n),a=new AbortController,c=async()=>{if(a.signal.aborted)throw new Error("pvc-plumber is being stopped");if(o.latest===
void 0)throw new Error("the repository has not been listed yet");await dE(e.answerTimeout,o.check(),"the share does not \
answer")},u=zf({oracle:new bt(e,o),metrics:n,log:t,checkReadiness:c});await new Promise((h,g)=>{u.once("error",g),u.listen(
e.port,()=>h())});let{port:f}=u.address();return t.info({port:f,repository:e.repositoryPath,uniqueId:e.repositoryId},"pv\
c-plumber listens"),pE(e,o,n,t,a.signal),gE(e,n,t,a.signal),{port:f,async stop(){a.abort(),await(0,Re.setTimeout)(e.shutdownDelay);
let h=new Promise(g=>u.close(g));u.closeIdleConnections(),await Promise.race([h,(0,Re.setTimeout)(e.answerTimeout+500)]),
s.stop(),u.closeAllConnections()}}}async function dE(e,t,r){let n=new AbortController,s=(0,Re.setTimeout)(e,void 0,{signal:n.
signal}).then(()=>{throw new Error(r)});try{await Promise.race([t,s])}finally{n.abort(),s.catch(()=>{})}}async function pE(e,t,r,n,s){
let{refreshInterval:i}=e;for(;;){let o=i;try{let{sources:a,losses:c}=await t.list(),{vanished:u,setBack:f}=c,h={sources:a.
size,vanished:u.size,setBack:f.size};u.size+f.size>0?n.error(h,"backups are gone from the repository"):n.debug(h,"listed\
 the repository"),r.measured(await Kf(e.repositoryPath))}catch(a){if(s.aborted)return;n.warn({error:a.message},"the repo\
sitory could not be listed"),(i>0||t.latest===void 0)&&(o=Math.min(i||Hf,Hf))}if(s.aborted||o===0||(await(0,Re.setTimeout)(
o,void 0,{signal:s}).catch(()=>{}),s.aborted))return}}async function gE(e,t,r,n){for(;!n.aborted;){try{t.measured({repository:await Bs(
e.repositoryPath)})}catch(s){r.debug({error:s.message},"the files of the repository could not be counted")}await(0,Re.setTimeout)(
hE,void 0,{signal:n}).catch(()=>{})}}function mE(){try{return fa(process.env)}catch(e){console.error(e.message),process.exit(1)}}async function yE(){let e=mE(),
t=(0,Ht.default)({level:e.logLevel,base:null,timestamp:Ht.default.stdTimeFunctions.isoTime,formatters:{level:s=>({level:s})}},
Ht.default.destination({fd:1,sync:!0})),r=await Jf(e,t,ra.version),n=s=>{t.info({signal:s},"stopping"),r.stop().then(()=>process.
exit(0))};process.once("SIGTERM",n),process.once("SIGINT",n)}yE().catch(e=>{console.error(e.message),process.exit(1)});

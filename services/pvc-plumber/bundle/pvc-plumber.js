"use strict";var ah=Object.create;var Ws=Object.defineProperty;var ch=Object.getOwnPropertyDescriptor;var lh=Object.getOwnPropertyNames;var uh=Object.getPrototypeOf,fh=Object.prototype.hasOwnProperty;var p=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(r){throw t=0,r}};var hh=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of lh(t))!fh.call(e,s)&&s!==r&&Ws(e,s,{get:()=>t[s],
enumerable:!(n=ch(t,s))||n.enumerable});return e};var Ks=(e,t,r)=>(r=e!=null?ah(uh(e)):{},hh(t||!e||!e.__esModule?Ws(r,"default",{value:e,enumerable:!0}):r,e));var rr=p((V0,Ys)=>{"use strict";var Ce=e=>e&&typeof e.message=="string",tr=e=>{if(!e)return;let t=e.cause;if(typeof t=="\
function"){let r=e.cause();return Ce(r)?r:void 0}else return Ce(t)?t:void 0},Hs=(e,t)=>{if(!Ce(e))return"";let r=e.stack||
"";if(t.has(e))return r+`
causes have become circular...`;let n=tr(e);return n?(t.add(e),r+`
caused by: `+Hs(n,t)):r},dh=e=>Hs(e,new Set),Js=(e,t,r)=>{if(!Ce(e))return"";let n=r?"":e.message||"";if(t.has(e))return n+
": ...";let s=tr(e);if(s){t.add(e);let i=typeof e.cause=="function";return n+(i?"":": ")+Js(s,t,i)}else return n},ph=e=>Js(
e,new Set);Ys.exports={isErrorLike:Ce,getErrorCause:tr,stackWithCauses:dh,messageWithCauses:ph}});var nr=p((F0,Qs)=>{"use strict";var gh=Symbol("circular-ref-tag"),Xe=Symbol("pino-raw-err-ref"),Xs=Object.create({},{type:{
enumerable:!0,writable:!0,value:void 0},message:{enumerable:!0,writable:!0,value:void 0},stack:{enumerable:!0,writable:!0,
value:void 0},aggregateErrors:{enumerable:!0,writable:!0,value:void 0},raw:{enumerable:!1,get:function(){return this[Xe]},
set:function(e){this[Xe]=e}}});Object.defineProperty(Xs,Xe,{writable:!0,value:{}});Qs.exports={pinoErrProto:Xs,pinoErrorSymbols:{
seen:gh,rawSymbol:Xe}}});var ti=p((U0,ei)=>{"use strict";ei.exports=ir;var{messageWithCauses:mh,stackWithCauses:yh,isErrorLike:Zs}=rr(),{pinoErrProto:_h,
pinoErrorSymbols:bh}=nr(),{seen:sr}=bh,{toString:wh}=Object.prototype;function ir(e){if(!Zs(e))return e;e[sr]=void 0;let t=Object.
create(_h);t.type=wh.call(e.constructor)==="[object Function]"?e.constructor.name:e.name,t.message=mh(e),t.stack=yh(e),Array.
isArray(e.errors)&&(t.aggregateErrors=e.errors.map(r=>ir(r)));for(let r in e)if(t[r]===void 0){let n=e[r];Zs(n)?r!=="cau\
se"&&!Object.prototype.hasOwnProperty.call(n,sr)&&(t[r]=ir(n)):t[r]=n}return delete e[sr],t.raw=e,t}});var ni=p((G0,ri)=>{"use strict";ri.exports=Ze;var{isErrorLike:or}=rr(),{pinoErrProto:Eh,pinoErrorSymbols:Sh}=nr(),{seen:Qe}=Sh,
{toString:vh}=Object.prototype;function Ze(e){if(!or(e))return e;e[Qe]=void 0;let t=Object.create(Eh);t.type=vh.call(e.constructor)===
"[object Function]"?e.constructor.name:e.name,t.message=e.message,t.stack=e.stack,Array.isArray(e.errors)&&(t.aggregateErrors=
e.errors.map(r=>Ze(r))),or(e.cause)&&!Object.prototype.hasOwnProperty.call(e.cause,Qe)&&(t.cause=Ze(e.cause));for(let r in e)
if(t[r]===void 0){let n=e[r];or(n)?Object.prototype.hasOwnProperty.call(n,Qe)||(t[r]=Ze(n)):t[r]=n}return delete e[Qe],t.
raw=e,t}});var ai=p((z0,oi)=>{"use strict";oi.exports={mapHttpRequest:Oh,reqSerializer:ii};var ar=Symbol("pino-raw-req-ref"),si=Object.
create({},{id:{enumerable:!0,writable:!0,value:""},method:{enumerable:!0,writable:!0,value:""},url:{enumerable:!0,writable:!0,
value:""},query:{enumerable:!0,writable:!0,value:""},params:{enumerable:!0,writable:!0,value:""},headers:{enumerable:!0,
writable:!0,value:{}},remoteAddress:{enumerable:!0,writable:!0,value:""},remotePort:{enumerable:!0,writable:!0,value:""},
raw:{enumerable:!1,get:function(){return this[ar]},set:function(e){this[ar]=e}}});Object.defineProperty(si,ar,{writable:!0,
value:{}});function ii(e){let t=e.info||e.socket,r=Object.create(si);if(r.id=typeof e.id=="function"?e.id():e.id||(e.info?
e.info.id:void 0),r.method=e.method,e.originalUrl)r.url=e.originalUrl;else{let n=e.path;r.url=typeof n=="string"?n:e.url?
e.url.path||e.url:void 0}return e.query&&(r.query=e.query),e.params&&(r.params=e.params),r.headers=e.headers,r.remoteAddress=
t&&t.remoteAddress,r.remotePort=t&&t.remotePort,r.raw=e.raw||e,r}function Oh(e){return{req:ii(e)}}});var fi=p((W0,ui)=>{"use strict";ui.exports={mapHttpResponse:xh,resSerializer:li};var cr=Symbol("pino-raw-res-ref"),ci=Object.
create({},{statusCode:{enumerable:!0,writable:!0,value:0},headers:{enumerable:!0,writable:!0,value:""},raw:{enumerable:!1,
get:function(){return this[cr]},set:function(e){this[cr]=e}}});Object.defineProperty(ci,cr,{writable:!0,value:{}});function li(e){
let t=Object.create(ci);return t.statusCode=e.headersSent?e.statusCode:null,t.headers=e.getHeaders?e.getHeaders():e._headers,
t.raw=e,t}function xh(e){return{res:li(e)}}});var ur=p((K0,hi)=>{"use strict";var lr=ti(),Th=ni(),et=ai(),tt=fi();hi.exports={err:lr,errWithCause:Th,mapHttpRequest:et.
mapHttpRequest,mapHttpResponse:tt.mapHttpResponse,req:et.reqSerializer,res:tt.resSerializer,wrapErrorSerializer:function(t){
return t===lr?t:function(n){return t(lr(n))}},wrapRequestSerializer:function(t){return t===et.reqSerializer?t:function(n){
return t(et.reqSerializer(n))}},wrapResponseSerializer:function(t){return t===tt.resSerializer?t:function(n){return t(tt.
resSerializer(n))}}}});var fr=p((H0,gi)=>{"use strict";var di=require("node:util"),pi=di.getCallSites??di.getCallSite;function Nh(e,t){return t}
gi.exports=function(){if(pi)return pi().slice(2).map(i=>i.scriptName);let t=Error.prepareStackTrace;Error.prepareStackTrace=
Nh;let r=new Error().stack;if(Error.prepareStackTrace=t,!Array.isArray(r))return;let n=r.slice(2),s=[];for(let i of n)i&&
s.push(i.getFileName());return s}});var Ei=p((J0,wi)=>{"use strict";function hr(e){if(e===null||typeof e!="object")return e;if(e instanceof Date)return new Date(
e.getTime());if(e instanceof Array){let t=[];for(let r=0;r<e.length;r++)t[r]=hr(e[r]);return t}if(typeof e=="object"){let t=Object.
create(Object.getPrototypeOf(e));for(let r in e)Object.prototype.hasOwnProperty.call(e,r)&&(t[r]=hr(e[r]));return t}return e}
function mi(e){let t=[],r="",n=!1,s=!1,i="";for(let o=0;o<e.length;o++){let a=e[o];!n&&a==="."?r&&(t.push(r),r=""):a==="\
["?(r&&(t.push(r),r=""),n=!0):a==="]"&&n?(t.push(r),r="",n=!1,s=!1):(a==='"'||a==="'")&&n?s?a===i?(s=!1,i=""):r+=a:(s=!0,
i=a):r+=a}return r&&t.push(r),t}function yi(e,t,r){let n=e;for(let i=0;i<t.length-1;i++){let o=t[i];if(typeof n!="object"||
n===null||!(o in n)||typeof n[o]!="object"||n[o]===null)return!1;n=n[o]}let s=t[t.length-1];if(s==="*"){if(Array.isArray(
n))for(let i=0;i<n.length;i++)n[i]=r;else if(typeof n=="object"&&n!==null)for(let i in n)Object.prototype.hasOwnProperty.
call(n,i)&&(n[i]=r)}else typeof n=="object"&&n!==null&&s in n&&Object.prototype.hasOwnProperty.call(n,s)&&(n[s]=r);return!0}
function _i(e,t){let r=e;for(let s=0;s<t.length-1;s++){let i=t[s];if(typeof r!="object"||r===null||!(i in r)||typeof r[i]!=
"object"||r[i]===null)return!1;r=r[i]}let n=t[t.length-1];if(n==="*"){if(Array.isArray(r))for(let s=0;s<r.length;s++)r[s]=
void 0;else if(typeof r=="object"&&r!==null)for(let s in r)Object.prototype.hasOwnProperty.call(r,s)&&delete r[s]}else typeof r==
"object"&&r!==null&&n in r&&Object.prototype.hasOwnProperty.call(r,n)&&delete r[n];return!0}var rt=Symbol("PATH_NOT_FOUN\
D");function Ph(e,t){let r=e;for(let n of t){if(r==null||typeof r!="object"||r===null||!(n in r))return rt;r=r[n]}return r}
function Ah(e,t){let r=e;for(let n of t){if(r==null||typeof r!="object"||r===null)return;r=r[n]}return r}function Rh(e,t,r,n=!1){
for(let s of t){let i=mi(s);if(i.includes("*"))bi(e,i,r,s,n);else if(n)_i(e,i);else{let o=Ph(e,i);if(o===rt)continue;let a=typeof r==
"function"?r(o,i):r;yi(e,i,a)}}}function bi(e,t,r,n,s=!1){let i=t.indexOf("*");if(i===t.length-1){let o=t.slice(0,-1),a=e;
for(let c of o){if(a==null||typeof a!="object"||a===null)return;a=a[c]}if(Array.isArray(a))if(s)for(let c=0;c<a.length;c++)
a[c]=void 0;else for(let c=0;c<a.length;c++){let f=[...o,c.toString()],u=typeof r=="function"?r(a[c],f):r;a[c]=u}else if(typeof a==
"object"&&a!==null)if(s){let c=[];for(let f in a)Object.prototype.hasOwnProperty.call(a,f)&&c.push(f);for(let f of c)delete a[f]}else
for(let c in a){let f=[...o,c],u=typeof r=="function"?r(a[c],f):r;a[c]=u}}else Ih(e,t,r,i,n,s)}function Ih(e,t,r,n,s,i=!1){
let o=t.slice(0,n),a=t.slice(n+1),c=[];function f(u,h){if(h===o.length){if(Array.isArray(u))for(let m=0;m<u.length;m++)c[h]=
m.toString(),f(u[m],h+1);else if(typeof u=="object"&&u!==null)for(let m in u)c[h]=m,f(u[m],h+1)}else if(h<o.length){let m=o[h];
u&&typeof u=="object"&&u!==null&&m in u&&(c[h]=m,f(u[m],h+1))}else if(a.includes("*"))bi(u,a,typeof r=="function"?(y,l)=>{
let g=[...c.slice(0,h),...l];return r(y,g)}:r,s,i);else if(i)_i(u,a);else{let m=typeof r=="function"?r(Ah(u,a),[...c.slice(
0,h),...a]):r;yi(u,a,m)}}if(o.length===0)f(e,0);else{let u=e;for(let h=0;h<o.length;h++){let m=o[h];if(u==null||typeof u!=
"object"||u===null)return;u=u[m],c[h]=m}u!=null&&f(u,o.length)}}function Lh(e){if(e.length===0)return null;let t=new Map;
for(let r of e){let n=mi(r),s=t;for(let i=0;i<n.length;i++){let o=n[i];s.has(o)||s.set(o,new Map),s=s.get(o)}}return t}function Ch(e,t){
if(!t)return e;function r(n,s,i=0){if(!s||s.size===0||n===null||typeof n!="object")return n;if(n instanceof Date)return new Date(
n.getTime());if(Array.isArray(n)){let a=[];for(let c=0;c<n.length;c++){let f=c.toString();s.has(f)||s.has("*")?a[c]=r(n[c],
s.get(f)||s.get("*")):a[c]=n[c]}return a}let o=Object.create(Object.getPrototypeOf(n));for(let a in n)Object.prototype.hasOwnProperty.
call(n,a)&&(s.has(a)||s.has("*")?o[a]=r(n[a],s.get(a)||s.get("*")):o[a]=n[a]);return o}return r(e,t)}function kh(e){if(typeof e!=
"string")throw new Error("Paths must be (non-empty) strings");if(e==="")throw new Error("Invalid redaction path ()");if(e.
includes(".."))throw new Error(`Invalid redaction path (${e})`);if(e.includes(","))throw new Error(`Invalid redaction pa\
th (${e})`);let t=0,r=!1,n="";for(let s=0;s<e.length;s++){let i=e[s];if((i==='"'||i==="'")&&t>0)r?i===n&&(r=!1,n=""):(r=
!0,n=i);else if(i==="["&&!r)t++;else if(i==="]"&&!r&&(t--,t<0))throw new Error(`Invalid redaction path (${e})`)}if(t!==0)
throw new Error(`Invalid redaction path (${e})`)}function Mh(e){if(!Array.isArray(e))throw new TypeError("paths must be \
an array");for(let t of e)kh(t)}function qh(e={}){let{paths:t=[],censor:r="[REDACTED]",serialize:n=JSON.stringify,strict:s=!0,
remove:i=!1}=e;Mh(t);let o=Lh(t);return function(c){if(s&&(c===null||typeof c!="object")&&(c==null||typeof c!="object"))
return n?n(c):c;let f=Ch(c,o),u=c,h=r;return typeof r=="function"&&(h=r),Rh(f,t,h,i),n===!1?(f.restore=function(){return hr(
u)},f):typeof n=="function"?n(f):JSON.stringify(f)}}wi.exports=qh});var ae=p((Y0,Si)=>{"use strict";var Dh=Symbol("pino.setLevel"),Bh=Symbol("pino.getLevel"),jh=Symbol("pino.levelVal"),$h=Symbol(
"pino.levelComp"),Vh=Symbol("pino.useLevelLabels"),Fh=Symbol("pino.useOnlyCustomLevels"),Uh=Symbol("pino.mixin"),Gh=Symbol(
"pino.lsCache"),zh=Symbol("pino.chindings"),Wh=Symbol("pino.asJson"),Kh=Symbol("pino.write"),Hh=Symbol("pino.redactFmt"),
Jh=Symbol("pino.time"),Yh=Symbol("pino.timeSliceIndex"),Xh=Symbol("pino.stream"),Qh=Symbol("pino.stringify"),Zh=Symbol("\
pino.stringifySafe"),ed=Symbol("pino.stringifiers"),td=Symbol("pino.end"),rd=Symbol("pino.formatOpts"),nd=Symbol("pino.m\
essageKey"),sd=Symbol("pino.errorKey"),id=Symbol("pino.nestedKey"),od=Symbol("pino.nestedKeyStr"),ad=Symbol("pino.mixinM\
ergeStrategy"),cd=Symbol("pino.msgPrefix"),ld=Symbol("pino.wildcardFirst"),ud=Symbol.for("pino.serializers"),fd=Symbol.for(
"pino.formatters"),hd=Symbol.for("pino.hooks"),dd=Symbol.for("pino.metadata"),pd=Symbol.for("pino.transport.usesMultistr\
eam");Si.exports={setLevelSym:Dh,getLevelSym:Bh,levelValSym:jh,levelCompSym:$h,useLevelLabelsSym:Vh,mixinSym:Uh,lsCacheSym:Gh,
chindingsSym:zh,asJsonSym:Wh,writeSym:Kh,serializersSym:ud,redactFmtSym:Hh,timeSym:Jh,timeSliceIndexSym:Yh,streamSym:Xh,
stringifySym:Qh,stringifySafeSym:Zh,stringifiersSym:ed,endSym:td,formatOptsSym:rd,messageKeySym:nd,errorKeySym:sd,nestedKeySym:id,
wildcardFirstSym:ld,needsMetadataGsym:dd,useOnlyCustomLevelsSym:Fh,formattersSym:fd,hooksSym:hd,nestedKeyStrSym:od,mixinMergeStrategySym:ad,
msgPrefixSym:cd,transportUsesMultistreamSym:pd}});var pr=p((X0,Ti)=>{"use strict";var vi=Ei(),{redactFmtSym:gd,wildcardFirstSym:nt}=ae(),dr=/[^.[\]]+|\[([^[\]]*?)\]/g,Oi="\
[Redacted]",xi=!1;function md(e,t){let{paths:r,censor:n,remove:s}=yd(e),i=r.reduce((c,f)=>{dr.lastIndex=0;let u=dr.exec(
f),h=dr.exec(f),m=u[1]!==void 0?u[1].replace(/^(?:"|'|`)(.*)(?:"|'|`)$/,"$1"):u[0];if(m==="*"&&(m=nt),h===null)return c[m]=
null,c;if(c[m]===null)return c;let{index:y}=h,l=`${f.substr(y,f.length-1)}`;return c[m]=c[m]||[],m!==nt&&c[m].length===0&&
c[m].push(...c[nt]||[]),m===nt&&Object.keys(c).forEach(function(g){c[g]&&c[g].push(l)}),c[m].push(l),c},Object.create(null)),
o=Object.assign(Object.create(null),{[gd]:vi({paths:r,censor:n,serialize:t,strict:xi,remove:s})}),a=(...c)=>t(typeof n==
"function"?n(...c):n);return[...Object.keys(i),...Object.getOwnPropertySymbols(i)].reduce((c,f)=>{if(i[f]===null)c[f]=u=>a(
u,[f]);else{let u=typeof n=="function"?(h,m)=>n(h,[f,...m]):n;c[f]=vi({paths:i[f],censor:u,serialize:t,strict:xi,remove:s})}
return c},o)}function yd(e){if(Array.isArray(e))return e={paths:e,censor:Oi},e;let{paths:t,censor:r=Oi,remove:n}=e;if(Array.
isArray(t)===!1)throw Error("pino \u2013 redact must contain an array of strings");return n===!0&&(r=void 0),{paths:t,censor:r,
remove:n}}Ti.exports=md});var Ai=p((Q0,Pi)=>{"use strict";var _d=()=>"",bd=()=>`,"time":${Date.now()}`,wd=()=>`,"time":${Math.round(Date.now()/1e3)}`,
Ed=()=>`,"time":"${new Date(Date.now()).toISOString()}"`,Sd=1000000n,Ni=1000000000n,vd=BigInt(Date.now())*Sd,Od=process.
hrtime.bigint(),xd=()=>{let e=process.hrtime.bigint()-Od,t=vd+e,r=t/Ni,n=t%Ni,s=Number(r*1000n+n/1000000n),i=new Date(s),
o=i.getUTCFullYear(),a=(i.getUTCMonth()+1).toString().padStart(2,"0"),c=i.getUTCDate().toString().padStart(2,"0"),f=i.getUTCHours().
toString().padStart(2,"0"),u=i.getUTCMinutes().toString().padStart(2,"0"),h=i.getUTCSeconds().toString().padStart(2,"0");
return`,"time":"${o}-${a}-${c}T${f}:${u}:${h}.${n.toString().padStart(9,"0")}Z"`};Pi.exports={nullTime:_d,epochTime:bd,unixTime:wd,
isoTime:Ed,isoTimeNano:xd}});var Ii=p((Z0,Ri)=>{"use strict";function Td(e){try{return JSON.stringify(e)}catch{return'"[Circular]"'}}Ri.exports=Nd;function Nd(e,t,r){
var n=r&&r.stringify||Td,s=1;if(typeof e=="object"&&e!==null){var i=t.length+s;if(i===1)return e;var o=new Array(i);o[0]=
n(e);for(var a=1;a<i;a++)o[a]=n(t[a]);return o.join(" ")}if(typeof e!="string")return e;var c=t.length;if(c===0)return e;
for(var f="",u=1-s,h=-1,m=e&&e.length||0,y=0;y<m;){if(e.charCodeAt(y)===37&&y+1<m){switch(h=h>-1?h:0,e.charCodeAt(y+1)){case 100:case 102:
if(u>=c||t[u]==null)break;h<y&&(f+=e.slice(h,y)),f+=Number(t[u]),h=y+2,y++;break;case 105:if(u>=c||t[u]==null)break;h<y&&
(f+=e.slice(h,y)),f+=Math.floor(Number(t[u])),h=y+2,y++;break;case 79:case 111:case 106:if(u>=c||t[u]===void 0)break;h<y&&
(f+=e.slice(h,y));var l=typeof t[u];if(l==="string"){f+="'"+t[u]+"'",h=y+2,y++;break}if(l==="function"){f+=t[u].name||"<\
anonymous>",h=y+2,y++;break}f+=n(t[u]),h=y+2,y++;break;case 115:if(u>=c)break;h<y&&(f+=e.slice(h,y)),f+=String(t[u]),h=y+
2,y++;break;case 37:h<y&&(f+=e.slice(h,y)),f+="%",h=y+2,y++,u--;break}++u}++y}return h===-1?e:(h<m&&(f+=e.slice(h)),f)}});var mr=p((eE,gr)=>{"use strict";if(typeof SharedArrayBuffer<"u"&&typeof Atomics<"u"){let t=function(r){if((r>0&&r<1/0)===
!1)throw typeof r!="number"&&typeof r!="bigint"?TypeError("sleep: ms must be a number"):RangeError("sleep: ms must be a \
number that is greater than 0 but less than Infinity");Atomics.wait(e,0,0,Number(r))},e=new Int32Array(new SharedArrayBuffer(
4));gr.exports=t}else{let e=function(t){if((t>0&&t<1/0)===!1)throw typeof t!="number"&&typeof t!="bigint"?TypeError("sle\
ep: ms must be a number"):RangeError("sleep: ms must be a number that is greater than 0 but less than Infinity");let n=Date.
now()+Number(t);for(;n>Date.now(););};gr.exports=e}});var ji=p((tE,Bi)=>{"use strict";var R=require("fs"),Pd=require("events"),Ad=require("util").inherits,Li=require("path"),
_r=mr(),Rd=require("assert"),st=100,it=Buffer.allocUnsafe(0),Id=16*1024,Ci="buffer",ki="utf8",[Ld,Cd]=(process.versions.
node||"0.0").split(".").map(Number),kd=Ld>=22&&Cd>=7;function Mi(e,t){t._opening=!0,t._writing=!0,t._asyncDrainScheduled=
!1;function r(i,o){if(i){t._reopening=!1,t._writing=!1,t._opening=!1,t.sync?process.nextTick(()=>{t.listenerCount("error")>
0&&t.emit("error",i)}):t.emit("error",i);return}let a=t._reopening;t.fd=o,t.file=e,t._reopening=!1,t._opening=!1,t._writing=
!1,t.sync?process.nextTick(()=>t.emit("ready")):t.emit("ready"),!t.destroyed&&(!t._writing&&t._len>t.minLength||t._flushPending?
t._actualWrite():a&&process.nextTick(()=>t.emit("drain")))}let n=t.append?"a":"w",s=t.mode;if(t.sync)try{t.mkdir&&R.mkdirSync(
Li.dirname(e),{recursive:!0});let i=R.openSync(e,n,s);r(null,i)}catch(i){throw r(i),i}else t.mkdir?R.mkdir(Li.dirname(e),
{recursive:!0},i=>{if(i)return r(i);R.open(e,n,s,r)}):R.open(e,n,s,r)}function G(e){if(!(this instanceof G))return new G(
e);let{fd:t,dest:r,minLength:n,maxLength:s,maxWrite:i,periodicFlush:o,sync:a,append:c=!0,mkdir:f,retryEAGAIN:u,fsync:h,contentMode:m,
mode:y}=e||{};t=t||r,this._len=0,this.fd=-1,this._bufs=[],this._lens=[],this._writing=!1,this._ending=!1,this._reopening=
!1,this._asyncDrainScheduled=!1,this._flushPending=!1,this._hwm=Math.max(n||0,16387),this.file=null,this.destroyed=!1,this.
minLength=n||0,this.maxLength=s||0,this.maxWrite=i||Id,this._periodicFlush=o||0,this._periodicFlushTimer=void 0,this.sync=
a||!1,this.writable=!0,this._fsync=h||!1,this.append=c||!1,this.mode=y,this.retryEAGAIN=u||(()=>!0),this.mkdir=f||!1;let l,
g;if(m===Ci)this._writingBuf=it,this.write=Dd,this.flush=jd,this.flushSync=Vd,this._actualWrite=Ud,l=()=>R.writeSync(this.
fd,this._writingBuf),g=()=>R.write(this.fd,this._writingBuf,this.release);else if(m===void 0||m===ki)this._writingBuf="",
this.write=qd,this.flush=Bd,this.flushSync=$d,this._actualWrite=Fd,l=()=>Buffer.isBuffer(this._writingBuf)?R.writeSync(this.
fd,this._writingBuf):R.writeSync(this.fd,this._writingBuf,"utf8"),g=()=>Buffer.isBuffer(this._writingBuf)?R.write(this.fd,
this._writingBuf,this.release):R.write(this.fd,this._writingBuf,"utf8",this.release);else throw new Error(`SonicBoom sup\
ports "${ki}" and "${Ci}", but passed ${m}`);if(typeof t=="number")this.fd=t,process.nextTick(()=>this.emit("ready"));else if(typeof t==
"string")Mi(t,this);else throw new Error("SonicBoom supports only file descriptors and files");if(this.minLength>=this.maxWrite)
throw new Error(`minLength should be smaller than maxWrite (${this.maxWrite})`);this.release=(_,E)=>{if(_){if((_.code===
"EAGAIN"||_.code==="EBUSY")&&this.retryEAGAIN(_,this._writingBuf.length,this._len-this._writingBuf.length))if(this.sync)
try{_r(st),this.release(void 0,0)}catch(S){this.release(S)}else setTimeout(g,st);else this._writing=!1,this.emit("error",
_);return}this.emit("write",E);let b=yr(this._writingBuf,this._len,E);if(this._len=b.len,this._writingBuf=b.writingBuf,this.
_writingBuf.length){if(!this.sync){g();return}try{do{let S=l(),v=yr(this._writingBuf,this._len,S);this._len=v.len,this._writingBuf=
v.writingBuf}while(this._writingBuf.length)}catch(S){this.release(S);return}}this._fsync&&R.fsyncSync(this.fd);let w=this.
_len;this._reopening?(this._writing=!1,this._reopening=!1,this.reopen()):w>this.minLength?this._actualWrite():this._ending?
w>0?this._actualWrite():(this._writing=!1,ot(this)):(this._writing=!1,this.sync?this._asyncDrainScheduled||(this._asyncDrainScheduled=
!0,process.nextTick(Md,this)):this.emit("drain"))},this.on("newListener",function(_){_==="drain"&&(this._asyncDrainScheduled=
!1)}),this._periodicFlush!==0&&(this._periodicFlushTimer=setInterval(()=>this.flush(null),this._periodicFlush),this._periodicFlushTimer.
unref())}function yr(e,t,r){return typeof e=="string"&&(e=Buffer.from(e)),t=Math.max(t-r,0),e=e.subarray(r),{writingBuf:e,
len:t}}function Md(e){e.listenerCount("drain")>0&&(e._asyncDrainScheduled=!1,e.emit("drain"))}Ad(G,Pd);function qi(e,t){
return e.length===0?it:e.length===1?e[0]:Buffer.concat(e,t)}function qd(e){if(this.destroyed)throw new Error("SonicBoom \
destroyed");e=""+e;let t=Buffer.byteLength(e),r=this._len+t,n=this._bufs;return this.maxLength&&r>this.maxLength?(this.emit(
"drop",e),this._len<this._hwm):(n.length===0||Buffer.byteLength(n[n.length-1])+t>this.maxWrite?n.push(e):n[n.length-1]+=
e,this._len=r,!this._writing&&this._len>=this.minLength&&this._actualWrite(),this._len<this._hwm)}function Dd(e){if(this.
destroyed)throw new Error("SonicBoom destroyed");let t=this._len+e.length,r=this._bufs,n=this._lens;return this.maxLength&&
t>this.maxLength?(this.emit("drop",e),this._len<this._hwm):(r.length===0||n[n.length-1]+e.length>this.maxWrite?(r.push([
e]),n.push(e.length)):(r[r.length-1].push(e),n[n.length-1]+=e.length),this._len=t,!this._writing&&this._len>=this.minLength&&
this._actualWrite(),this._len<this._hwm)}function Di(e){this._flushPending=!0;let t=()=>{if(this._fsync)this._flushPending=
!1,e();else try{R.fsync(this.fd,n=>{this._flushPending=!1,e(n)})}catch(n){e(n)}this.off("error",r)},r=n=>{this._flushPending=
!1,e(n),this.off("drain",t)};this.once("drain",t),this.once("error",r)}function Bd(e){if(e!=null&&typeof e!="function")throw new Error(
"flush cb must be a function");if(this.destroyed){let t=new Error("SonicBoom destroyed");if(e){e(t);return}throw t}if(this.
minLength<=0){e?.();return}e&&Di.call(this,e),!this._writing&&(this._bufs.length===0&&this._bufs.push(""),this._actualWrite())}
function jd(e){if(e!=null&&typeof e!="function")throw new Error("flush cb must be a function");if(this.destroyed){let t=new Error(
"SonicBoom destroyed");if(e){e(t);return}throw t}if(this.minLength<=0){e?.();return}e&&Di.call(this,e),!this._writing&&(this.
_bufs.length===0&&(this._bufs.push([]),this._lens.push(0)),this._actualWrite())}G.prototype.reopen=function(e){if(this.destroyed)
throw new Error("SonicBoom destroyed");if(this._opening){this.once("ready",()=>{this.reopen(e)});return}if(this._ending)
return;if(!this.file)throw new Error("Unable to reopen a file descriptor, you must pass a file to SonicBoom");if(e&&(this.
file=e),this._reopening=!0,this._writing)return;let t=this.fd;this.once("ready",()=>{t!==this.fd&&R.close(t,r=>{if(r)return this.
emit("error",r)})}),Mi(this.file,this)};G.prototype.end=function(){if(this.destroyed)throw new Error("SonicBoom destroye\
d");if(this._opening){this.once("ready",()=>{this.end()});return}this._ending||(this._ending=!0,!this._writing&&(this._len>
0&&this.fd>=0?this._actualWrite():ot(this)))};function $d(){if(this.destroyed)throw new Error("SonicBoom destroyed");if(this.
fd<0)throw new Error("sonic boom is not ready yet");!this._writing&&this._writingBuf.length>0&&(this._bufs.unshift(this.
_writingBuf),this._writingBuf="");let e="";for(;this._bufs.length||e.length;){e.length<=0&&(e=this._bufs[0]);try{let t=Buffer.
isBuffer(e)?R.writeSync(this.fd,e):R.writeSync(this.fd,e,"utf8"),r=yr(e,this._len,t);e=r.writingBuf,this._len=r.len,e.length<=
0&&this._bufs.shift()}catch(t){if((t.code==="EAGAIN"||t.code==="EBUSY")&&!this.retryEAGAIN(t,e.length,this._len-e.length))
throw t;_r(st)}}try{R.fsyncSync(this.fd)}catch{}}function Vd(){if(this.destroyed)throw new Error("SonicBoom destroyed");
if(this.fd<0)throw new Error("sonic boom is not ready yet");!this._writing&&this._writingBuf.length>0&&(this._bufs.unshift(
[this._writingBuf]),this._writingBuf=it);let e=it;for(;this._bufs.length||e.length;){e.length<=0&&(e=qi(this._bufs[0],this.
_lens[0]));try{let t=R.writeSync(this.fd,e);e=e.subarray(t),this._len=Math.max(this._len-t,0),e.length<=0&&(this._bufs.shift(),
this._lens.shift())}catch(t){if((t.code==="EAGAIN"||t.code==="EBUSY")&&!this.retryEAGAIN(t,e.length,this._len-e.length))
throw t;_r(st)}}}G.prototype.destroy=function(){this.destroyed||ot(this)};function Fd(){let e=this.release;if(this._writing=
!0,this._writingBuf=this._writingBuf.length?this._writingBuf:this._bufs.shift()||"",this.sync)try{let t=Buffer.isBuffer(
this._writingBuf)?R.writeSync(this.fd,this._writingBuf):R.writeSync(this.fd,this._writingBuf,"utf8");e(null,t)}catch(t){
e(t)}else R.write(this.fd,this._writingBuf,e)}function Ud(){let e=this.release;if(this._writing=!0,this._writingBuf=this.
_writingBuf.length?this._writingBuf:qi(this._bufs.shift(),this._lens.shift()),this.sync)try{let t=R.writeSync(this.fd,this.
_writingBuf);e(null,t)}catch(t){e(t)}else kd&&(this._writingBuf=Buffer.from(this._writingBuf)),R.write(this.fd,this._writingBuf,
e)}function ot(e){if(e.fd===-1){e.once("ready",ot.bind(null,e));return}e._periodicFlushTimer!==void 0&&clearInterval(e._periodicFlushTimer),
e.destroyed=!0,e._bufs=[],e._lens=[],Rd(typeof e.fd=="number",`sonic.fd must be a number, got ${typeof e.fd}`);try{R.fsync(
e.fd,t)}catch{}function t(){e.fd!==1&&e.fd!==2?R.close(e.fd,r):r()}function r(n){if(n){e.emit("error",n);return}e._ending&&
!e._writing&&e.emit("finish"),e.emit("close")}}G.SonicBoom=G;G.default=G;Bi.exports=G});var br=p((rE,Gi)=>{"use strict";var z={exit:[],beforeExit:[]},$i={exit:Wd,beforeExit:Kd},ge;function Gd(){ge===void 0&&(ge=
new FinalizationRegistry(Hd))}function zd(e){z[e].length>0||process.on(e,$i[e])}function Vi(e){z[e].length>0||(process.removeListener(
e,$i[e]),z.exit.length===0&&z.beforeExit.length===0&&(ge=void 0))}function Wd(){Fi("exit")}function Kd(){Fi("beforeExit")}
function Fi(e){for(let t of z[e]){let r=t.deref(),n=t.fn;r!==void 0&&n(r,e)}z[e]=[]}function Hd(e){for(let t of["exit","\
beforeExit"]){let r=z[t].indexOf(e);z[t].splice(r,r+1),Vi(t)}}function Ui(e,t,r){if(t===void 0)throw new Error("the obje\
ct can't be undefined");zd(e);let n=new WeakRef(t);n.fn=r,Gd(),ge.register(t,n),z[e].push(n)}function Jd(e,t){Ui("exit",
e,t)}function Yd(e,t){Ui("beforeExit",e,t)}function Xd(e){if(ge!==void 0){ge.unregister(e);for(let t of["exit","beforeEx\
it"])z[t]=z[t].filter(r=>{let n=r.deref();return n&&n!==e}),Vi(t)}}Gi.exports={register:Jd,registerBeforeExit:Yd,unregister:Xd}});var zi=p((nE,Qd)=>{Qd.exports={name:"thread-stream",version:"4.2.1",description:"A streaming way to send data to a Node.\
js Worker Thread",main:"index.js",types:"index.d.ts",engines:{node:">=20"},dependencies:{"real-require":"^1.0.0"},devDependencies:{
"@types/node":"^26.1.1","@yao-pkg/pkg":"^6.0.0",borp:"^1.0.0",desm:"^1.3.0",eslint:"^9.39.1",fastbench:"^1.0.1",neostandard:"\
^0.13.0","pino-elasticsearch":"^9.0.0","sonic-boom":"^5.0.0","ts-node":"^10.8.0",tsd:"^0.33.0",typescript:"~5.7.3"},scripts:{
build:"tsc --noEmit",lint:"eslint",test:'npm run lint && npm run build && npm run test:types && npm run transpile && bor\
p --expose-gc --pattern "test/*.test.{js,mjs}"',"test:ci":'npm run lint && npm run test:types && npm run transpile && bo\
rp --expose-gc --pattern "test/*.test.{js,mjs}"',"test:types":"tsd","test:yarn":'npm run transpile && borp --expose-gc -\
-pattern "test/*.test.js"',transpile:"sh ./test/ts/transpile.sh"},tsd:{directory:"test/types"},repository:{type:"git",url:"\
git+https://github.com/mcollina/thread-stream.git"},keywords:["worker","thread","threads","stream"],author:"Matteo Colli\
na <hello@matteocollina.com>",license:"MIT",bugs:{url:"https://github.com/mcollina/thread-stream/issues"},homepage:"http\
s://github.com/mcollina/thread-stream#readme"}});var Ki=p((sE,Wi)=>{"use strict";function Zd(e,t,r,n,s){let i=n===1/0?1/0:Date.now()+n,o=a=>{let c=Atomics.load(e,t);if(c>=
r){s(null,"ok");return}if(a!==void 0&&c!==a){s(null,"not-equal");return}if(i!==1/0&&Date.now()>i){s(null,"timed-out");return}
let f=i===1/0?1e4:Math.min(1e4,Math.max(1,i-Date.now())),u=Atomics.waitAsync(e,t,c,f);u.async?u.value.then(h=>{if(h==="o\
k"){let m=Atomics.load(e,t);s(null,m>=r?"ok":"not-equal");return}o(c)}):setImmediate(s,null,"not-equal")};o()}function ep(e,t,r,n,s){
let i=n===1/0?1/0:Date.now()+n,o=()=>{if(Atomics.load(e,t)!==r){s(null,"ok");return}if(i!==1/0&&Date.now()>i){s(null,"ti\
med-out");return}let c=i===1/0?1e4:Math.min(1e4,Math.max(1,i-Date.now())),f=Atomics.waitAsync(e,t,r,c);f.async?f.value.then(
u=>{if(u==="ok"){s(null,"ok");return}o()}):setImmediate(o)};o()}Wi.exports={wait:Zd,waitDiff:ep}});var Ji=p((iE,Hi)=>{"use strict";Hi.exports={WRITE_INDEX:4,READ_INDEX:8,SEQ_INDEX:2}});var ao=p((oE,oo)=>{"use strict";var{version:tp}=zi(),{EventEmitter:rp}=require("events"),{Worker:np}=require("worker_threads"),
{join:sp}=require("path"),{pathToFileURL:ip}=require("url"),{wait:op}=Ki(),{WRITE_INDEX:Y,READ_INDEX:Q,SEQ_INDEX:wr}=Ji(),
ap=require("buffer"),cp=require("assert"),d=Symbol("kImpl"),lp=ap.constants.MAX_STRING_LENGTH;function Yi(){}function Or(e,t){
Atomics.add(e[d].state,wr,1),t(),Atomics.add(e[d].state,wr,1),Atomics.notify(e[d].state,wr)}function Xi(e){Or(e,()=>{Atomics.
store(e[d].state,Q,0),Atomics.store(e[d].state,Y,0)}),Atomics.notify(e[d].state,Q)}var me=class{constructor(t){this._value=
t}deref(){return this._value}},at=class{register(){}unregister(){}},up=process.env.NODE_V8_COVERAGE?at:global.FinalizationRegistry||
at,fp=process.env.NODE_V8_COVERAGE?me:global.WeakRef||me,Qi=new up(e=>{e.exited||e.terminate()});function hp(e,t){let{filename:r,
workerData:n}=t,i=("__bundlerPathsOverrides"in globalThis?globalThis.__bundlerPathsOverrides:{})["thread-stream-worker"]||
sp(__dirname,"lib","worker.js"),o=new np(i,{...t.workerOpts,name:t.workerOpts?.name||"thread-stream",trackUnmanagedFds:!1,
workerData:{filename:r.indexOf("file://")===0?r:ip(r).href,dataBuf:e[d].dataBuf,stateBuf:e[d].stateBuf,workerData:{$context:{
threadStreamVersion:tp},...n}}});return o.stream=new me(e),o.on("message",dp),o.on("exit",to),Qi.register(e,o),o}function Zi(e){
cp(!e[d].sync),e[d].needDrain&&(e[d].needDrain=!1,e.emit("drain"))}function eo(e){for(;;){let t=Atomics.load(e[d].state,
Y);if(e.destroyed||t<0)return;let r=e[d].data.length-t;if(r>0){if(e[d].bufLen===0){e[d].flushing=!1,e[d].ending?xr(e):e[d].
needDrain&&process.nextTick(Zi,e);return}so(e,r,Yi);continue}if(r===0){if(t===0&&e[d].bufLen===0)return;ct(e,()=>{e.destroyed||
(Xi(e),eo(e))});return}V(e,new Error("overwritten"));return}}function dp(e){let t=this.stream.deref();if(t===void 0){this.
exited=!0,this.terminate();return}if(e?.code!=null)switch(e.code){case"READY":t[d].ending||(this.stream=new fp(t)),ct(t,
()=>{t[d].ready=!0,t.emit("ready")});break;case"ERROR":V(t,e.err);break;case"EVENT":Array.isArray(e.args)?t.emit(e.name,
...e.args):t.emit(e.name,e.args);break;case"FLUSHED":{if(e.context!=="thread-stream"){V(t,new Error("this should not hap\
pen: "+e.code));break}let r=t[d].flushCallbacks.get(e.id);r&&(t[d].flushCallbacks.delete(e.id),process.nextTick(r));break}case"\
WARNING":process.emitWarning(e.err);break;default:V(t,new Error("this should not happen: "+e.code))}}function to(e){let t=this.
stream.deref();t!==void 0&&(Qi.unregister(t),t.worker.exited=!0,t.worker.off("exit",to),V(t,e!==0?new Error("the worker \
thread exited"):null))}var Sr=class extends rp{constructor(t={}){if(super(),t.bufferSize<4)throw new Error("bufferSize m\
ust at least fit a 4-byte utf-8 char");this[d]={},this[d].stateBuf=new SharedArrayBuffer(128),this[d].state=new Int32Array(
this[d].stateBuf),this[d].dataBuf=new SharedArrayBuffer(t.bufferSize||4*1024*1024),this[d].data=Buffer.from(this[d].dataBuf),
this[d].sync=t.sync||!1,this[d].ending=!1,this[d].ended=!1,this[d].needDrain=!1,this[d].destroyed=!1,this[d].flushing=!1,
this[d].ready=!1,this[d].finished=!1,this[d].errored=null,this[d].closed=!1,this[d].buf=[],this[d].bufHead=0,this[d].bufLen=
0,this[d].flushCallbacks=new Map,this[d].nextFlushId=0,this[d].flushRetainCount=0,this[d].userRef=!0,this.worker=hp(this,
t),this.on("message",(r,n)=>{this.worker.postMessage(r,n)})}write(t){let r=Buffer.isBuffer(t)?t:Buffer.from(t);if(this[d].
destroyed)return vr(this,new Error("the worker has exited")),!1;if(this[d].ending)return vr(this,new Error("the worker i\
s ending")),!1;if(this[d].flushing&&this[d].bufLen+r.length>=lp)try{Er(this),this[d].flushing=!0}catch(n){return V(this,
n),!1}if(this[d].buf.push(r),this[d].bufLen+=r.length,this[d].sync)try{return Er(this),!0}catch(n){return V(this,n),!1}return this[d].
flushing||(this[d].flushing=!0,setImmediate(eo,this)),this[d].needDrain=this[d].data.length-this[d].bufLen-Atomics.load(
this[d].state,Y)<=0,!this[d].needDrain}end(){this[d].destroyed||(this[d].ending=!0,this.worker.stream=new me(this),xr(this))}flush(t){
let r=typeof t=="function"?t:null;t=r||Yi,r&&pp(this);let n=!1,s=i=>{n||(n=!0,r&&gp(this),t(i))};ro(this,i=>{if(i){process.
nextTick(s,i);return}no(this,s)})}flushSync(){this[d].destroyed||(Er(this),io(this))}unref(){this[d].userRef=!1,this[d].
flushRetainCount===0&&this.worker.unref()}ref(){this[d].userRef=!0,this.worker.ref()}get ready(){return this[d].ready}get destroyed(){
return this[d].destroyed}get closed(){return this[d].closed}get writable(){return!this[d].destroyed&&!this[d].ending}get writableEnded(){
return this[d].ending}get writableFinished(){return this[d].finished}get writableNeedDrain(){return this[d].needDrain}get writableObjectMode(){
return!1}get writableErrored(){return this[d].errored}};function ro(e,t){if(e[d].destroyed){process.nextTick(t,new Error(
"the worker has exited"));return}if(!e[d].sync&&(e[d].flushing||e[d].bufLen>0)){setImmediate(ro,e,t);return}ct(e,t)}function ct(e,t){
let r=Atomics.load(e[d].state,Y);op(e[d].state,Q,r,1/0,(n,s)=>{if(n){V(e,n),t(n);return}if(s!=="ok"){ct(e,t);return}t()})}
function pp(e){e[d].flushRetainCount===0&&e.worker.ref(),e[d].flushRetainCount++}function gp(e){e[d].flushRetainCount!==
0&&(e[d].flushRetainCount--,e[d].flushRetainCount===0&&!e[d].userRef&&e.worker.unref())}function no(e,t){if(e[d].destroyed){
process.nextTick(t,new Error("the worker has exited"));return}if(!e[d].ready){let n=()=>{i(),no(e,t)},s=()=>{i(),process.
nextTick(t,new Error("the worker has exited"))},i=()=>{e.off("ready",n),e.off("close",s)};e.once("ready",n),e.once("clos\
e",s);return}let r=++e[d].nextFlushId;e[d].flushCallbacks.set(r,t);try{e.worker.postMessage({code:"FLUSH",context:"threa\
d-stream",id:r})}catch(n){e[d].flushCallbacks.delete(r),V(e,n),process.nextTick(t,n)}}function mp(e,t){let r=e[d].flushCallbacks;
if(r.size===0)return;let n=t||new Error("the worker has exited");for(let s of r.values())process.nextTick(s,n);r.clear()}
function vr(e,t){setImmediate(()=>{e.emit("error",t)})}function V(e,t){e[d].destroyed||(e[d].destroyed=!0,mp(e,t),t&&(e[d].
errored=t,vr(e,t)),e.worker.exited?setImmediate(()=>{e[d].closed=!0,e.emit("close")}):e.worker.terminate().catch(()=>{}).
then(()=>{e[d].closed=!0,e.emit("close")}))}function so(e,t,r){let s=Atomics.load(e[d].state,Y),i=t;for(;i>0&&e[d].bufLen!==
0;){let o=e[d].bufHead,a=e[d].buf[o];if(a.length<=i){a.copy(e[d].data,s),s+=a.length,i-=a.length,e[d].bufLen-=a.length,e[d].
bufHead=o+1,e[d].bufHead===e[d].buf.length?(e[d].buf.length=0,e[d].bufHead=0):e[d].bufHead>=1024&&e[d].bufHead*2>=e[d].buf.
length&&(e[d].buf.splice(0,e[d].bufHead),e[d].bufHead=0);continue}a.copy(e[d].data,s,0,i),e[d].buf[o]=a.subarray(i),e[d].
bufLen-=i,s+=i,i=0}return Or(e,()=>{Atomics.store(e[d].state,Y,s)}),r(),!0}function xr(e){if(!(e[d].ended||!e[d].ending||
e[d].flushing)){e[d].ended=!0;try{e.flushSync();let t=Atomics.load(e[d].state,Q);Or(e,()=>{Atomics.store(e[d].state,Y,-1)});
let r=0;for(;t!==-1;){if(Atomics.wait(e[d].state,Q,t,1e3),t=Atomics.load(e[d].state,Q),t===-2){V(e,new Error("end() fail\
ed"));return}if(++r===10){V(e,new Error("end() took too long (10s)"));return}}process.nextTick(()=>{e[d].finished=!0,e.emit(
"finish")})}catch(t){V(e,t)}}}function Er(e){let t=()=>{e[d].ending?xr(e):e[d].needDrain&&process.nextTick(Zi,e)};for(e[d].
flushing=!1;e[d].bufLen!==0;){let r=Atomics.load(e[d].state,Y);if(r<0)throw new Error("_writeSync failed");let n=e[d].data.
length-r;if(n===0){io(e),Xi(e);continue}else if(n<0)throw new Error("overwritten");so(e,n,t)}}function io(e){if(e[d].flushing)
throw new Error("unable to flush while flushing");let t=Atomics.load(e[d].state,Y),r=0;for(;;){let n=Atomics.load(e[d].state,
Q);if(n===-2)throw Error("_flushSync failed");if(n!==t)Atomics.wait(e[d].state,Q,n,1e3);else break;if(++r===10)throw new Error(
"_flushSync took too long (10s)")}}oo.exports=Sr});var Pr=p((aE,uo)=>{"use strict";var{createRequire:yp}=require("module"),{existsSync:_p}=require("node:fs"),bp=fr(),{join:Tr,
isAbsolute:lo,sep:wp}=require("node:path"),{fileURLToPath:Ep}=require("node:url"),Sp=mr(),Nr=br(),vp=ao(),{transportUsesMultistreamSym:Op}=ae();
function xp(e){Nr.register(e,Rp),Nr.registerBeforeExit(e,Ip),e.on("close",function(){Nr.unregister(e)})}function Tp(){let e=process.
execArgv;for(let t=0;t<e.length;t++){let r=e[t];if(r==="--import"||r==="--require"||r==="-r"||r.startsWith("--import=")||
r.startsWith("--require=")||r.startsWith("-r="))return!0}return!1}function Np(e){let t=e.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g);
if(!t)return e;let r=[],n=!1;for(let s=0;s<t.length;s++){let i=t[s];if(i==="--require"||i==="-r"||i==="--import"){let o=t[s+
1];if(o&&co(o)){n=!0,s++;continue}r.push(i),o&&(r.push(o),s++);continue}if(i.startsWith("--require=")||i.startsWith("-r=")||
i.startsWith("--import=")){let o=i.slice(i.indexOf("=")+1);if(co(o)){n=!0;continue}}r.push(i)}return n?r.join(" "):e}function co(e){
let t=Pp(e);if(!t)return!1;let r=t;if(r.startsWith("file://"))try{r=Ep(r)}catch{return!1}return lo(r)&&!_p(r)}function Pp(e){
let t=e[0],r=e[e.length-1];return t==='"'&&r==='"'||t==="'"&&r==="'"?e.slice(1,-1):e}function Ap(e,t,r,n,s){if(!r.execArgv&&
Tp()&&require.main===void 0&&(r={...r,execArgv:[]}),!r.env&&process.env.NODE_OPTIONS){let c=Np(process.env.NODE_OPTIONS);
c!==process.env.NODE_OPTIONS&&(r={...r,env:{...process.env,NODE_OPTIONS:c}})}r={...r,name:s};let i=new vp({filename:e,workerData:t,
workerOpts:r,sync:n});i.on("ready",o),i.on("close",function(){process.removeListener("exit",a)}),process.on("exit",a);function o(){
process.removeListener("exit",a),i.unref(),r.autoEnd!==!1&&xp(i)}function a(){i.closed||(i.flushSync(),Sp(100),i.end())}
return i}function Rp(e){e.ref(),e.flushSync(),e.end(),e.once("close",function(){e.unref()})}function Ip(e){e.flushSync()}
function Lp(e){let{pipeline:t,targets:r,levels:n,dedupe:s,worker:i={},caller:o=bp(),sync:a=!1}=e,c={...e.options},f=!1,u=typeof o==
"string"?[o]:o,h=typeof globalThis=="object"&&Object.prototype.hasOwnProperty.call(globalThis,"__bundlerPathsOverrides")&&
globalThis.__bundlerPathsOverrides&&typeof globalThis.__bundlerPathsOverrides=="object"?globalThis.__bundlerPathsOverrides:
Object.create(null),m=e.target;if(m&&r)throw new Error("only one of target or targets can be specified");if(r){m=h["pino\
-worker"]||Tr(__dirname,"worker.js"),c.targets=r.filter(b=>b.target).map(b=>({...b,target:g(b.target)})),c.pipelines=r.filter(
b=>b.pipeline).map(b=>b.pipeline.map(w=>({...w,level:b.level,target:g(w.target)})));let _=c.targets.some(b=>b.level!=null),
E=c.pipelines.some(b=>b.some(w=>w.level!=null));f=c.targets.length+c.pipelines.length>1||_||E}else t&&(m=h["pino-worker"]||
Tr(__dirname,"worker.js"),c.pipelines=[t.map(_=>({..._,target:g(_.target)}))]);n&&(c.levels=n),s&&(c.dedupe=s),c.pinoWillSendConfig=
!0;let y=r||t?"pino.transport":m,l=Ap(g(m),c,i,a,y);return f&&(l[Op]=!0),l;function g(_){if(_=h[_]||_,lo(_)||_.indexOf("\
file://")===0)return _;if(_==="pino/file")return Tr(__dirname,"..","file.js");let E;for(let b of u)try{let w=b==="node:r\
epl"?process.cwd()+wp:b;E=yp(w).resolve(_);break}catch{continue}if(!E)throw new Error(`unable to determine transport tar\
get for "${_}"`);return E}}uo.exports=Lp});var ht=p((cE,Oo)=>{"use strict";var Cp=require("node:diagnostics_channel"),fo=Ii(),{mapHttpRequest:kp,mapHttpResponse:Mp}=ur(),
Ar=ji(),ho=br(),{lsCacheSym:qp,chindingsSym:_o,writeSym:po,serializersSym:bo,formatOptsSym:go,endSym:Dp,stringifiersSym:wo,
stringifySym:Eo,stringifySafeSym:Rr,wildcardFirstSym:So,nestedKeySym:Bp,formattersSym:vo,messageKeySym:jp,errorKeySym:$p,
nestedKeyStrSym:Vp,msgPrefixSym:lt}=ae(),{isMainThread:Fp}=require("worker_threads"),Up=Pr(),[Gp]=process.versions.node.
split(".").map(e=>Number(e)),mo=Cp.tracingChannel("pino_asJson"),ut=Gp>=25?e=>JSON.stringify(e):Wp;function ye(){}function zp(e,t){
if(!t)return r;return function(...s){t.call(this,s,r,e)};function r(n,...s){if(typeof n=="object"){let i=n;n!==null&&(n.
method&&n.headers&&n.socket?n=kp(n):typeof n.setHeader=="function"&&(n=Mp(n)));let o;i===null&&s.length===0?o=[null]:(i=
s.shift(),o=s),typeof this[lt]=="string"&&i!==void 0&&i!==null&&(i=this[lt]+i),this[po](n,fo(i,o,this[go]),e)}else{let i=n===
void 0?s.shift():n;typeof this[lt]=="string"&&i!==void 0&&i!==null&&(i=this[lt]+i),this[po](null,fo(i,s,this[go]),e)}}}function Wp(e){
let t="",r=0,n=!1,s=255,i=e.length;if(i>100)return JSON.stringify(e);for(var o=0;o<i&&s>=32;o++)s=e.charCodeAt(o),(s===34||
s===92)&&(t+=e.slice(r,o)+"\\",r=o,n=!0);return n?t+=e.slice(r):t=e,s<32?JSON.stringify(e):'"'+t+'"'}function Kp(e,t,r,n){
if(mo.hasSubscribers===!1)return yo.call(this,e,t,r,n);let s={instance:this,arguments};return mo.traceSync(yo,s,this,e,t,
r,n)}function yo(e,t,r,n){let s=this[Eo],i=this[Rr],o=this[wo],a=this[Dp],c=this[_o],f=this[bo],u=this[vo],h=this[jp],m=this[$p],
y=this[qp][r]+n;y=y+c;let l;u.log&&(e=u.log(e));let g=o[So],_="";for(let b in e)if(l=e[b],Object.prototype.hasOwnProperty.
call(e,b)&&l!==void 0){f[b]?l=f[b](l):b===m&&f.err&&(l=f.err(l));let w=o[b]||g;switch(typeof l){case"undefined":case"fun\
ction":continue;case"number":Number.isFinite(l)===!1&&(l=null);case"boolean":w&&(l=w(l));break;case"string":l=(w||ut)(l);
break;default:l=(w||s)(l,i)}if(l===void 0)continue;let S=ut(b);_+=","+S+":"+l}let E="";if(t!==void 0){l=f[h]?f[h](t):t;let b=o[h]||
g;switch(typeof l){case"function":break;case"number":Number.isFinite(l)===!1&&(l=null);case"boolean":b&&(l=b(l)),E=',"'+
h+'":'+l;break;case"string":l=(b||ut)(l),E=',"'+h+'":'+l;break;default:l=(b||s)(l,i),E=',"'+h+'":'+l}}return this[Bp]&&_?
y+this[Vp]+_.slice(1)+"}"+E+a:y+_+E+a}function Hp(e,t){let r,n=e[_o],s=e[Eo],i=e[Rr],o=e[wo],a=o[So],c=e[bo],f=e[vo].bindings;
t=f(t);for(let u in t)if(r=t[u],((u.length<5||u!=="level"&&u!=="serializers"&&u!=="formatters"&&u!=="customLevels")&&t.hasOwnProperty(
u)&&r!==void 0)===!0){if(r=c[u]?c[u](r):r,r=(o[u]||a||s)(r,i),r===void 0)continue;n+=","+ut(u)+":"+r}return n}function Jp(e){
return e.write!==e.constructor.prototype.write}function ft(e){let t=new Ar(e);return t.on("error",r),!e.sync&&Fp&&(ho.register(
t,Yp),t.on("close",function(){ho.unregister(t)})),t;function r(n){if(n.code==="EPIPE"){t.write=ye,t.end=ye,t.flushSync=ye,
t.destroy=ye;return}t.removeListener("error",r),t.emit("error",n)}}function Yp(e,t){e.destroyed||(t==="beforeExit"?(e.flush(),
e.on("drain",function(){e.end()})):e.flushSync())}function Xp(e){return function(r,n,s={},i){if(typeof s=="string")i=ft(
{dest:s}),s={};else if(typeof i=="string"){if(s&&s.transport)throw Error("only one of option.transport or stream can be \
specified");i=ft({dest:i})}else if(s instanceof Ar||s.writable||s._writableState)i=s,s={};else if(s.transport){if(s.transport instanceof
Ar||s.transport.writable||s.transport._writableState)throw Error("option.transport do not allow stream, please pass to o\
ption directly. e.g. pino(transport)");if(s.transport.targets&&s.transport.targets.length&&s.formatters&&typeof s.formatters.
level=="function")throw Error("option.transport.targets do not allow custom level formatters");let c;s.customLevels&&(c=
s.useOnlyCustomLevels?s.customLevels:Object.assign({},s.levels,s.customLevels)),i=Up({caller:n,...s.transport,levels:c})}
if(s=Object.assign({},e,s),s.serializers=Object.assign(Object.create(null),e.serializers,s.serializers),s.formatters=Object.
assign({},e.formatters,s.formatters),s.prettyPrint)throw new Error("prettyPrint option is no longer supported, see the p\
ino-pretty package (https://github.com/pinojs/pino-pretty)");let{enabled:o,onChild:a}=s;return o===!1&&(s.level="silent"),
a||(s.onChild=ye),i||(Jp(process.stdout)?i=process.stdout:i=ft({fd:process.stdout.fd||1})),{opts:s,stream:i}}}function Qp(e,t){
try{return JSON.stringify(e)}catch{try{return(t||this[Rr])(e)}catch{return'"[unable to serialize, circular reference is \
too complex to analyze]"'}}}function Zp(e,t,r){return{level:e,bindings:t,log:r}}function eg(e){let t=Number(e);return typeof e==
"string"&&Number.isFinite(t)?t:e===void 0?1:e}Oo.exports={noop:ye,buildSafeSonicBoom:ft,asChindings:Hp,asJson:Kp,genLog:zp,
createArgsNormalizer:Xp,stringify:Qp,buildFormatters:Zp,normalizeDestFileDescriptor:eg}});var dt=p((lE,xo)=>{var tg={trace:10,debug:20,info:30,warn:40,error:50,fatal:60},rg={ASC:"ASC",DESC:"DESC"};xo.exports={DEFAULT_LEVELS:tg,
SORTING_ORDER:rg}});var Cr=p((uE,Ao)=>{"use strict";var{lsCacheSym:ng,levelValSym:Ir,useOnlyCustomLevelsSym:sg,streamSym:ig,formattersSym:og,
hooksSym:ag,levelCompSym:To}=ae(),{noop:cg,genLog:ce}=ht(),{DEFAULT_LEVELS:K,SORTING_ORDER:No}=dt(),Po={fatal:e=>{let t=ce(
K.fatal,e);return function(...r){let n=this[ig];if(t.call(this,...r),typeof n.flushSync=="function")try{n.flushSync()}catch{}}},
error:e=>ce(K.error,e),warn:e=>ce(K.warn,e),info:e=>ce(K.info,e),debug:e=>ce(K.debug,e),trace:e=>ce(K.trace,e)},Lr=Object.
keys(K).reduce((e,t)=>(e[K[t]]=t,e),{}),lg=Object.keys(Lr).reduce((e,t)=>(e[t]='{"level":'+Number(t),e),{});function ug(e){
let t=e[og].level,{labels:r}=e.levels,n={};for(let s in r){let i=t(r[s],Number(s));n[s]=JSON.stringify(i).slice(0,-1)}return e[ng]=
n,e}function fg(e,t){if(t)return!1;switch(e){case"fatal":case"error":case"warn":case"info":case"debug":case"trace":return!0;default:
return!1}}function hg(e){let{labels:t,values:r}=this.levels;if(typeof e=="number"){if(t[e]===void 0)throw Error("unknown\
 level value"+e);e=t[e]}if(r[e]===void 0)throw Error("unknown level "+e);let n=this[Ir],s=this[Ir]=r[e],i=this[sg],o=this[To],
a=this[ag].logMethod;for(let c in r){if(o(r[c],s)===!1){this[c]=cg;continue}this[c]=fg(c,i)?Po[c](a):ce(r[c],a)}this.emit(
"level-change",e,s,t[n],n,this)}function dg(e){let{levels:t,levelVal:r}=this;return t&&t.labels?t.labels[r]:""}function pg(e){
let{values:t}=this.levels,r=t[e];return r!==void 0&&this[To](r,this[Ir])}function gg(e,t,r){return e===No.DESC?t<=r:t>=r}
function mg(e){return typeof e=="string"?gg.bind(null,e):e}function yg(e=null,t=!1){let r=e?Object.keys(e).reduce((i,o)=>(i[e[o]]=
o,i),{}):null,n=Object.assign(Object.create(Object.prototype,{Infinity:{value:"silent"}}),t?null:Lr,r),s=Object.assign(Object.
create(Object.prototype,{silent:{value:1/0}}),t?null:K,e);return{labels:n,values:s}}function _g(e,t,r){if(typeof e=="num\
ber"){if(![].concat(Object.keys(t||{}).map(i=>t[i]),r?[]:Object.keys(Lr).map(i=>+i),1/0).includes(e))throw Error(`defaul\
t level:${e} must be included in custom levels`);return}let n=Object.assign(Object.create(Object.prototype,{silent:{value:1/0}}),
r?null:K,t);if(!(e in n))throw Error(`default level:${e} must be included in custom levels`)}function bg(e,t){let{labels:r,
values:n}=e;for(let s in t){if(s in n)throw Error("levels cannot be overridden");if(t[s]in r)throw Error("pre-existing l\
evel values cannot be used for new levels")}}function wg(e){if(typeof e!="function"&&!(typeof e=="string"&&Object.values(
No).includes(e)))throw new Error('Levels comparison should be one of "ASC", "DESC" or "function" type')}Ao.exports={initialLsCache:lg,
genLsCache:ug,levelMethods:Po,getLevel:dg,setLevel:hg,isLevelEnabled:pg,mappings:yg,assertNoLevelCollisions:bg,assertDefaultLevelFound:_g,
genLevelComparison:mg,assertLevelComparison:wg}});var kr=p((fE,Ro)=>{"use strict";Ro.exports={version:"10.4.0"}});var Bo=p((dE,Do)=>{"use strict";var{EventEmitter:Eg}=require("node:events"),{lsCacheSym:Sg,levelValSym:vg,setLevelSym:qr,
getLevelSym:Io,chindingsSym:gt,mixinSym:Og,asJsonSym:Co,writeSym:xg,mixinMergeStrategySym:Tg,timeSym:Ng,timeSliceIndexSym:Pg,
streamSym:ko,serializersSym:le,formattersSym:ke,errorKeySym:Ag,messageKeySym:Rg,useOnlyCustomLevelsSym:Ig,needsMetadataGsym:Lg,
redactFmtSym:Cg,stringifySym:kg,formatOptsSym:Mg,stringifiersSym:qg,msgPrefixSym:Dr,hooksSym:Dg}=ae(),{getLevel:Bg,setLevel:jg,
isLevelEnabled:$g,mappings:Vg,initialLsCache:Fg,genLsCache:Ug,assertNoLevelCollisions:Gg}=Cr(),{asChindings:Br,asJson:zg,
buildFormatters:Mr,stringify:Lo,noop:Mo}=ht(),{version:Wg}=kr(),Kg=pr(),Hg=class{},qo={constructor:Hg,child:Jg,bindings:Yg,
setBindings:Xg,flush:em,isLevelEnabled:$g,version:Wg,get level(){return this[Io]()},set level(e){this[qr](e)},get levelVal(){
return this[vg]},set levelVal(e){throw Error("levelVal is read-only")},get msgPrefix(){return this[Dr]},get[Symbol.toStringTag](){
return"Pino"},[Sg]:Fg,[xg]:Zg,[Co]:zg,[Io]:Bg,[qr]:jg};Object.setPrototypeOf(qo,Eg.prototype);Do.exports=function(){return Object.
create(qo)};var pt=e=>e;function Jg(e,t){if(!e)throw Error("missing bindings for child Pino");let r=this[le],n=this[ke],
s=Object.create(this);if(t==null)return s[ke].bindings!==pt&&(s[ke]=Mr(n.level,pt,n.log)),s[gt]=Br(s,e),this.onChild!==Mo&&
this.onChild(s),s;if(t.hasOwnProperty("serializers")===!0){s[le]=Object.create(null);for(let f in r)s[le][f]=r[f];let a=Object.
getOwnPropertySymbols(r);for(var i=0;i<a.length;i++){let f=a[i];s[le][f]=r[f]}for(let f in t.serializers)s[le][f]=t.serializers[f];
let c=Object.getOwnPropertySymbols(t.serializers);for(var o=0;o<c.length;o++){let f=c[o];s[le][f]=t.serializers[f]}}else
s[le]=r;if(t.hasOwnProperty("formatters")){let{level:a,bindings:c,log:f}=t.formatters;s[ke]=Mr(a||n.level,c||pt,f||n.log)}else
s[ke]=Mr(n.level,pt,n.log);if(t.hasOwnProperty("customLevels")===!0&&(Gg(this.levels,t.customLevels),s.levels=Vg(t.customLevels,
s[Ig]),Ug(s)),typeof t.redact=="object"&&t.redact!==null||Array.isArray(t.redact)){s.redact=t.redact;let a=Kg(s.redact,Lo),
c={stringify:a[Cg]};s[kg]=Lo,s[qg]=a,s[Mg]=c}if(typeof t.msgPrefix=="string"&&(s[Dr]=(this[Dr]||"")+t.msgPrefix),s[gt]=Br(
s,e),t.level!==void 0&&t.level!==this.level||t.hasOwnProperty("customLevels")){let a=t.level||this.level;s[qr](a)}return this.
onChild(s),s}function Yg(){let t=`{${this[gt].substr(1)}}`,r=JSON.parse(t);return delete r.pid,delete r.hostname,r}function Xg(e){
let t=Br(this,e);this[gt]=t}function Qg(e,t){return Object.assign(t,e)}function Zg(e,t,r){let n=this[Ng](),s=this[Og],i=this[Ag],
o=this[Rg],a=this[Tg]||Qg,c,f=this[Dg].streamWrite;e==null?c={}:e instanceof Error?(c={[i]:e},t===void 0&&(t=e.message)):
(c=e,t===void 0&&e[o]===void 0&&e[i]&&(t=e[i].message)),s&&(c=a(c,s(c,r,this)));let u=this[Co](c,t,r,n),h=this[ko];h[Lg]===
!0&&(h.lastLevel=r,h.lastObj=c,h.lastMsg=t,h.lastTime=n.slice(this[Pg]),h.lastLogger=this),h.write(f?f(u):u)}function em(e){
if(e!=null&&typeof e!="function")throw Error("callback must be a function");let t=this[ko];typeof t.flush=="function"?t.
flush(e||Mo):e&&e()}});var Fo=p((Fr,Vo)=>{"use strict";var{hasOwnProperty:Me}=Object.prototype,fe=Vr();fe.configure=Vr;fe.stringify=fe;fe.default=
fe;Fr.stringify=fe;Fr.configure=Vr;Vo.exports=fe;var tm=/[\u0000-\u001f\u0022\u005c\ud800-\udfff]/;function Z(e){return e.
length<5e3&&!tm.test(e)?`"${e}"`:JSON.stringify(e)}function jr(e,t){if(e.length>200||t)return e.sort(t);for(let r=1;r<e.
length;r++){let n=e[r],s=r;for(;s!==0&&e[s-1]>n;)e[s]=e[s-1],s--;e[s]=n}return e}var rm=Object.getOwnPropertyDescriptor(
Object.getPrototypeOf(Object.getPrototypeOf(new Int8Array)),Symbol.toStringTag).get;function $r(e){return rm.call(e)!==void 0&&
e.length!==0}function jo(e,t,r){e.length<r&&(r=e.length);let n=t===","?"":" ",s=`"0":${n}${e[0]}`;for(let i=1;i<r;i++)s+=
`${t}"${i}":${n}${e[i]}`;return s}function nm(e){if(Me.call(e,"circularValue")){let t=e.circularValue;if(typeof t=="stri\
ng")return`"${t}"`;if(t==null)return t;if(t===Error||t===TypeError)return{toString(){throw new TypeError("Converting cir\
cular structure to JSON")}};throw new TypeError('The "circularValue" argument must be of type string or the value null o\
r undefined')}return'"[Circular]"'}function sm(e){let t;if(Me.call(e,"deterministic")&&(t=e.deterministic,typeof t!="boo\
lean"&&typeof t!="function"))throw new TypeError('The "deterministic" argument must be of type boolean or comparator fun\
ction');return t===void 0?!0:t}function im(e,t){let r;if(Me.call(e,t)&&(r=e[t],typeof r!="boolean"))throw new TypeError(
`The "${t}" argument must be of type boolean`);return r===void 0?!0:r}function $o(e,t){let r;if(Me.call(e,t)){if(r=e[t],
typeof r!="number")throw new TypeError(`The "${t}" argument must be of type number`);if(!Number.isInteger(r))throw new TypeError(
`The "${t}" argument must be an integer`);if(r<1)throw new RangeError(`The "${t}" argument must be >= 1`)}return r===void 0?
1/0:r}function ue(e){return e===1?"1 item":`${e} items`}function om(e){let t=new Set;for(let r of e)(typeof r=="string"||
typeof r=="number")&&t.add(String(r));return t}function am(e){if(Me.call(e,"strict")){let t=e.strict;if(typeof t!="boole\
an")throw new TypeError('The "strict" argument must be of type boolean');if(t)return r=>{let n=`Object can not safely be\
 stringified. Received type ${typeof r}`;throw typeof r!="function"&&(n+=` (${r.toString()})`),new Error(n)}}}function Vr(e){
e={...e};let t=am(e);t&&(e.bigint===void 0&&(e.bigint=!1),"circularValue"in e||(e.circularValue=Error));let r=nm(e),n=im(
e,"bigint"),s=sm(e),i=typeof s=="function"?s:void 0,o=$o(e,"maximumDepth"),a=$o(e,"maximumBreadth");function c(y,l,g,_,E,b){
let w=l[y];switch(typeof w=="object"&&w!==null&&typeof w.toJSON=="function"&&(w=w.toJSON(y)),w=_.call(l,y,w),typeof w){case"\
string":return Z(w);case"object":{if(w===null)return"null";if(g.indexOf(w)!==-1)return r;let S="",v=",",N=b;if(Array.isArray(
w)){if(w.length===0)return"[]";if(o<g.length+1)return'"[Array]"';g.push(w),E!==""&&(b+=E,S+=`
${b}`,v=`,
${b}`);let M=Math.min(w.length,a),j=0;for(;j<M-1;j++){let oe=c(String(j),w,g,_,E,b);S+=oe!==void 0?oe:"null",S+=v}let $=c(
String(j),w,g,_,E,b);if(S+=$!==void 0?$:"null",w.length-1>a){let oe=w.length-a-1;S+=`${v}"... ${ue(oe)} not stringified"`}
return E!==""&&(S+=`
${N}`),g.pop(),`[${S}]`}let x=Object.keys(w),P=x.length;if(P===0)return"{}";if(o<g.length+1)return'"[Object]"';let O="",
k="";E!==""&&(b+=E,v=`,
${b}`,O=" ");let D=Math.min(P,a);s&&!$r(w)&&(x=jr(x,i)),g.push(w);for(let M=0;M<D;M++){let j=x[M],$=c(j,w,g,_,E,b);$!==void 0&&
(S+=`${k}${Z(j)}:${O}${$}`,k=v)}if(P>a){let M=P-a;S+=`${k}"...":${O}"${ue(M)} not stringified"`,k=v}return E!==""&&k.length>
1&&(S=`
${b}${S}
${N}`),g.pop(),`{${S}}`}case"number":return isFinite(w)?String(w):t?t(w):"null";case"boolean":return w===!0?"true":"fals\
e";case"undefined":return;case"bigint":if(n)return String(w);default:return t?t(w):void 0}}function f(y,l,g,_,E,b){switch(typeof l==
"object"&&l!==null&&typeof l.toJSON=="function"&&(l=l.toJSON(y)),typeof l){case"string":return Z(l);case"object":{if(l===
null)return"null";if(g.indexOf(l)!==-1)return r;let w=b,S="",v=",";if(Array.isArray(l)){if(l.length===0)return"[]";if(o<
g.length+1)return'"[Array]"';g.push(l),E!==""&&(b+=E,S+=`
${b}`,v=`,
${b}`);let P=Math.min(l.length,a),O=0;for(;O<P-1;O++){let D=f(String(O),l[O],g,_,E,b);S+=D!==void 0?D:"null",S+=v}let k=f(
String(O),l[O],g,_,E,b);if(S+=k!==void 0?k:"null",l.length-1>a){let D=l.length-a-1;S+=`${v}"... ${ue(D)} not stringified\
"`}return E!==""&&(S+=`
${w}`),g.pop(),`[${S}]`}g.push(l);let N="";E!==""&&(b+=E,v=`,
${b}`,N=" ");let x="";for(let P of _){let O=f(P,l[P],g,_,E,b);O!==void 0&&(S+=`${x}${Z(P)}:${N}${O}`,x=v)}return E!==""&&
x.length>1&&(S=`
${b}${S}
${w}`),g.pop(),`{${S}}`}case"number":return isFinite(l)?String(l):t?t(l):"null";case"boolean":return l===!0?"true":"fals\
e";case"undefined":return;case"bigint":if(n)return String(l);default:return t?t(l):void 0}}function u(y,l,g,_,E){switch(typeof l){case"\
string":return Z(l);case"object":{if(l===null)return"null";if(typeof l.toJSON=="function"){if(l=l.toJSON(y),typeof l!="o\
bject")return u(y,l,g,_,E);if(l===null)return"null"}if(g.indexOf(l)!==-1)return r;let b=E;if(Array.isArray(l)){if(l.length===
0)return"[]";if(o<g.length+1)return'"[Array]"';g.push(l),E+=_;let O=`
${E}`,k=`,
${E}`,D=Math.min(l.length,a),M=0;for(;M<D-1;M++){let $=u(String(M),l[M],g,_,E);O+=$!==void 0?$:"null",O+=k}let j=u(String(
M),l[M],g,_,E);if(O+=j!==void 0?j:"null",l.length-1>a){let $=l.length-a-1;O+=`${k}"... ${ue($)} not stringified"`}return O+=
`
${b}`,g.pop(),`[${O}]`}let w=Object.keys(l),S=w.length;if(S===0)return"{}";if(o<g.length+1)return'"[Object]"';E+=_;let v=`\
,
${E}`,N="",x="",P=Math.min(S,a);$r(l)&&(N+=jo(l,v,a),w=w.slice(l.length),P-=l.length,x=v),s&&(w=jr(w,i)),g.push(l);for(let O=0;O<
P;O++){let k=w[O],D=u(k,l[k],g,_,E);D!==void 0&&(N+=`${x}${Z(k)}: ${D}`,x=v)}if(S>a){let O=S-a;N+=`${x}"...": "${ue(O)} \
not stringified"`,x=v}return x!==""&&(N=`
${E}${N}
${b}`),g.pop(),`{${N}}`}case"number":return isFinite(l)?String(l):t?t(l):"null";case"boolean":return l===!0?"true":"fals\
e";case"undefined":return;case"bigint":if(n)return String(l);default:return t?t(l):void 0}}function h(y,l,g){switch(typeof l){case"\
string":return Z(l);case"object":{if(l===null)return"null";if(typeof l.toJSON=="function"){if(l=l.toJSON(y),typeof l!="o\
bject")return h(y,l,g);if(l===null)return"null"}if(g.indexOf(l)!==-1)return r;let _="",E=l.length!==void 0;if(E&&Array.isArray(
l)){if(l.length===0)return"[]";if(o<g.length+1)return'"[Array]"';g.push(l);let N=Math.min(l.length,a),x=0;for(;x<N-1;x++){
let O=h(String(x),l[x],g);_+=O!==void 0?O:"null",_+=","}let P=h(String(x),l[x],g);if(_+=P!==void 0?P:"null",l.length-1>a){
let O=l.length-a-1;_+=`,"... ${ue(O)} not stringified"`}return g.pop(),`[${_}]`}let b=Object.keys(l),w=b.length;if(w===0)
return"{}";if(o<g.length+1)return'"[Object]"';let S="",v=Math.min(w,a);E&&$r(l)&&(_+=jo(l,",",a),b=b.slice(l.length),v-=
l.length,S=","),s&&(b=jr(b,i)),g.push(l);for(let N=0;N<v;N++){let x=b[N],P=h(x,l[x],g);P!==void 0&&(_+=`${S}${Z(x)}:${P}`,
S=",")}if(w>a){let N=w-a;_+=`${S}"...":"${ue(N)} not stringified"`}return g.pop(),`{${_}}`}case"number":return isFinite(
l)?String(l):t?t(l):"null";case"boolean":return l===!0?"true":"false";case"undefined":return;case"bigint":if(n)return String(
l);default:return t?t(l):void 0}}function m(y,l,g){if(arguments.length>1){let _="";if(typeof g=="number"?_=" ".repeat(Math.
min(g,10)):typeof g=="string"&&(_=g.slice(0,10)),l!=null){if(typeof l=="function")return c("",{"":y},[],l,_,"");if(Array.
isArray(l))return f("",y,[],om(l),_,"")}if(_.length!==0)return u("",y,[],_,"")}return h("",y,[])}return m}});var Wo=p((pE,zo)=>{"use strict";var Ur=Symbol.for("pino.metadata"),{DEFAULT_LEVELS:Go}=dt(),cm=Go.info;function lm(e,t){
e=e||[],t=t||{dedupe:!1};let r=Object.create(Go);r.silent=1/0,t.levels&&typeof t.levels=="object"&&Object.keys(t.levels).
forEach(h=>{r[h]=t.levels[h]});let n={write:s,add:a,remove:c,emit:i,flushSync:o,end:f,minLevel:0,lastId:0,streams:[],clone:u,
[Ur]:!0,streamLevels:r};return Array.isArray(e)?e.forEach(a,n):a.call(n,e),e=null,n;function s(h){let m,y=typeof this.lastLevel==
"string"?(this.streamLevels||r)[this.lastLevel]:this.lastLevel,{streams:l}=this,g=0,_;for(let E=um(l.length,t.dedupe);hm(
E,l.length,t.dedupe);E=fm(E,t.dedupe))if(m=l[E],m.level<=y){if(g!==0&&g!==m.level)break;if(_=m.stream,_[Ur]){let{lastTime:b,
lastMsg:w,lastObj:S,lastLogger:v}=this;_.lastLevel=y,_.lastTime=b,_.lastMsg=w,_.lastObj=S,_.lastLogger=v}_.write(h),t.dedupe&&
(g=m.level)}else if(!t.dedupe)break}function i(...h){for(let{stream:m}of this.streams)typeof m.emit=="function"&&m.emit(
...h)}function o(){for(let{stream:h}of this.streams)typeof h.flushSync=="function"&&h.flushSync()}function a(h){if(!h)return this;
let m=typeof h.write=="function"||h.stream,y=h.write?h:h.stream;if(!m)throw Error("stream object needs to implement eith\
er StreamEntry or DestinationStream interface");let{streams:l,streamLevels:g}=this,_;typeof h.levelVal=="number"?_=h.levelVal:
typeof h.level=="string"?_=g[h.level]:typeof h.level=="number"?_=h.level:_=cm;let E={stream:y,level:_,levelVal:void 0,id:++n.
lastId};return l.unshift(E),l.sort(Uo),this.minLevel=l[0].level,this}function c(h){let{streams:m}=this,y=m.findIndex(l=>l.
id===h);return y>=0&&(m.splice(y,1),m.sort(Uo),this.minLevel=m.length>0?m[0].level:-1),this}function f(){for(let{stream:h}of this.
streams)typeof h.flushSync=="function"&&h.flushSync(),h.end()}function u(h){let m=new Array(this.streams.length);for(let y=0;y<
m.length;y++)m[y]={level:h,stream:this.streams[y].stream};return{write:s,add:a,remove:c,emit:i,flushSync:o,end:f,minLevel:h,
streams:m,clone:u,[Ur]:!0,streamLevels:r}}}function Uo(e,t){return e.level-t.level}function um(e,t){return t?e-1:0}function fm(e,t){
return t?e-1:e+1}function hm(e,t,r){return r?e>=0:e<t}zo.exports=lm});var oa=p((gE,F)=>{"use strict";var dm=require("node:os"),ea=ur(),pm=fr(),gm=pr(),ta=Ai(),mm=Bo(),ra=ae(),{configure:ym}=Fo(),
{assertDefaultLevelFound:_m,mappings:na,genLsCache:bm,genLevelComparison:wm,assertLevelComparison:Em}=Cr(),{DEFAULT_LEVELS:sa,
SORTING_ORDER:Sm}=dt(),{createArgsNormalizer:vm,asChindings:Om,buildSafeSonicBoom:Ko,buildFormatters:xm,stringify:Gr,normalizeDestFileDescriptor:Ho,
noop:Tm}=ht(),{version:Nm}=kr(),{chindingsSym:Jo,redactFmtSym:Pm,serializersSym:Yo,timeSym:Am,timeSliceIndexSym:Rm,streamSym:Im,
stringifySym:Xo,stringifySafeSym:zr,stringifiersSym:Qo,setLevelSym:Lm,endSym:Cm,formatOptsSym:km,messageKeySym:Mm,errorKeySym:qm,
nestedKeySym:Dm,mixinSym:Bm,levelCompSym:jm,useOnlyCustomLevelsSym:$m,formattersSym:Zo,hooksSym:Vm,nestedKeyStrSym:Fm,mixinMergeStrategySym:Um,
msgPrefixSym:Gm,transportUsesMultistreamSym:zm}=ra,{epochTime:ia,nullTime:Wm}=ta,{pid:Km}=process,Hm=dm.hostname(),Jm=ea.
err,Ym={level:"info",levelComparison:Sm.ASC,levels:sa,messageKey:"msg",errorKey:"err",nestedKey:null,enabled:!0,base:{pid:Km,
hostname:Hm},serializers:Object.assign(Object.create(null),{err:Jm}),formatters:Object.assign(Object.create(null),{bindings(e){
return e},level(e,t){return{level:t}}}),hooks:{logMethod:void 0,streamWrite:void 0},timestamp:ia,name:void 0,redact:null,
customLevels:null,useOnlyCustomLevels:!1,depthLimit:5,edgeLimit:100},Xm=vm(Ym),Qm=Object.assign(Object.create(null),ea);
function Wr(...e){let t={},{opts:r,stream:n}=Xm(t,pm(),...e);r.level&&typeof r.level=="string"&&sa[r.level.toLowerCase()]!==
void 0&&(r.level=r.level.toLowerCase());let{redact:s,crlf:i,serializers:o,timestamp:a,messageKey:c,errorKey:f,nestedKey:u,
base:h,name:m,level:y,customLevels:l,levelComparison:g,mixin:_,mixinMergeStrategy:E,useOnlyCustomLevels:b,formatters:w,hooks:S,
depthLimit:v,edgeLimit:N,onChild:x,msgPrefix:P}=r,O=ym({maximumDepth:v,maximumBreadth:N}),k=xm(w.level,w.bindings,w.log),
D=Gr.bind({[zr]:O}),M=s?Object.assign(Object.create(null),gm(s,D)):Object.create(null),j=s?{stringify:M[Pm]}:{stringify:D},
$="}"+(i?`\r
`:`
`),oe=Om.bind(null,{[Jo]:"",[Yo]:o,[Qo]:M,[Xo]:Gr,[zr]:O,[Zo]:k}),Qt="";h!==null&&(m===void 0?Qt=oe(h):Qt=oe(Object.assign(
{},h,{name:m})));let Gs=a instanceof Function?a:a?ia:Wm,ih=Gs().indexOf(":")+1;if(b&&!l)throw Error("customLevels is req\
uired if useOnlyCustomLevels is set true");if(_&&typeof _!="function")throw Error(`Unknown mixin type "${typeof _}" - ex\
pected "function"`);if(P&&typeof P!="string")throw Error(`Unknown msgPrefix type "${typeof P}" - expected "string"`);_m(
y,l,b);let Ie=na(l,b);if(n&&n[zm]===!0){let Le=typeof y=="string"?y:void 0;(!Le||Ie[Le]===void 0)&&(Le=Object.keys(Ie)[0]);
let zs=Ie[Le],Zt=!1;try{let er=w.level(Le,zs);Zt=er&&typeof er=="object"&&er.level===zs}catch{Zt=!1}Zt||process.emitWarning(
'custom formatters.level detected with multiple transport targets/pipelines; ensure logs include a numeric "level" field\
 or they may be dropped',{code:"PINO_TRANSPORT_MULTI_TARGETS_LEVEL_FORMATTER"})}typeof n.emit=="function"&&n.emit("messa\
ge",{code:"PINO_CONFIG",config:{levels:Ie,messageKey:c,errorKey:f}}),Em(g);let oh=wm(g);return Object.assign(t,{levels:Ie,
[jm]:oh,[$m]:b,[Im]:n,[Am]:Gs,[Rm]:ih,[Xo]:Gr,[zr]:O,[Qo]:M,[Cm]:$,[km]:j,[Mm]:c,[qm]:f,[Dm]:u,[Fm]:u?`,${JSON.stringify(
u)}:{`:"",[Yo]:o,[Bm]:_,[Um]:E,[Jo]:Qt,[Zo]:k,[Vm]:S,silent:Tm,onChild:x,[Gm]:P}),Object.setPrototypeOf(t,mm()),bm(t),t[Lm](
y),t}F.exports=Wr;F.exports.destination=(e=process.stdout.fd)=>typeof e=="object"?(e.dest=Ho(e.dest||process.stdout.fd),
Ko(e)):Ko({dest:Ho(e),minLength:0});F.exports.transport=Pr();F.exports.multistream=Wo();F.exports.levels=na();F.exports.
stdSerializers=Qm;F.exports.stdTimeFunctions=Object.assign({},ta);F.exports.symbols=ra;F.exports.version=Nm;F.exports.default=
Wr;F.exports.pino=Wr});var J=p(H=>{"use strict";H.getValueAsString=function(t){return Number.isNaN(t)?"Nan":Number.isFinite(t)?`${t}`:t<0?"-Inf":
"+Inf"};H.removeLabels=function(t,r,n){let s=nn(r,n);delete t[s]};H.setValue=function(t,r,n){let s=nn(n);return t[s]={value:typeof r==
"number"?r:0,labels:n||{}},t};H.setValueDelta=function(t,r,n,s=""){let i=typeof r=="number"?r:0;return t[s]?t[s].value+=
i:t[s]={value:i,labels:n},t};H.getLabels=function(e,t){if(typeof t[0]=="object")return t[0];if(e.length!==t.length)throw new Error(
`Invalid number of arguments (${t.length}): "${t.join(", ")}" for label names (${e.length}): "${e.join(", ")}".`);let r={};
for(let n=0;n<e.length;n++)r[e[n]]=t[n];return r};function Ca(e,t){if(e.length===0)return"";let r="";for(let n=0;n<e.length;n++){
let s=e[n],i=t[s];i!==void 0&&(r+=`${s}:${i},`)}return r}function nn(e,t){if(t)return Ca(t,e);let r=Object.keys(e);return r.
length>1&&r.sort(),Ca(r,e)}H.hashObject=nn;H.isObject=function(t){return t!==null&&typeof t=="object"};H.nowTimestamp=function(){
return Date.now()/1e3};var rn=class extends Map{add(t,r){this.has(t)?this.get(t).push(r):this.set(t,[r])}};H.Grouper=rn});var Ee=p((tS,an)=>{"use strict";var{getValueAsString:ka}=J(),Tt=class e{static get PROMETHEUS_CONTENT_TYPE(){return"text\
/plain; version=0.0.4; charset=utf-8"}static get OPENMETRICS_CONTENT_TYPE(){return"application/openmetrics-text; version\
=1.0.0; charset=utf-8"}constructor(t=e.PROMETHEUS_CONTENT_TYPE){if(this._metrics={},this._collectors=[],this._defaultLabels=
{},t!==e.PROMETHEUS_CONTENT_TYPE&&t!==e.OPENMETRICS_CONTENT_TYPE)throw new TypeError(`Content type ${t} is unsupported`);
this._contentType=t}getMetricsAsArray(){return Object.values(this._metrics)}async getMetricsAsString(t){let r=typeof t.getForPromString==
"function"?await t.getForPromString():await t.get(),n=on(r.name),s=`# HELP ${n} ${on(r.help)}`,i=`# TYPE ${n} ${r.type}`,
o=[s,i],a=Object.keys(this._defaultLabels).length>0?this._defaultLabels:null,c=this.contentType===e.OPENMETRICS_CONTENT_TYPE;
for(let f of r.values||[]){let{metricName:u=n,labels:h={}}=f,{sharedLabels:m={}}=f;c&&r.type==="counter"&&(u=`${u}_total`),
a&&(h={...h,...a,...h});let y=sn(h,m),l=Ry(m),g=[...y,l].filter(Boolean),_=g.length?`{${g.join(",")}}`:"",E=`${u}${_} ${ka(
f.value)}`,{exemplar:b}=f;if(b&&c){let w=sn(b.labelSet);E+=` # {${w.join(",")}} ${ka(b.value)} ${b.timestamp}`}o.push(E)}
return o.join(`
`)}async metrics(){let t=this.contentType===e.OPENMETRICS_CONTENT_TYPE,r=this.getMetricsAsArray().map(s=>(t&&s.type==="c\
ounter"&&(s.name=Ly(s.name)),this.getMetricsAsString(s))),n=await Promise.all(r);return t?`${n.join(`
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
[]).forEach(n.registerMetric,n),n}};function sn(e,t){let{hasOwnProperty:r}=Object.prototype,n=[];for(let[s,i]of Object.entries(
e))(!t||!r.call(t,s))&&n.push(`${s}="${Iy(i)}"`);return n}var Ma=new WeakMap;function Ry(e){let t=Ma.get(e);if(t)return t;
let n=sn(e).join(",");return Ma.set(e,n),n}function Iy(e){return typeof e!="string"?e:on(e).replace(/"/g,'\\"')}function on(e){
return e.replace(/\\/g,"\\\\").replace(/\n/g,"\\n")}function Ly(e){return e.replace(/_total$/,"")}an.exports=Tt;an.exports.
globalRegistry=new Tt});var he=p(Nt=>{"use strict";var Cy=require("util"),ky=/^[a-zA-Z_:][a-zA-Z0-9_:]*$/,My=/^[a-zA-Z_][a-zA-Z0-9_]*$/;Nt.validateMetricName=
function(e){return ky.test(e)};Nt.validateLabelName=function(e=[]){return e.every(t=>My.test(t))};Nt.validateLabel=function(t,r){
for(let n in r)if(!t.includes(n))throw new Error(`Added label "${n}" is not included in initial labelset: ${Cy.inspect(t)}`)}});var je=p((nS,qa)=>{"use strict";var cn=Ee(),{isObject:qy}=J(),{validateMetricName:Dy,validateLabelName:By}=he(),ln=class{constructor(t,r={}){
if(!qy(t))throw new TypeError("constructor expected a config object");if(Object.assign(this,{labelNames:[],registers:[cn.
globalRegistry],aggregator:"sum",enableExemplars:!1},r,t),this.registers||(this.registers=[cn.globalRegistry]),!this.help)
throw new Error("Missing mandatory help parameter");if(!this.name)throw new Error("Missing mandatory name parameter");if(!Dy(
this.name))throw new Error("Invalid metric name");if(!By(this.labelNames))throw new Error("Invalid label name");if(this.
collect&&typeof this.collect!="function")throw new Error('Optional "collect" parameter must be a function');this.labelNames?
this.sortedLabelNames=[...this.labelNames].sort():this.sortedLabelNames=[],this.reset();for(let n of this.registers){if(this.
enableExemplars&&n.contentType===cn.PROMETHEUS_CONTENT_TYPE)throw new TypeError("Exemplars are supported only on OpenMet\
rics registries");n.registerMetric(this)}}reset(){}};qa.exports={Metric:ln}});var fn=p((sS,Da)=>{"use strict";var un=class{constructor(t={},r=null){this.labelSet=t,this.value=r}validateExemplarLabelSet(t){
let r="";for(let[n,s]of Object.entries(t))r+=`${n}${s}`;if(r.length>128)throw new RangeError("Label set size must be sma\
ller than 128 UTF-8 chars")}};Da.exports=un});var dn=p((iS,Fa)=>{"use strict";var jy=require("util"),{hashObject:$y,isObject:Ba,getLabels:ja,removeLabels:Vy,nowTimestamp:Fy}=J(),
{validateLabel:$a}=he(),{Metric:Uy}=je(),Gy=fn(),hn=class extends Uy{constructor(t){super(t),this.type="counter",this.defaultLabels=
{},this.defaultValue=1,this.defaultExemplarLabelSet={},t.enableExemplars?(this.enableExemplars=!0,this.inc=this.incWithExemplar):
this.inc=this.incWithoutExemplar}incWithoutExemplar(t,r){let n="";if(Ba(t)?(n=$y(t,this.sortedLabelNames),$a(this.labelNames,
t)):(r=t,t={}),r&&!Number.isFinite(r))throw new TypeError(`Value is not a valid number: ${jy.format(r)}`);if(r<0)throw new Error(
"It is not possible to decrease a counter");return r==null&&(r=1),Va(this.hashMap,r,t,n),{labelHash:n}}incWithExemplar({
labels:t=this.defaultLabels,value:r=this.defaultValue,exemplarLabels:n=this.defaultExemplarLabelSet}={}){let s=this.incWithoutExemplar(
t,r);this.updateExemplar(n,r,s.labelHash)}updateExemplar(t,r,n){t!==this.defaultExemplarLabelSet&&(Ba(this.hashMap[n].exemplar)||
(this.hashMap[n].exemplar=new Gy),this.hashMap[n].exemplar.validateExemplarLabelSet(t),this.hashMap[n].exemplar.labelSet=
t,this.hashMap[n].exemplar.value=r||1,this.hashMap[n].exemplar.timestamp=Fy())}reset(){this.hashMap={},this.labelNames.length===
0&&Va(this.hashMap,0)}async get(){if(this.collect){let t=this.collect();t instanceof Promise&&await t}return{help:this.help,
name:this.name,type:this.type,values:Object.values(this.hashMap),aggregator:this.aggregator}}labels(...t){let r=ja(this.
labelNames,t)||{};return{inc:this.inc.bind(this,r)}}remove(...t){let r=ja(this.labelNames,t)||{};return $a(this.labelNames,
r),Vy.call(this,this.hashMap,r,this.sortedLabelNames)}};function Va(e,t,r={},n=""){return e[n]?e[n].value+=t:e[n]={value:t,
labels:r},e}Fa.exports=hn});var B=p((oS,Ja)=>{"use strict";var za=require("util"),{setValue:Wa,setValueDelta:zy,getLabels:Ua,hashObject:Ka,isObject:Ha,
removeLabels:Wy}=J(),{validateLabel:Pt}=he(),{Metric:Ky}=je(),mn=class extends Ky{constructor(t){super(t),this.type="gau\
ge"}set(t,r){r=gn(t,r),t=pn(t),Hy(this,t,r)}reset(){this.hashMap={},this.labelNames.length===0&&Wa(this.hashMap,0,{})}inc(t,r){
r=gn(t,r),t=pn(t),r===void 0&&(r=1),Ga(this,t,r)}dec(t,r){r=gn(t,r),t=pn(t),r===void 0&&(r=1),Ga(this,t,-r)}setToCurrentTime(t){
let r=Date.now()/1e3;t===void 0?this.set(r):this.set(t,r)}startTimer(t){let r=process.hrtime();return n=>{let s=process.
hrtime(r),i=s[0]+s[1]/1e9;return this.set(Object.assign({},t,n),i),i}}async get(){if(this.collect){let t=this.collect();
t instanceof Promise&&await t}return{help:this.help,name:this.name,type:this.type,values:Object.values(this.hashMap),aggregator:this.
aggregator}}_getValue(t){let r=Ka(t||{},this.sortedLabelNames);return this.hashMap[r]?this.hashMap[r].value:0}labels(...t){
let r=Ua(this.labelNames,t);return Pt(this.labelNames,r),{inc:this.inc.bind(this,r),dec:this.dec.bind(this,r),set:this.set.
bind(this,r),setToCurrentTime:this.setToCurrentTime.bind(this,r),startTimer:this.startTimer.bind(this,r)}}remove(...t){let r=Ua(
this.labelNames,t);Pt(this.labelNames,r),Wy.call(this,this.hashMap,r,this.sortedLabelNames)}};function Hy(e,t,r){if(typeof r!=
"number")throw new TypeError(`Value is not a valid number: ${za.format(r)}`);Pt(e.labelNames,t),Wa(e.hashMap,r,t)}function Ga(e,t,r){
if(typeof r!="number")throw new TypeError(`Delta is not a valid number: ${za.format(r)}`);Pt(e.labelNames,t);let n=Ka(t,
e.sortedLabelNames);zy(e.hashMap,r,t,n)}function pn(e){return Ha(e)?e:{}}function gn(e,t){return Ha(e)?t:e}Ja.exports=mn});var En=p((aS,ec)=>{"use strict";var Jy=require("util"),{getLabels:Ya,hashObject:At,isObject:Qa,removeLabels:Yy,nowTimestamp:Xy}=J(),
{validateLabel:_n}=he(),{Metric:Qy}=je(),Zy=fn(),bn=class extends Qy{constructor(t){super(t,{buckets:[.005,.01,.025,.05,
.1,.25,.5,1,2.5,5,10]}),this.type="histogram",this.defaultLabels={},this.defaultExemplarLabelSet={},this.enableExemplars=
!1;for(let r of this.labelNames)if(r==="le")throw new Error("le is a reserved label keyword");this.upperBounds=this.buckets,
this.bucketValues=this.upperBounds.reduce((r,n)=>(r[n]=0,r),{}),t.enableExemplars?(this.enableExemplars=!0,this.bucketExemplars=
this.upperBounds.reduce((r,n)=>(r[n]=null,r),{}),Object.freeze(this.bucketExemplars),this.observe=this.observeWithExemplar):
this.observe=this.observeWithoutExemplar,Object.freeze(this.bucketValues),Object.freeze(this.upperBounds),this.labelNames.
length===0&&(this.hashMap={[At({})]:wn({},this.bucketValues,this.bucketExemplars)})}observeWithoutExemplar(t,r){yn.call(
this,t===0?0:t||{})(r)}observeWithExemplar({labels:t=this.defaultLabels,value:r,exemplarLabels:n=this.defaultExemplarLabelSet}={}){
yn.call(this,t===0?0:t||{})(r),this.updateExemplar(t,r,n)}updateExemplar(t,r,n){if(Object.keys(n).length===0)return;let s=At(
t,this.sortedLabelNames),i=Za(this.upperBounds,r),{bucketExemplars:o}=this.hashMap[s],a=o[i];Qa(a)||(a=new Zy,o[i]=a),a.
validateExemplarLabelSet(n),a.labelSet=n,a.value=r,a.timestamp=Xy()}async get(){let t=await this.getForPromString();return t.
values=t.values.map(s_),t}async getForPromString(){if(this.collect){let n=this.collect();n instanceof Promise&&await n}let r=Object.
values(this.hashMap).map(r_(this)).reduce(n_(this),[]);return{name:this.name,help:this.help,type:this.type,values:r,aggregator:this.
aggregator}}reset(){this.hashMap={}}zero(t){let r=At(t,this.sortedLabelNames);this.hashMap[r]=wn(t,this.bucketValues,this.
bucketExemplars)}startTimer(t,r){return this.enableExemplars?e_.call(this,t,r)():Xa.call(this,t)()}labels(...t){let r=Ya(
this.labelNames,t);return _n(this.labelNames,r),{observe:yn.call(this,r),startTimer:Xa.call(this,r)}}remove(...t){let r=Ya(
this.labelNames,t);_n(this.labelNames,r),Yy.call(this,this.hashMap,r,this.sortedLabelNames)}};function Xa(e){return()=>{
let t=process.hrtime();return r=>{let n=process.hrtime(t),s=n[0]+n[1]/1e9;return this.observe(Object.assign({},e,r),s),s}}}
function e_(e,t){return()=>{let r=process.hrtime();return(n,s)=>{let i=process.hrtime(r),o=i[0]+i[1]/1e9;return this.observe(
{labels:Object.assign({},e,n),value:o,exemplarLabels:Object.assign({},t,s)}),o}}}function Rt(e,t,r,n,s={}){return{labels:e,
sharedLabels:s,value:t,metricName:r,exemplar:n}}function Za(e,t){for(let r=0;r<e.length;r++){let n=e[r];if(t<=n)return n}
return-1}function yn(e){return t=>{let r=t_(e,t);if(_n(this.labelNames,r.labels),!Number.isFinite(r.value))throw new TypeError(
`Value is not a valid number: ${Jy.format(r.value)}`);let n=At(r.labels,this.sortedLabelNames),s=this.hashMap[n];s||(s=wn(
r.labels,this.bucketValues,this.bucketExemplars));let i=Za(this.upperBounds,r.value);s.sum+=r.value,s.count+=1,Object.prototype.
hasOwnProperty.call(s.bucketValues,i)&&(s.bucketValues[i]+=1),this.hashMap[n]=s}}function wn(e,t,r){let n={labels:e,bucketValues:{
...t},sum:0,count:0};return r&&(n.bucketExemplars={...r}),n}function t_(e,t){return Qa(e)?{labels:e,value:t}:{value:e,labels:{}}}
function r_(e){let t=`${e.name}_bucket`;return r=>{let n=0;return{buckets:e.upperBounds.map(i=>(n+=r.bucketValues[i],Rt(
{le:i},n,t,r.bucketExemplars?r.bucketExemplars[i]:null,r.labels))),data:r}}}function n_(e){return(t,r)=>{t.push(...r.buckets);
let n={le:"+Inf"};return t.push(Rt(n,r.data.count,`${e.name}_bucket`,r.data.bucketExemplars?r.data.bucketExemplars[-1]:null,
r.data.labels),Rt({},r.data.sum,`${e.name}_sum`,void 0,r.data.labels),Rt({},r.data.count,`${e.name}_count`,void 0,r.data.
labels)),t}}function s_(e){let{sharedLabels:t,labels:r,...n}=e;for(let s of Object.keys(t))r[s]=t[s];return n.labels=r,n}
ec.exports=bn});var Sn=p((cS,tc)=>{function W(){}W.prototype.clear=function(){this._root=null,this.size=0};W.prototype.find=function(e){
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
_maxNode=function(e){for(;e.right!==null;)this._ancestors.push(e),e=e.right;this._cursor=e};tc.exports=W});var sc=p((lS,nc)=>{var i_=Sn();function ve(e){this.data=e,this.left=null,this.right=null,this.red=!0}ve.prototype.get_child=
function(e){return e?this.right:this.left};ve.prototype.set_child=function(e,t){e?this.right=t:this.left=t};function It(e){
this._root=null,this._comparator=e,this.size=0}It.prototype=new i_;It.prototype.insert=function(e){var t=!1;if(this._root===
null)this._root=new ve(e),t=!0,this.size++;else{var r=new ve(void 0),n=0,s=0,i=null,o=r,a=null,c=this._root;for(o.right=
this._root;;){if(c===null?(c=new ve(e),a.set_child(n,c),t=!0,this.size++):U(c.left)&&U(c.right)&&(c.red=!0,c.left.red=!1,
c.right.red=!1),U(c)&&U(a)){var f=o.right===i;c===a.get_child(s)?o.set_child(f,$e(i,!s)):o.set_child(f,rc(i,!s))}var u=this.
_comparator(c.data,e);if(u===0)break;s=n,n=u<0,i!==null&&(o=i),i=a,a=c,c=c.get_child(n)}this._root=r.right}return this._root.
red=!1,t};It.prototype.remove=function(e){if(this._root===null)return!1;var t=new ve(void 0),r=t;r.right=this._root;for(var n=null,
s=null,i=null,o=1;r.get_child(o)!==null;){var a=o;s=n,n=r,r=r.get_child(o);var c=this._comparator(e,r.data);if(o=c>0,c===
0&&(i=r),!U(r)&&!U(r.get_child(o))){if(U(r.get_child(!o))){var f=$e(r,o);n.set_child(a,f),n=f}else if(!U(r.get_child(!o))){
var u=n.get_child(!a);if(u!==null)if(!U(u.get_child(!a))&&!U(u.get_child(a)))n.red=!1,u.red=!0,r.red=!0;else{var h=s.right===
n;U(u.get_child(a))?s.set_child(h,rc(n,a)):U(u.get_child(!a))&&s.set_child(h,$e(n,a));var m=s.get_child(h);m.red=!0,r.red=
!0,m.left.red=!1,m.right.red=!1}}}}return i!==null&&(i.data=r.data,n.set_child(n.right===r,r.get_child(r.left===null)),this.
size--),this._root=t.right,this._root!==null&&(this._root.red=!1),i!==null};function U(e){return e!==null&&e.red}function $e(e,t){
var r=e.get_child(!t);return e.set_child(!t,r.get_child(t)),r.set_child(t,e),e.red=!0,r.red=!1,r}function rc(e,t){return e.
set_child(!t,$e(e.get_child(!t),!t)),$e(e,t)}nc.exports=It});var oc=p((uS,ic)=>{var o_=Sn();function Ve(e){this.data=e,this.left=null,this.right=null}Ve.prototype.get_child=function(e){
return e?this.right:this.left};Ve.prototype.set_child=function(e,t){e?this.right=t:this.left=t};function Lt(e){this._root=
null,this._comparator=e,this.size=0}Lt.prototype=new o_;Lt.prototype.insert=function(e){if(this._root===null)return this.
_root=new Ve(e),this.size++,!0;for(var t=0,r=null,n=this._root;;){if(n===null)return n=new Ve(e),r.set_child(t,n),ret=!0,
this.size++,!0;if(this._comparator(n.data,e)===0)return!1;t=this._comparator(n.data,e)<0,r=n,n=n.get_child(t)}};Lt.prototype.
remove=function(e){if(this._root===null)return!1;var t=new Ve(void 0),r=t;r.right=this._root;for(var n=null,s=null,i=1;r.
get_child(i)!==null;){n=r,r=r.get_child(i);var o=this._comparator(e,r.data);i=o>0,o===0&&(s=r)}return s!==null?(s.data=r.
data,n.set_child(n.right===r,r.get_child(r.left===null)),this._root=t.right,this.size--,!0):!1};ic.exports=Lt});var cc=p((fS,ac)=>{ac.exports={RBTree:sc(),BinTree:oc()}});var fc=p((hS,uc)=>{var a_=cc().RBTree;function I(e,t,r){this.discrete=e===!1,this.delta=e||.01,this.K=t===void 0?25:t,this.
CX=r===void 0?1.1:r,this.centroids=new a_(lc),this.nreset=0,this.reset()}I.prototype.reset=function(){this.centroids.clear(),
this.n=0,this.nreset+=1,this.last_cumulate=0};I.prototype.size=function(){return this.centroids.size};I.prototype.toArray=
function(e){var t=[];return e?(this._cumulate(!0),this.centroids.each(function(r){t.push(r)})):this.centroids.each(function(r){
t.push({mean:r.mean,n:r.n})}),t};I.prototype.summary=function(){var e=this.discrete?"exact ":"approximating ",t=[e+this.
n+" samples using "+this.size()+" centroids","min = "+this.percentile(0),"Q1  = "+this.percentile(.25),"Q2  = "+this.percentile(
.5),"Q3  = "+this.percentile(.75),"max = "+this.percentile(1)];return t.join(`
`)};function lc(e,t){return e.mean>t.mean?1:e.mean<t.mean?-1:0}function c_(e,t){return e.mean_cumn-t.mean_cumn}I.prototype.
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
(n.mean-r.mean)),s/this.n}};I.prototype.bound_mean_cumn=function(e){this.centroids._comparator=c_;var t=this.centroids.upperBound(
{mean_cumn:e});this.centroids._comparator=lc;var r=t.prev(),n=r&&r.mean_cumn===e?r:t.next();return[r,n]};I.prototype.percentile=
function(e){var t=Array.isArray(e)?e:[e],r=t.map(this._percentile,this);return Array.isArray(e)?r:r[0]};I.prototype._percentile=
function(e){if(this.size()!==0){this._cumulate(!0);var t=this.n*e,r=this.bound_mean_cumn(t),n=r[0],s=r[1];return s===n||
n===null||s===null?(n||s).mean:this.discrete?t<=n.cumn?n.mean:s.mean:n.mean+(t-n.mean_cumn)*(s.mean-n.mean)/(s.mean_cumn-
n.mean_cumn)}};function l_(e){var t=Math.floor(Math.random()*e.length);return e.splice(t,1)[0]}I.prototype.compress=function(){
if(!this.compressing){var e=this.toArray();for(this.reset(),this.compressing=!0;e.length>0;)this.push_centroid(l_(e));this.
_cumulate(!0),this.compressing=!1}};function te(e){this.config=e||{},this.mode=this.config.mode||"auto",I.call(this,this.
mode==="cont"?e.delta:!1),this.digest_ratio=this.config.ratio||.9,this.digest_thresh=this.config.thresh||1e3,this.n_unique=
0}te.prototype=Object.create(I.prototype);te.prototype.constructor=te;te.prototype.push=function(e){I.prototype.push.call(
this,e),this.check_continuous()};te.prototype._new_centroid=function(e,t,r){this.n_unique+=1,I.prototype._new_centroid.call(
this,e,t,r)};te.prototype._addweight=function(e,t,r){e.n===1&&(this.n_unique-=1),I.prototype._addweight.call(this,e,t,r)};
te.prototype.check_continuous=function(){return this.mode!=="auto"||this.size()<this.digest_thresh?!1:this.n_unique/this.
size()>this.digest_ratio?(this.mode="cont",this.discrete=!1,this.delta=this.config.delta||.01,this.compress(),!0):!1};uc.
exports={TDigest:I,Digest:te}});var pc=p((dS,dc)=>{"use strict";var{TDigest:hc}=fc(),On=class{constructor(t,r){this.maxAgeSeconds=t||0,this.ageBuckets=r||
0,this.shouldRotate=t&&r,this.ringBuffer=Array(r).fill(new hc),this.currentBuffer=0,this.lastRotateTimestampMillis=Date.
now(),this.durationBetweenRotatesMillis=t*1e3/r||1/0}size(){return vn.call(this).size()}percentile(t){return vn.call(this).
percentile(t)}push(t){vn.call(this),this.ringBuffer.forEach(r=>{r.push(t)})}reset(){this.ringBuffer.forEach(t=>{t.reset()})}compress(){
this.ringBuffer.forEach(t=>{t.compress()})}};function vn(){let e=Date.now()-this.lastRotateTimestampMillis;for(;e>this.durationBetweenRotatesMillis&&
this.shouldRotate;)this.ringBuffer[this.currentBuffer]=new hc,++this.currentBuffer>=this.ringBuffer.length&&(this.currentBuffer=
0),e-=this.durationBetweenRotatesMillis,this.lastRotateTimestampMillis+=this.durationBetweenRotatesMillis;return this.ringBuffer[this.
currentBuffer]}dc.exports=On});var Ec=p((pS,wc)=>{"use strict";var u_=require("util"),{getLabels:gc,hashObject:_c,removeLabels:f_}=J(),{validateLabel:xn}=he(),
{Metric:h_}=je(),bc=pc(),d_=1e3,Tn=class extends h_{constructor(t){super(t,{percentiles:[.01,.05,.5,.9,.95,.99,.999],compressCount:d_,
hashMap:{}}),this.type="summary";for(let r of this.labelNames)if(r==="quantile")throw new Error("quantile is a reserved \
label keyword");this.labelNames.length===0&&(this.hashMap={[_c({})]:{labels:{},td:new bc(this.maxAgeSeconds,this.ageBuckets),
count:0,sum:0}})}observe(t,r){yc.call(this,t===0?0:t||{})(r)}async get(){if(this.collect){let n=this.collect();n instanceof
Promise&&await n}let t=Object.keys(this.hashMap),r=[];return t.forEach(n=>{let s=this.hashMap[n];s&&(this.pruneAgedBuckets&&
s.td.size()===0?delete this.hashMap[n]:(p_(s,this.percentiles).forEach(i=>{r.push(i)}),r.push(m_(s,this)),r.push(g_(s,this))))}),
{name:this.name,help:this.help,type:this.type,values:r,aggregator:this.aggregator}}reset(){Object.values(this.hashMap).forEach(
r=>{r.td.reset(),r.count=0,r.sum=0})}startTimer(t){return mc.call(this,t)()}labels(...t){let r=gc(this.labelNames,t);return xn(
this.labelNames,r),{observe:yc.call(this,r),startTimer:mc.call(this,r)}}remove(...t){let r=gc(this.labelNames,t);xn(this.
labelNames,r),f_.call(this,this.hashMap,r,this.sortedLabelNames)}};function p_(e,t){return e.td.compress(),t.map(r=>{let n=e.
td.percentile(r);return{labels:Object.assign({quantile:r},e.labels),value:n||0}})}function g_(e,t){return{metricName:`${t.
name}_count`,labels:e.labels,value:e.count}}function m_(e,t){return{metricName:`${t.name}_sum`,labels:e.labels,value:e.sum}}
function mc(e){return()=>{let t=process.hrtime();return r=>{let n=process.hrtime(t),s=n[0]+n[1]/1e9;return this.observe(
Object.assign({},e,r),s),s}}}function yc(e){return t=>{let r=y_(e,t);if(xn(this.labelNames,e),!Number.isFinite(r.value))
throw new TypeError(`Value is not a valid number: ${u_.format(r.value)}`);let n=_c(r.labels,this.sortedLabelNames),s=this.
hashMap[n];s||(s={labels:r.labels,td:new bc(this.maxAgeSeconds,this.ageBuckets),count:0,sum:0}),s.td.push(r.value),s.count++,
s.count%this.compressCount===0&&s.td.compress(),s.sum+=r.value,this.hashMap[n]=s}}function y_(e,t){return t===void 0?{value:e,
labels:{}}:{labels:e,value:t}}wc.exports=Tn});var vc=p((gS,Sc)=>{"use strict";var Nn=require("url"),__=require("http"),b_=require("https"),{gzipSync:w_}=require("zlib"),
{globalRegistry:E_}=Ee(),An=class{constructor(t,r,n){n||(n=E_),this.registry=n,this.gatewayUrl=t;let{requireJobName:s,...i}={
requireJobName:!0,...r};this.requireJobName=s,this.requestOptions=i}pushAdd(t={}){if(this.requireJobName&&!t.jobName)throw new Error(
"Missing jobName parameter");return Pn.call(this,"POST",t.jobName,t.groupings)}push(t={}){if(this.requireJobName&&!t.jobName)
throw new Error("Missing jobName parameter");return Pn.call(this,"PUT",t.jobName,t.groupings)}delete(t={}){if(this.requireJobName&&
!t.jobName)throw new Error("Missing jobName parameter");return Pn.call(this,"DELETE",t.jobName,t.groupings)}};async function Pn(e,t,r){
let n=Nn.parse(this.gatewayUrl),s=n.pathname&&n.pathname!=="/"?n.pathname:"",i=t?`/job/${encodeURIComponent(t)}${S_(r)}`:
"",o=`${s}/metrics${i}`,a=Nn.resolve(this.gatewayUrl,o),c=Nn.parse(a),f=v_(c.href)?b_:__,u=Object.assign(c,this.requestOptions,
{method:e});return new Promise((h,m)=>{e==="DELETE"&&u.headers&&delete u.headers["Content-Encoding"];let y=f.request(u,l=>{
let g="";l.setEncoding("utf8"),l.on("data",_=>{g+=_}),l.on("end",()=>{l.statusCode>=400?m(new Error(`push failed with st\
atus ${l.statusCode}, ${g}`)):h({resp:l,body:g})})});y.on("error",l=>{m(l)}),y.on("timeout",()=>{y.destroy(new Error("Pu\
shgateway request timed out"))}),e!=="DELETE"?this.registry.metrics().then(l=>{u.headers&&u.headers["Content-Encoding"]===
"gzip"&&(l=w_(l)),y.write(l),y.end()}).catch(l=>{m(l)}):y.end()})}function S_(e){return e?Object.keys(e).map(t=>`/${encodeURIComponent(
t)}/${encodeURIComponent(e[t])}`).join(""):""}function v_(e){return e.search(/^https/)!==-1}Sc.exports=An});var In=p(Rn=>{"use strict";Rn.linearBuckets=(e,t,r)=>{if(r<1)throw new Error("Linear buckets needs a positive count");let n=new Array(
r);for(let s=0;s<r;s++)n[s]=e+s*t;return n};Rn.exponentialBuckets=(e,t,r)=>{if(e<=0)throw new Error("Exponential buckets\
 needs a positive start");if(r<1)throw new Error("Exponential buckets needs a positive count");if(t<=1)throw new Error("\
Exponential buckets needs a factor greater than 1");let n=new Array(r);for(let s=0;s<r;s++)n[s]=e,e*=t;return n}});var Ct=p(Oc=>{var O_=(function(e){return e[e.NONE=0]="NONE",e[e.ERROR=30]="ERROR",e[e.WARN=50]="WARN",e[e.INFO=60]="INFO",
e[e.DEBUG=70]="DEBUG",e[e.VERBOSE=80]="VERBOSE",e[e.ALL=9999]="ALL",e})({});Oc.DiagLogLevel=O_});var Ln=p(xc=>{var x_="1.10.0";xc.VERSION=x_});var Pc=p(Cn=>{var T_=Ln(),Tc=/^(\d+)\.(\d+)\.(\d+)(-(.+))?$/;function Nc(e){let t=new Set([e]),r=new Set,n=e.match(Tc);if(!n)
return()=>!1;let s={major:+n[1],minor:+n[2],patch:+n[3],prerelease:n[4]};if(s.prerelease!=null)return function(c){return c===
e};function i(a){return r.add(a),!1}function o(a){return t.add(a),!0}return function(c){if(t.has(c))return!0;if(r.has(c))
return!1;let f=c.match(Tc);if(!f)return i(c);let u={major:+f[1],minor:+f[2],patch:+f[3],prerelease:f[4]};return u.prerelease!=
null||s.major!==u.major?i(c):s.major===0?s.minor===u.minor&&s.patch<=u.patch?o(c):i(c):s.minor<=u.minor?o(c):i(c)}}var N_=Nc(
T_.VERSION);Cn._makeCompatibilityCheck=Nc;Cn.isCompatible=N_});var re=p(qt=>{var Fe=Ln(),P_=Pc(),A_=Fe.VERSION.split(".")[0],kt=Symbol.for(`opentelemetry.js.api.${A_}`),Mt=typeof globalThis==
"object"?globalThis:typeof self=="object"?self:typeof window=="object"?window:typeof global=="object"?global:{};function R_(){
return Object.defineProperty({},"version",{value:Fe.VERSION,enumerable:!0,writable:!1,configurable:!1})}function I_(e,t,r,n=!1){
var s;let i=Mt[kt]=(s=Mt[kt])!==null&&s!==void 0?s:R_();if(!n&&i[e]){let o=new Error(`@opentelemetry/api: Attempted dupl\
icate registration of API: ${e}`);return r.error(o.stack||o.message),!1}if(i.version!=="1.10.0"){let o=new Error(`@opent\
elemetry/api: Registration of version v${i.version} for ${e} does not match previously registered API v${Fe.VERSION}`);return r.
error(o.stack||o.message),!1}return i[e]=t,r.debug(`@opentelemetry/api: Registered a global for ${e} v${Fe.VERSION}.`),!0}
var Ac;function L_(e){let t=Mt[kt];if(t!=null){if(t!==Ac){if(!t.version||!P_.isCompatible(t.version))return;Ac=t}return t[e]}}
function C_(e,t){t.debug(`@opentelemetry/api: Unregistering a global for ${e} v${Fe.VERSION}.`);let r=Mt[kt];r&&delete r[e]}
qt.getGlobal=L_;qt.registerGlobal=I_;qt.unregisterGlobal=C_});var Ic=p(Rc=>{var k_=re(),M_=class{constructor(e){this._namespace=e.namespace||"DiagComponentLogger"}debug(...e){return Ue(
"debug",this._namespace,e)}error(...e){return Ue("error",this._namespace,e)}info(...e){return Ue("info",this._namespace,
e)}warn(...e){return Ue("warn",this._namespace,e)}verbose(...e){return Ue("verbose",this._namespace,e)}};function Ue(e,t,r){
let n=k_.getGlobal("diag");if(n)return n[e](t,...r)}Rc.DiagComponentLogger=M_});var Cc=p(Lc=>{Ct();function q_(e,t){e<0?e=0:e>9999&&(e=9999),t=t||{};function r(n,s){let i=t[n];return typeof i=="functi\
on"&&e>=s?i.bind(t):function(){}}return{error:r("error",30),warn:r("warn",50),info:r("info",60),debug:r("debug",70),verbose:r(
"verbose",80)}}Lc.createLogLevelDiagLogger=q_});var ne=p(Mc=>{var Dt=re(),D_=Ic();Ct();var B_=Cc(),j_="diag",$_=class kc{static instance(){return this._instance||(this.
_instance=new kc),this._instance}constructor(){function t(s){return function(...i){let o=Dt.getGlobal("diag");if(o)return o[s](
...i)}}let r=this,n=(s,i={logLevel:60})=>{var o;if(s===r){var a;let h=new Error("Cannot use diag as the logger for itsel\
f. Please use a DiagLogger implementation like ConsoleDiagLogger or a custom implementation");return r.error((a=h.stack)!==
null&&a!==void 0?a:h.message),!1}typeof i=="number"&&(i={logLevel:i});let c=Dt.getGlobal("diag"),f=B_.createLogLevelDiagLogger(
(o=i.logLevel)!==null&&o!==void 0?o:60,s);if(c&&!i.suppressOverrideMessage){var u;let h=(u=new Error().stack)!==null&&u!==
void 0?u:"<failed to generate stacktrace>";c.warn(`Current logger will be overwritten from ${h}`),f.warn(`Current logger\
 will overwrite one already registered from ${h}`)}return Dt.registerGlobal("diag",f,r,!0)};r.setLogger=n,r.disable=()=>{
Dt.unregisterGlobal(j_,r)},r.createComponentLogger=s=>new D_.DiagComponentLogger(s),r.verbose=t("verbose"),r.debug=t("de\
bug"),r.info=t("info"),r.warn=t("warn"),r.error=t("error")}};Mc.DiagAPI=$_});var Dc=p(qc=>{var V_=class Ge{constructor(t){this._entries=t?new Map(t):new Map}getEntry(t){let r=this._entries.get(t);if(r)
return Object.assign({},r)}getAllEntries(){return Array.from(this._entries.entries())}setEntry(t,r){let n=new Ge(this._entries);
return n._entries.set(t,r),n}removeEntry(t){let r=new Ge(this._entries);return r._entries.delete(t),r}removeEntries(...t){
let r=new Ge(this._entries);for(let n of t)r._entries.delete(n);return r}clear(){return new Ge}};qc.BaggageImpl=V_});var jc=p(Bc=>{var F_=Symbol("BaggageEntryMetadata");Bc.baggageEntryMetadataSymbol=F_});var Mn=p(kn=>{var U_=ne(),G_=Dc(),z_=jc(),W_=U_.DiagAPI.instance();function K_(e={}){return new G_.BaggageImpl(new Map(Object.
entries(e)))}function H_(e){return typeof e!="string"&&(W_.error(`Cannot create baggage metadata from unknown type: ${typeof e}`),
e=""),{__TYPE__:z_.baggageEntryMetadataSymbol,toString(){return e}}}kn.baggageEntryMetadataFromString=H_;kn.createBaggage=
K_});var ze=p(Dn=>{function J_(e){return Symbol.for(e)}var Y_=new class qn{constructor(t){let r=this;r._currentContext=t?new Map(
t):new Map,r.getValue=n=>r._currentContext.get(n),r.setValue=(n,s)=>{let i=new qn(r._currentContext);return i._currentContext.
set(n,s),i},r.deleteValue=n=>{let s=new qn(r._currentContext);return s._currentContext.delete(n),s}}};Dn.ROOT_CONTEXT=Y_;
Dn.createContextKey=J_});var $c=p(jn=>{var Bn=[{n:"error",c:"error"},{n:"warn",c:"warn"},{n:"info",c:"info"},{n:"debug",c:"debug"},{n:"verbose",c:"\
trace"}],Bt={};if(typeof console<"u")for(let e of["error","warn","info","debug","trace","log"])typeof console[e]=="funct\
ion"&&(Bt[e]=console[e]);var X_=class{constructor(){function e(t){return function(...r){let n=Bt[t];if(typeof n!="functi\
on"&&(n=Bt.log),typeof n!="function"&&console&&(n=console[t],typeof n!="function"&&(n=console.log)),typeof n=="function")
return n.apply(console,r)}}for(let t=0;t<Bn.length;t++)this[Bn[t].n]=e(Bn[t].c)}};jn.DiagConsoleLogger=X_;jn._originalConsoleMethods=
Bt});var $n=p(C=>{var Vc=class{constructor(){}createGauge(e,t){return Xc}createHistogram(e,t){return Qc}createCounter(e,t){return Yc}createUpDownCounter(e,t){
return Zc}createObservableGauge(e,t){return tl}createObservableCounter(e,t){return el}createObservableUpDownCounter(e,t){
return rl}addBatchObservableCallback(e,t){}removeBatchObservableCallback(e){}},We=class{},Fc=class extends We{add(e,t){}},
Uc=class extends We{add(e,t){}},Gc=class extends We{record(e,t){}},zc=class extends We{record(e,t){}},jt=class{addCallback(e){}removeCallback(e){}},
Wc=class extends jt{},Kc=class extends jt{},Hc=class extends jt{},Jc=new Vc,Yc=new Fc,Xc=new Gc,Qc=new zc,Zc=new Uc,el=new Wc,
tl=new Kc,rl=new Hc;function Q_(){return Jc}C.NOOP_COUNTER_METRIC=Yc;C.NOOP_GAUGE_METRIC=Xc;C.NOOP_HISTOGRAM_METRIC=Qc;C.
NOOP_METER=Jc;C.NOOP_OBSERVABLE_COUNTER_METRIC=el;C.NOOP_OBSERVABLE_GAUGE_METRIC=tl;C.NOOP_OBSERVABLE_UP_DOWN_COUNTER_METRIC=
rl;C.NOOP_UP_DOWN_COUNTER_METRIC=Zc;C.NoopCounterMetric=Fc;C.NoopGaugeMetric=Gc;C.NoopHistogramMetric=zc;C.NoopMeter=Vc;
C.NoopMetric=We;C.NoopObservableCounterMetric=Wc;C.NoopObservableGaugeMetric=Kc;C.NoopObservableMetric=jt;C.NoopObservableUpDownCounterMetric=
Hc;C.NoopUpDownCounterMetric=Uc;C.createNoopMeter=Q_});var sl=p(nl=>{var Z_=(function(e){return e[e.INT=0]="INT",e[e.DOUBLE=1]="DOUBLE",e})({});nl.ValueType=Z_});var Vt=p($t=>{var il=class{emit(e){}enabled(){return!1}},ol=new il;function eb(){return ol}$t.NOOP_LOGGER=ol;$t.NoopLogger=
il;$t.createNoopLogger=eb});var cl=p(al=>{var tb=(function(e){return e[e.UNSPECIFIED=0]="UNSPECIFIED",e[e.TRACE=1]="TRACE",e[e.TRACE2=2]="TRACE2",e[e.
TRACE3=3]="TRACE3",e[e.TRACE4=4]="TRACE4",e[e.DEBUG=5]="DEBUG",e[e.DEBUG2=6]="DEBUG2",e[e.DEBUG3=7]="DEBUG3",e[e.DEBUG4=
8]="DEBUG4",e[e.INFO=9]="INFO",e[e.INFO2=10]="INFO2",e[e.INFO3=11]="INFO3",e[e.INFO4=12]="INFO4",e[e.WARN=13]="WARN",e[e.
WARN2=14]="WARN2",e[e.WARN3=15]="WARN3",e[e.WARN4=16]="WARN4",e[e.ERROR=17]="ERROR",e[e.ERROR2=18]="ERROR2",e[e.ERROR3=19]=
"ERROR3",e[e.ERROR4=20]="ERROR4",e[e.FATAL=21]="FATAL",e[e.FATAL2=22]="FATAL2",e[e.FATAL3=23]="FATAL3",e[e.FATAL4=24]="F\
ATAL4",e})({});al.SeverityNumber=tb});var Fn=p(Vn=>{var rb={get(e,t){if(e!=null)return e[t]},keys(e){return e==null?[]:Object.keys(e)}},nb={set(e,t,r){e!=null&&
(e[t]=r)}};Vn.defaultTextMapGetter=rb;Vn.defaultTextMapSetter=nb});var Un=p(ll=>{var sb=(function(e){return e[e.NONE=0]="NONE",e[e.SAMPLED=1]="SAMPLED",e})({});ll.TraceFlags=sb});var Ut=p(Ft=>{Un();var ul="0000000000000000",fl="00000000000000000000000000000000",ib={traceId:fl,spanId:ul,traceFlags:0};
Ft.INVALID_SPANID=ul;Ft.INVALID_SPAN_CONTEXT=ib;Ft.INVALID_TRACEID=fl});var Gt=p(hl=>{var ob=Ut(),ab=class{constructor(e=ob.INVALID_SPAN_CONTEXT){this._spanContext=e}spanContext(){return this.
_spanContext}setAttribute(e,t){return this}setAttributes(e){return this}addEvent(e,t){return this}addLink(e){return this}addLinks(e){
return this}setStatus(e){return this}updateName(e){return this}end(e){}isRecording(){return!1}recordException(e,t){}};hl.
NonRecordingSpan=ab});var Wt=p(Ke=>{Ut();var cb=Gt(),zt=new Uint8Array([0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,
0,0,0,0,0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,0,0,0,0,0,0,0,1,1,1,1,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,
0,0,1,1,1,1,1,1]);function dl(e,t){if(typeof e!="string"||e.length!==t)return!1;let r=0;for(let n=0;n<e.length;n+=4)r+=(zt[e.
charCodeAt(n)]|0)+(zt[e.charCodeAt(n+1)]|0)+(zt[e.charCodeAt(n+2)]|0)+(zt[e.charCodeAt(n+3)]|0);return r===t}function pl(e){
return dl(e,32)&&e!=="00000000000000000000000000000000"}function gl(e){return dl(e,16)&&e!=="0000000000000000"}function lb(e){
return pl(e.traceId)&&gl(e.spanId)}function ub(e){return new cb.NonRecordingSpan(e)}Ke.isSpanContextValid=lb;Ke.isValidSpanId=
gl;Ke.isValidTraceId=pl;Ke.wrapSpanContext=ub});var yl=p(ml=>{var fb=ze(),hb=class{active(){return fb.ROOT_CONTEXT}with(e,t,r,...n){return t.call(r,...n)}bind(e,t){return t}enable(){
return this}disable(){return this}attach(e){return{dispose(){}}}};ml.NoopContextManager=hb});var He=p(bl=>{var Gn=re(),zn=ne(),db=yl(),Wn="context",pb=new db.NoopContextManager,gb=Object.freeze({dispose:()=>{}}),mb=class _l{constructor(){
this._attachUnsupportedWarned=!1}static getInstance(){return this._instance||(this._instance=new _l),this._instance}setGlobalContextManager(t){
return Gn.registerGlobal(Wn,t,zn.DiagAPI.instance())}active(){return this._getContextManager().active()}with(t,r,n,...s){
return this._getContextManager().with(t,r,n,...s)}bind(t,r){return this._getContextManager().bind(t,r)}attach(t){let r=this.
_getContextManager();return r.attach?r.attach(t):(this._attachUnsupportedWarned||(this._attachUnsupportedWarned=!0,zn.DiagAPI.
instance().warn("The current ContextManager does not implement attach(). The context will not be attached. Use a Context\
Manager that supports attach() (e.g. AsyncLocalStorageContextManager) or use with()/bind() instead.")),gb)}_getContextManager(){
return Gn.getGlobal(Wn)||pb}disable(){this._getContextManager().disable(),Gn.unregisterGlobal(Wn,zn.DiagAPI.instance())}};
bl.ContextAPI=mb});var Jn=p(de=>{var yb=ze(),_b=He(),bb=Gt(),Kn=yb.createContextKey("OpenTelemetry Context Key SPAN");function Hn(e){return e.
getValue(Kn)||void 0}function wb(){return Hn(_b.ContextAPI.getInstance().active())}function wl(e,t){return e.setValue(Kn,
t)}function Eb(e){return e.deleteValue(Kn)}function Sb(e,t){return wl(e,new bb.NonRecordingSpan(t))}function vb(e){var t;
return(t=Hn(e))===null||t===void 0?void 0:t.spanContext()}de.deleteSpan=Eb;de.getActiveSpan=wb;de.getSpan=Hn;de.getSpanContext=
vb;de.setSpan=wl;de.setSpanContext=Sb});var Qn=p(Sl=>{var Ob=He(),Yn=Gt(),El=Jn(),xb=Wt(),Xn=Ob.ContextAPI.getInstance(),Tb=class{startSpan(e,t,r=Xn.active()){if(t?.
root)return new Yn.NonRecordingSpan;let n=r&&El.getSpanContext(r);return Nb(n)&&xb.isSpanContextValid(n)?new Yn.NonRecordingSpan(
n):new Yn.NonRecordingSpan}startActiveSpan(e,t,r,n){var s;let i,o,a;if(arguments.length<2)return;arguments.length===2?a=
t:arguments.length===3?(i=t,a=r):(i=t,o=r,a=n);let c=(s=o)!==null&&s!==void 0?s:Xn.active(),f=this.startSpan(e,i,c),u=El.
setSpan(c,f);return Xn.with(u,a,void 0,f)}};function Nb(e){return e!==null&&typeof e=="object"&&"spanId"in e&&typeof e.spanId==
"string"&&"traceId"in e&&typeof e.traceId=="string"&&"traceFlags"in e&&typeof e.traceFlags=="number"}Sl.NoopTracer=Tb});var Zn=p(vl=>{var Pb=new(Qn()).NoopTracer,Ab=class{constructor(e,t,r,n){this._provider=e,this.name=t,this.version=r,this.
options=n}startSpan(e,t,r){return this._getTracer().startSpan(e,t,r)}startActiveSpan(e,t,r,n){let s=this._getTracer();return Reflect.
apply(s.startActiveSpan,s,arguments)}_getTracer(){if(this._delegate)return this._delegate;let e=this._provider.getDelegateTracer(
this.name,this.version,this.options);return e?(this._delegate=e,this._delegate):Pb}};vl.ProxyTracer=Ab});var xl=p(Ol=>{var Rb=(function(e){return e[e.INTERNAL=0]="INTERNAL",e[e.SERVER=1]="SERVER",e[e.CLIENT=2]="CLIENT",e[e.PRODUCER=
3]="PRODUCER",e[e.CONSUMER=4]="CONSUMER",e})({});Ol.SpanKind=Rb});var Nl=p(Tl=>{var Ib=(function(e){return e[e.UNSET=0]="UNSET",e[e.OK=1]="OK",e[e.ERROR=2]="ERROR",e})({});Tl.SpanStatusCode=
Ib});var Pl=p(ts=>{var es="[_0-9a-z-*/]",Lb=new RegExp(`^(?:${`[a-z]${es}{0,255}`}|${`[a-z0-9]${es}{0,240}@[a-z]${es}{0,13}`}\
)$`),Cb=/^[ -~]{0,255}[!-~]$/,kb=/,|=/;function Mb(e){return Lb.test(e)}function qb(e){return Cb.test(e)&&!kb.test(e)}ts.
validateKey=Mb;ts.validateValue=qb});var Ml=p(kl=>{var Al=Pl(),rs=32,Rl=512,Il=",",Ll="=",Db=class Cl{constructor(t){this._internalState=new Map,t&&this._parse(
t)}set(t,r){let n=this._internalState.get(t),s=this.serialize().length;if(typeof n=="string")s+=r.length-n.length;else{if(this.
_internalState.size>=rs)return this;s+=t.length+r.length+(this._internalState.size>0?2:1)}if(s>Rl)return this;let i=this.
_clone();return i._internalState.has(t)&&i._internalState.delete(t),i._internalState.set(t,r),i}unset(t){let r=this._clone();
return r._internalState.delete(t),r}get(t){return this._internalState.get(t)}serialize(){return Array.from(this._internalState.
keys()).reduceRight((t,r)=>(t.push(r+Ll+this.get(r)),t),[]).join(Il)}_parse(t){t.length>Rl||(this._internalState=t.split(
Il).reduceRight((r,n)=>{let s=n.trim(),i=s.indexOf(Ll);if(i!==-1){let o=s.slice(0,i),a=s.slice(i+1,n.length);Al.validateKey(
o)&&Al.validateValue(a)&&r.set(o,a)}return r},new Map),this._internalState.size>rs&&(this._internalState=new Map(Array.from(
this._internalState.entries()).reverse().slice(0,rs))))}_keys(){return Array.from(this._internalState.keys()).reverse()}_clone(){
let t=new Cl;return t._internalState=new Map(this._internalState),t}};kl.TraceStateImpl=Db});var Dl=p(ql=>{var Bb=Ml();function jb(e){return new Bb.TraceStateImpl(e)}ql.createTraceState=jb});var jl=p(Bl=>{var $b=Qn(),Vb=class{getTracer(e,t,r){return new $b.NoopTracer}};Bl.NoopTracerProvider=Vb});var ns=p($l=>{var Fb=Zn(),Ub=new(jl()).NoopTracerProvider,Gb=class{getTracer(e,t,r){var n;return(n=this.getDelegateTracer(
e,t,r))!==null&&n!==void 0?n:new Fb.ProxyTracer(this,e,t,r)}getDelegate(){var e;return(e=this._delegate)!==null&&e!==void 0?
e:Ub}setDelegate(e){this._delegate=e}getDelegateTracer(e,t,r){var n;return(n=this._delegate)===null||n===void 0?void 0:n.
getTracer(e,t,r)}};$l.ProxyTracerProvider=Gb});var Fl=p(Vl=>{var zb=(function(e){return e[e.NOT_RECORD=0]="NOT_RECORD",e[e.RECORD=1]="RECORD",e[e.RECORD_AND_SAMPLED=2]=
"RECORD_AND_SAMPLED",e})({});Vl.SamplingDecision=zb});var Gl=p(Ul=>{var Wb=He().ContextAPI.getInstance();Ul.context=Wb});var Wl=p(zl=>{var Kb=ne().DiagAPI.instance();zl.diag=Kb});var Hl=p(ss=>{var Hb=Vt(),Kl=class{getLogger(e,t,r){return new Hb.NoopLogger}},Jb=new Kl;ss.NOOP_LOGGER_PROVIDER=Jb;ss.NoopLoggerProvider=
Kl});var Yl=p(Jl=>{var Yb=Vt(),Xb=class{constructor(e,t,r,n){this._provider=e,this.name=t,this.version=r,this.options=n}emit(e){
this._getLogger().emit(e)}enabled(e){return this._getLogger().enabled(e)}_getLogger(){if(this._delegate)return this._delegate;
let e=this._provider._getDelegateLogger(this.name,this.version,this.options);return e?(this._delegate=e,this._delegate):
Yb.NOOP_LOGGER}};Jl.ProxyLogger=Xb});var Ql=p(Xl=>{var Qb=Hl(),Zb=Yl(),ew=class{getLogger(e,t,r){var n;return(n=this._getDelegateLogger(e,t,r))!==null&&n!==void 0?
n:new Zb.ProxyLogger(this,e,t,r)}_getDelegate(){var e;return(e=this._delegate)!==null&&e!==void 0?e:Qb.NOOP_LOGGER_PROVIDER}_setDelegate(e){
this._delegate=e}_getDelegateLogger(e,t,r){var n;return(n=this._delegate)===null||n===void 0?void 0:n.getLogger(e,t,r)}};
Xl.ProxyLoggerProvider=ew});var nu=p(ru=>{var is=re(),Zl=ne(),eu=Ql(),os="logs",tw=class tu{constructor(){this._proxyLoggerProvider=new eu.ProxyLoggerProvider}static getInstance(){
return this._instance||(this._instance=new tu),this._instance}setGlobalLoggerProvider(t){let r=is.registerGlobal(os,t,Zl.
DiagAPI.instance());return r&&this._proxyLoggerProvider._setDelegate(t),r}getLoggerProvider(){return is.getGlobal(os)||this.
_proxyLoggerProvider}getLogger(t,r,n){return this.getLoggerProvider().getLogger(t,r,n)}disable(){is.unregisterGlobal(os,
Zl.DiagAPI.instance()),this._proxyLoggerProvider=new eu.ProxyLoggerProvider}};ru.LogsAPI=tw});var iu=p(su=>{var rw=nu().LogsAPI.getInstance();su.logs=rw});var au=p(as=>{var nw=$n(),ou=class{getMeter(e,t,r){return nw.NOOP_METER}},sw=new ou;as.NOOP_METER_PROVIDER=sw;as.NoopMeterProvider=
ou});var fu=p(uu=>{var cs=re(),cu=ne(),iw=au(),ls="metrics",ow=class lu{constructor(){}static getInstance(){return this._instance||
(this._instance=new lu),this._instance}setGlobalMeterProvider(t){return cs.registerGlobal(ls,t,cu.DiagAPI.instance())}getMeterProvider(){
return cs.getGlobal(ls)||iw.NOOP_METER_PROVIDER}getMeter(t,r,n){return this.getMeterProvider().getMeter(t,r,n)}disable(){
cs.unregisterGlobal(ls,cu.DiagAPI.instance())}};uu.MetricsAPI=ow});var du=p(hu=>{var aw=fu().MetricsAPI.getInstance();hu.metrics=aw});var gu=p(pu=>{var cw=class{inject(e,t){}extract(e,t){return e}fields(){return[]}};pu.NoopTextMapPropagator=cw});var yu=p(Je=>{var lw=ze(),uw=He(),us=lw.createContextKey("OpenTelemetry Baggage Key");function mu(e){return e.getValue(us)||
void 0}function fw(){return mu(uw.ContextAPI.getInstance().active())}function hw(e,t){return e.setValue(us,t)}function dw(e){
return e.deleteValue(us)}Je.deleteBaggage=dw;Je.getActiveBaggage=fw;Je.getBaggage=mu;Je.setBaggage=hw});var Su=p(Eu=>{var fs=re(),_u=ne(),pw=Mn(),bu=Fn(),gw=gu(),Kt=yu(),hs="propagation",mw=new gw.NoopTextMapPropagator,yw=class wu{constructor(){
this.createBaggage=pw.createBaggage,this.getBaggage=Kt.getBaggage,this.getActiveBaggage=Kt.getActiveBaggage,this.setBaggage=
Kt.setBaggage,this.deleteBaggage=Kt.deleteBaggage}static getInstance(){return this._instance||(this._instance=new wu),this.
_instance}setGlobalPropagator(t){return fs.registerGlobal(hs,t,_u.DiagAPI.instance())}inject(t,r,n=bu.defaultTextMapSetter){
return this._getGlobalPropagator().inject(t,r,n)}extract(t,r,n=bu.defaultTextMapGetter){return this._getGlobalPropagator().
extract(t,r,n)}fields(){return this._getGlobalPropagator().fields()}disable(){fs.unregisterGlobal(hs,_u.DiagAPI.instance())}_getGlobalPropagator(){
return fs.getGlobal(hs)||mw}};Eu.PropagationAPI=yw});var Ou=p(vu=>{var _w=Su().PropagationAPI.getInstance();vu.propagation=_w});var Ru=p(Au=>{var ds=re(),xu=ne(),Oe=Jn(),Tu=Wt(),Nu=ns(),ps="trace",bw=class Pu{constructor(){this._proxyTracerProvider=
new Nu.ProxyTracerProvider,this.wrapSpanContext=Tu.wrapSpanContext,this.isSpanContextValid=Tu.isSpanContextValid,this.deleteSpan=
Oe.deleteSpan,this.getSpan=Oe.getSpan,this.getActiveSpan=Oe.getActiveSpan,this.getSpanContext=Oe.getSpanContext,this.setSpan=
Oe.setSpan,this.setSpanContext=Oe.setSpanContext}static getInstance(){return this._instance||(this._instance=new Pu),this.
_instance}setGlobalTracerProvider(t){let r=ds.registerGlobal(ps,this._proxyTracerProvider,xu.DiagAPI.instance());return r&&
this._proxyTracerProvider.setDelegate(t),r}getTracerProvider(){return ds.getGlobal(ps)||this._proxyTracerProvider}getTracer(t,r){
return this.getTracerProvider().getTracer(t,r)}disable(){ds.unregisterGlobal(ps,xu.DiagAPI.instance()),this._proxyTracerProvider=
new Nu.ProxyTracerProvider}};Au.TraceAPI=bw});var Lu=p(Iu=>{var ww=Ru().TraceAPI.getInstance();Iu.trace=ww});var Vu=p(T=>{Object.defineProperties(T,{__esModule:{value:!0},[Symbol.toStringTag]:{value:"Module"}});var Ew=Ct(),Sw=Mn(),
Cu=ze(),vw=$c(),Ow=$n(),xw=sl(),Tw=Vt(),Nw=cl(),ku=Fn(),Pw=Un(),gs=Ut(),ms=Wt(),Aw=Zn(),Rw=xl(),Iw=Nl(),Lw=Dl(),Cw=ns(),
kw=Fl(),Mu=Gl(),qu=Wl(),Du=iu(),Bu=du(),ju=Ou(),$u=Lu(),Mw={context:Mu.context,diag:qu.diag,logs:Du.logs,metrics:Bu.metrics,
propagation:ju.propagation,trace:$u.trace};T.DiagConsoleLogger=vw.DiagConsoleLogger;T.DiagLogLevel=Ew.DiagLogLevel;T.INVALID_SPANID=
gs.INVALID_SPANID;T.INVALID_SPAN_CONTEXT=gs.INVALID_SPAN_CONTEXT;T.INVALID_TRACEID=gs.INVALID_TRACEID;T.ProxyTracer=Aw.ProxyTracer;
T.ProxyTracerProvider=Cw.ProxyTracerProvider;T.ROOT_CONTEXT=Cu.ROOT_CONTEXT;T.SamplingDecision=kw.SamplingDecision;T.SeverityNumber=
Nw.SeverityNumber;T.SpanKind=Rw.SpanKind;T.SpanStatusCode=Iw.SpanStatusCode;T.TraceFlags=Pw.TraceFlags;T.ValueType=xw.ValueType;
T.baggageEntryMetadataFromString=Sw.baggageEntryMetadataFromString;T.context=Mu.context;T.createContextKey=Cu.createContextKey;
T.createNoopLogger=Tw.createNoopLogger;T.createNoopMeter=Ow.createNoopMeter;T.createTraceState=Lw.createTraceState;T.default=
Mw;T.defaultTextMapGetter=ku.defaultTextMapGetter;T.defaultTextMapSetter=ku.defaultTextMapSetter;T.diag=qu.diag;T.isSpanContextValid=
ms.isSpanContextValid;T.isValidSpanId=ms.isValidSpanId;T.isValidTraceId=ms.isValidTraceId;T.logs=Du.logs;T.metrics=Bu.metrics;
T.propagation=ju.propagation;T.trace=$u.trace});var Wu=p((Bv,_s)=>{"use strict";var Fu=Vu(),ys=dn(),Uu="process_cpu_user_seconds_total",Gu="process_cpu_system_seconds_t\
otal",zu="process_cpu_seconds_total";_s.exports=(e,t={})=>{let r=e?[e]:void 0,n=t.prefix?t.prefix:"",s=t.labels?t.labels:
{},i=t.enableExemplars?t.enableExemplars:!1,o=Object.keys(s),a=process.cpuUsage(),c=new ys({name:n+Uu,help:"Total user C\
PU time spent in seconds.",enableExemplars:i,registers:r,labelNames:o,collect(){let h=process.cpuUsage(),m=h.user-a.user,
y=h.system-a.system;if(a=h,this.enableExemplars){let l={},g=Fu.trace.getSpan(Fu.context.active());g&&(l={traceId:g.spanContext().
traceId,spanId:g.spanContext().spanId}),c.inc({labels:s,value:m/1e6,exemplarLabels:l}),f.inc({labels:s,value:y/1e6,exemplarLabels:l}),
u.inc({labels:s,value:(m+y)/1e6,exemplarLabels:l})}else c.inc(s,m/1e6),f.inc(s,y/1e6),u.inc(s,(m+y)/1e6)}}),f=new ys({name:n+
Gu,help:"Total system CPU time spent in seconds.",enableExemplars:i,registers:r,labelNames:o}),u=new ys({name:n+zu,help:"\
Total user and system CPU time spent in seconds.",enableExemplars:i,registers:r,labelNames:o})};_s.exports.metricNames=[
Uu,Gu,zu]});var Hu=p((jv,bs)=>{"use strict";var qw=B(),Dw=Math.round(Date.now()/1e3-process.uptime()),Ku="process_start_time_seconds";
bs.exports=(e,t={})=>{let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new qw({name:r+Ku,help:"Start t\
ime of the process since unix epoch in seconds.",registers:e?[e]:void 0,labelNames:s,aggregator:"omit",collect(){this.set(
n,Dw)}})};bs.exports.metricNames=[Ku]});var Qu=p(($v,Es)=>{"use strict";var ws=B(),Bw=require("fs"),jw=["VmSize","VmRSS","VmData"],Ju="process_resident_memory_b\
ytes",Yu="process_virtual_memory_bytes",Xu="process_heap_bytes";function $w(e){return e.split(`
`).reduce((t,r)=>{if(!jw.some(i=>r.startsWith(i)))return t;let n=r.split(":"),s=n[1].trim();return s=s.substr(0,s.length-
3),s=Number(s)*1024,t[n[0]]=s,t},{})}Es.exports=(e,t={})=>{let r=e?[e]:void 0,n=t.prefix?t.prefix:"",s=t.labels?t.labels:
{},i=Object.keys(s),o=new ws({name:n+Ju,help:"Resident memory size in bytes.",registers:r,labelNames:i,collect(){try{let f=Bw.
readFileSync("/proc/self/status","utf8"),u=$w(f);o.set(s,u.VmRSS),a.set(s,u.VmSize),c.set(s,u.VmData)}catch{}}}),a=new ws(
{name:n+Yu,help:"Virtual memory size in bytes.",registers:r,labelNames:i}),c=new ws({name:n+Xu,help:"Process heap size i\
n bytes.",registers:r,labelNames:i})};Es.exports.metricNames=[Ju,Yu,Xu]});var Ss=p((Vv,Zu)=>{"use strict";function Vw(){try{return process.memoryUsage()}catch{return}}Zu.exports=Vw});var rf=p((Fv,vs)=>{"use strict";var Fw=B(),ef=Qu(),Uw=Ss(),tf="process_resident_memory_bytes";function Gw(e,t={}){let r=t.
prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new Fw({name:r+tf,help:"Resident memory size in bytes.",registers:e?
[e]:void 0,labelNames:s,collect(){let i=Uw();i&&this.set(n,i.rss)}})}vs.exports=(e,t)=>process.platform==="linux"?ef(e,t):
Gw(e,t);vs.exports.metricNames=process.platform==="linux"?ef.metricNames:[tf]});var sf=p((Uv,Os)=>{"use strict";var zw=B(),Ww=require("fs"),Kw=require("process"),nf="process_open_fds";Os.exports=(e,t={})=>{
if(Kw.platform!=="linux")return;let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new zw({name:r+nf,help:"\
Number of open file descriptors.",registers:e?[e]:void 0,labelNames:s,collect(){try{let i=Ww.readdirSync("/proc/self/fd");
this.set(n,i.length-1)}catch{}}})};Os.exports.metricNames=[nf]});var af=p((Gv,xs)=>{"use strict";var Hw=B(),Jw=require("fs"),of="process_max_fds",Ye;xs.exports=(e,t={})=>{if(Ye===void 0)
try{let o=Jw.readFileSync("/proc/self/limits","utf8").split(`
`);for(let a of o)if(a.startsWith("Max open files")){let c=a.split(/  +/);Ye=Number(c[1]);break}}catch{return}if(Ye===void 0)
return;let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new Hw({name:r+of,help:"Maximum number of open\
 file descriptors.",registers:e?[e]:void 0,labelNames:s,collect(){Ye!==void 0&&this.set(n,Ye)}})};xs.exports.metricNames=
[of]});var yf=p((zv,Ts)=>{"use strict";var se=B(),Ht;try{Ht=require("perf_hooks")}catch{}var lf="nodejs_eventloop_lag_seconds",
uf="nodejs_eventloop_lag_min_seconds",ff="nodejs_eventloop_lag_max_seconds",hf="nodejs_eventloop_lag_mean_seconds",df="n\
odejs_eventloop_lag_stddev_seconds",pf="nodejs_eventloop_lag_p50_seconds",gf="nodejs_eventloop_lag_p90_seconds",mf="node\
js_eventloop_lag_p99_seconds";function cf(e,t,r){let n=process.hrtime(e),i=(n[0]*1e9+n[1])/1e9;t.set(r,i)}Ts.exports=(e,t={})=>{
let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n),i=e?[e]:void 0,o=()=>{let g=process.hrtime();setImmediate(
cf,g,a,n)};if(Ht&&Ht.monitorEventLoopDelay)try{let g=Ht.monitorEventLoopDelay({resolution:t.eventLoopMonitoringPrecision});
g.enable(),o=()=>{let _=process.hrtime();setImmediate(cf,_,a,n),c.set(n,g.min/1e9),f.set(n,g.max/1e9),u.set(n,g.mean/1e9),
h.set(n,g.stddev/1e9),m.set(n,g.percentile(50)/1e9),y.set(n,g.percentile(90)/1e9),l.set(n,g.percentile(99)/1e9),g.reset()}}catch(g){
if(g.code==="ERR_NOT_IMPLEMENTED")return;throw g}let a=new se({name:r+lf,help:"Lag of event loop in seconds.",registers:i,
labelNames:s,aggregator:"average",collect:o}),c=new se({name:r+uf,help:"The minimum recorded event loop delay.",registers:i,
labelNames:s,aggregator:"min"}),f=new se({name:r+ff,help:"The maximum recorded event loop delay.",registers:i,labelNames:s,
aggregator:"max"}),u=new se({name:r+hf,help:"The mean of the recorded event loop delays.",registers:i,labelNames:s,aggregator:"\
average"}),h=new se({name:r+df,help:"The standard deviation of the recorded event loop delays.",registers:i,labelNames:s,
aggregator:"average"}),m=new se({name:r+pf,help:"The 50th percentile of the recorded event loop delays.",registers:i,labelNames:s,
aggregator:"average"}),y=new se({name:r+gf,help:"The 90th percentile of the recorded event loop delays.",registers:i,labelNames:s,
aggregator:"average"}),l=new se({name:r+mf,help:"The 99th percentile of the recorded event loop delays.",registers:i,labelNames:s,
aggregator:"average"})};Ts.exports.metricNames=[lf,uf,ff,hf,df,pf,gf,mf]});var xe=p((Wv,_f)=>{"use strict";function Yw(e){let t={};for(let r=0;r<e.length;r++){let n=e[r];!n||typeof n.constructor>
"u"||(Object.hasOwnProperty.call(t,n.constructor.name)?t[n.constructor.name]+=1:t[n.constructor.name]=1)}return t}function Xw(e,t,r){
e.reset();for(let n in t)e.set(Object.assign({type:n},r||{}),t[n])}_f.exports={aggregateByObjectName:Yw,updateMetrics:Xw}});var Sf=p((Kv,Ns)=>{"use strict";var{aggregateByObjectName:Qw}=xe(),{updateMetrics:Zw}=xe(),bf=B(),wf="nodejs_active_hand\
les",Ef="nodejs_active_handles_total";Ns.exports=(e,t={})=>{if(typeof process._getActiveHandles!="function")return;let r=e?
[e]:void 0,n=t.prefix?t.prefix:"",s=t.labels?t.labels:{},i=Object.keys(s);new bf({name:n+wf,help:"Number of active libuv\
 handles grouped by handle type. Every handle type is C++ class name.",labelNames:["type",...i],registers:r,collect(){let o=process.
_getActiveHandles();Zw(this,Qw(o),s)}}),new bf({name:n+Ef,help:"Total number of active handles.",registers:r,labelNames:i,
collect(){let o=process._getActiveHandles();this.set(s,o.length)}})};Ns.exports.metricNames=[wf,Ef]});var Tf=p((Hv,Ps)=>{"use strict";var vf=B(),{aggregateByObjectName:e0}=xe(),{updateMetrics:t0}=xe(),Of="nodejs_active_req\
uests",xf="nodejs_active_requests_total";Ps.exports=(e,t={})=>{if(typeof process._getActiveRequests!="function")return;let r=t.
prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new vf({name:r+Of,help:"Number of active libuv requests group\
ed by request type. Every request type is C++ class name.",labelNames:["type",...s],registers:e?[e]:void 0,collect(){let i=process.
_getActiveRequests();t0(this,e0(i),n)}}),new vf({name:r+xf,help:"Total number of active requests.",registers:e?[e]:void 0,
labelNames:s,collect(){let i=process._getActiveRequests();this.set(n,i.length)}})};Ps.exports.metricNames=[Of,xf]});var Rf=p((Jv,As)=>{"use strict";var Nf=B(),{updateMetrics:r0}=xe(),Pf="nodejs_active_resources",Af="nodejs_active_resour\
ces_total";As.exports=(e,t={})=>{if(typeof process.getActiveResourcesInfo!="function")return;let r=t.prefix?t.prefix:"",
n=t.labels?t.labels:{},s=Object.keys(n);new Nf({name:r+Pf,help:"Number of active resources that are currently keeping th\
e event loop alive, grouped by async resource type.",labelNames:["type",...s],registers:e?[e]:void 0,collect(){let i=process.
getActiveResourcesInfo(),o={};for(let a=0;a<i.length;a++){let c=i[a];Object.hasOwn(o,c)?o[c]+=1:o[c]=1}r0(this,o,n)}}),new Nf(
{name:r+Af,help:"Total number of active resources.",registers:e?[e]:void 0,labelNames:s,collect(){let i=process.getActiveResourcesInfo();
this.set(n,i.length)}})};As.exports.metricNames=[Pf,Af]});var kf=p((Yv,Is)=>{"use strict";var Rs=B(),n0=Ss(),If="nodejs_heap_size_total_bytes",Lf="nodejs_heap_size_used_bytes",Cf="\
nodejs_external_memory_bytes";Is.exports=(e,t={})=>{if(typeof process.memoryUsage!="function")return;let r=t.labels?t.labels:
{},n=Object.keys(r),s=e?[e]:void 0,i=t.prefix?t.prefix:"",o=()=>{let u=n0();u&&(a.set(r,u.heapTotal),c.set(r,u.heapUsed),
u.external!==void 0&&f.set(r,u.external))},a=new Rs({name:i+If,help:"Process heap size from Node.js in bytes.",registers:s,
labelNames:n,collect:o}),c=new Rs({name:i+Lf,help:"Process heap size used from Node.js in bytes.",registers:s,labelNames:n}),
f=new Rs({name:i+Cf,help:"Node.js external memory size in bytes.",registers:s,labelNames:n})};Is.exports.metricNames=[If,
Lf,Cf]});var Df=p((Xv,Cs)=>{"use strict";var s0=B(),Mf=require("v8"),qf=["total","used","available"],Ls={};qf.forEach(e=>{Ls[e]=`\
nodejs_heap_space_size_${e}_bytes`});Cs.exports=(e,t={})=>{try{Mf.getHeapSpaceStatistics()}catch(a){if(a.code==="ERR_NOT\
_IMPLEMENTED")return;throw a}let r=e?[e]:void 0,n=t.prefix?t.prefix:"",s=t.labels?t.labels:{},i=["space",...Object.keys(
s)],o={};qf.forEach(a=>{o[a]=new s0({name:n+Ls[a],help:`Process heap space size ${a} from Node.js in bytes.`,labelNames:i,
registers:r})}),o.total.collect=()=>{for(let a of Mf.getHeapSpaceStatistics()){let c=a.space_name.substr(0,a.space_name.
indexOf("_space"));o.total.set({space:c,...s},a.space_size),o.used.set({space:c,...s},a.space_used_size),o.available.set(
{space:c,...s},a.space_available_size)}}};Cs.exports.metricNames=Object.values(Ls)});var $f=p((Qv,Ms)=>{"use strict";var i0=B(),Bf=process.version,ks=Bf.slice(1).split(".").map(Number),jf="nodejs_version_i\
nfo";Ms.exports=(e,t={})=>{let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n);new i0({name:r+jf,help:"No\
de.js version info.",labelNames:["version","major","minor","patch",...s],registers:e?[e]:void 0,aggregator:"first",collect(){
this.labels(Bf,ks[0],ks[1],ks[2],...Object.values(n)).set(1)}})};Ms.exports.metricNames=[jf]});var Ff=p((Zv,qs)=>{"use strict";var o0=En(),X;try{X=require("perf_hooks")}catch{}var Vf="nodejs_gc_duration_seconds",a0=[
.001,.01,.1,1,2,5],Te=[];X&&X.constants&&(Te[X.constants.NODE_PERFORMANCE_GC_MAJOR]="major",Te[X.constants.NODE_PERFORMANCE_GC_MINOR]=
"minor",Te[X.constants.NODE_PERFORMANCE_GC_INCREMENTAL]="incremental",Te[X.constants.NODE_PERFORMANCE_GC_WEAKCB]="weakcb");
qs.exports=(e,t={})=>{if(!X)return;let r=t.prefix?t.prefix:"",n=t.labels?t.labels:{},s=Object.keys(n),i=t.gcDurationBuckets?
t.gcDurationBuckets:a0,o=new o0({name:r+Vf,help:"Garbage collection duration by kind, one of major, minor, incremental o\
r weakcb.",labelNames:["kind",...s],enableExemplars:!1,buckets:i,registers:e?[e]:void 0});new X.PerformanceObserver(c=>{
let f=c.getEntries()[0],u=f.detail?Te[f.detail.kind]:Te[f.kind];o.observe(Object.assign({kind:u},n),f.duration/1e3)}).observe(
{entryTypes:["gc"]})};qs.exports.metricNames=[Vf]});var Gf=p((eO,Ds)=>{"use strict";var{isObject:c0}=J(),l0=Wu(),u0=Hu(),f0=rf(),h0=sf(),d0=af(),p0=yf(),g0=Sf(),m0=Tf(),y0=Rf(),
_0=kf(),b0=Df(),w0=$f(),E0=Ff(),Uf={processCpuTotal:l0,processStartTime:u0,osMemoryHeap:f0,processOpenFileDescriptors:h0,
processMaxFileDescriptors:d0,eventLoopLag:p0,...typeof process.getActiveResourcesInfo=="function"?{processResources:y0}:
{},processHandles:g0,processRequests:m0,heapSizeAndUsed:_0,heapSpacesSizeAndUsed:b0,version:w0,gc:E0},S0=Object.keys(Uf);
Ds.exports=function(t){if(t!=null&&!c0(t))throw new TypeError("config must be null, undefined, or an object");t={eventLoopMonitoringPrecision:10,
...t};for(let r of Object.values(Uf))r(t.register,t)};Ds.exports.metricsList=S0});var js=p(Bs=>{"use strict";var{Grouper:v0,hashObject:O0}=J();function Ne(e){return t=>{if(t.length===0)return;let r={help:t[0].
help,name:t[0].name,type:t[0].type,values:[],aggregator:t[0].aggregator},n=new v0;return t.forEach(s=>{s.values.forEach(
i=>{let o=O0(i.labels);n.add(`${i.metricName}_${o}`,i)})}),n.forEach(s=>{if(s.length===0)return;let i={value:e(s),labels:s[0].
labels};s[0].metricName&&(i.metricName=s[0].metricName),r.values.push(i)}),r}}Bs.AggregatorFactory=Ne;Bs.aggregators={sum:Ne(
e=>e.reduce((t,r)=>t+r.value,0)),first:Ne(e=>e[0].value),omit:()=>{},average:Ne(e=>e.reduce((t,r)=>t+r.value,0)/e.length),
min:Ne(e=>e.reduce((t,r)=>Math.min(t,r.value),1/0)),max:Ne(e=>e.reduce((t,r)=>Math.max(t,r.value),-1/0))}});var Jf=p((rO,Hf)=>{"use strict";var Pe=Ee(),{Grouper:x0}=J(),{aggregators:T0}=js(),pe=()=>{let e=require("cluster");return pe=
()=>e,e},Wf="prom-client:getMetricsReq",$s="prom-client:getMetricsRes",Kf=[Pe.globalRegistry],N0=0,zf=!1,Vs=new Map,Jt=class extends Pe{constructor(t=Pe.
PROMETHEUS_CONTENT_TYPE){super(t),P0()}clusterMetrics(){let t=N0++;return new Promise((r,n)=>{let s=!1;function i(c,f){s||
(s=!0,c?n(c):r(f))}let o={responses:[],pending:0,done:i,errorTimeout:setTimeout(()=>{let c=new Error("Operation timed ou\
t.");o.done(c)},5e3)};Vs.set(t,o);let a={type:Wf,requestId:t};for(let c in pe().workers)pe().workers[c].isConnected()&&(pe().
workers[c].send(a),o.pending++);o.pending===0&&(clearTimeout(o.errorTimeout),process.nextTick(()=>i(null,"")))})}get contentType(){
return super.contentType}static aggregate(t,r=Pe.PROMETHEUS_CONTENT_TYPE){let n=new Pe,s=new x0;return n.setContentType(
r),t.forEach(i=>{i.forEach(o=>{s.add(o.name,o)})}),s.forEach(i=>{let o=i[0].aggregator,a=T0[o];if(typeof a!="function")throw new Error(
`'${o}' is not a defined aggregator.`);let c=a(i);if(c){let f=Object.assign({get:()=>c},c);n.registerMetric(f)}}),n}static setRegistries(t){
Array.isArray(t)||(t=[t]),t.forEach(r=>{if(!(r instanceof Pe))throw new TypeError(`Expected Registry, got ${typeof r}`)}),
Kf=t}};function P0(){zf||(zf=!0,pe().isMaster&&pe().on("message",(e,t)=>{if(t.type===$s){let r=Vs.get(t.requestId);if(t.
error){r.done(new Error(t.error));return}if(t.metrics.forEach(n=>r.responses.push(n)),r.pending--,r.pending===0){Vs.delete(
t.requestId),clearTimeout(r.errorTimeout);let s=Jt.aggregate(r.responses).metrics();r.done(null,s)}}}),pe().isWorker&&process.
on("message",e=>{e.type===Wf&&Promise.all(Kf.map(t=>t.getMetricsAsJSON())).then(t=>{process.send({type:$s,requestId:e.requestId,
metrics:t})}).catch(t=>{process.send({type:$s,requestId:e.requestId,error:t.message})})}))}Hf.exports=Jt});var Yf=p(L=>{"use strict";L.register=Ee().globalRegistry;L.Registry=Ee();Object.defineProperty(L,"contentType",{configurable:!1,
enumerable:!0,get(){return L.register.contentType},set(e){L.register.setContentType(e)}});L.prometheusContentType=L.Registry.
PROMETHEUS_CONTENT_TYPE;L.openMetricsContentType=L.Registry.OPENMETRICS_CONTENT_TYPE;L.validateMetricName=he().validateMetricName;
L.Counter=dn();L.Gauge=B();L.Histogram=En();L.Summary=Ec();L.Pushgateway=vc();L.linearBuckets=In().linearBuckets;L.exponentialBuckets=
In().exponentialBuckets;L.collectDefaultMetrics=Gf();L.aggregators=js().aggregators;L.AggregatorRegistry=Jf()});var Xt=Ks(oa());var aa={name:"pvc-plumber",version:"0.1.0",description:"Says whether a Kopia backup of a PersistentVolumeClaim exists, a\
nd says so only when it knows",license:"Apache-2.0",private:!0,type:"commonjs",engines:{node:"^20.19 || >=22.12"},scripts:{
start:"node --import tsx src/main.ts"},dependencies:{pino:"10.4.0","prom-client":"15.1.3"}};var Re=require("node:timers/promises");var Kr={skipRestore:"volsync.backup/skip-restore",skipRestoreReason:"volsync.backup/skip-restore-reason",exemptReason:"v\
olsync.backup/exempt-reason",moverUid:"volsync.backup/mover-uid",moverGid:"volsync.backup/mover-gid"};function mt(e){return`${e}-backup`}var ey=50,ca=ey-mt("").length,ty="/data";function Hr(e){return{username:mt(e.name),hostname:e.namespace,path:ty}}function yt(e){
return`${e.username}@${e.hostname}:${e.path}`}function ua(e){let t=mt("");if(!e.username.endsWith(t))return;let r={name:e.
username.slice(0,-t.length),namespace:e.hostname};if(!(Jr("",r.name).length>0||Yr("",r.namespace).length>0))return yt(Hr(
r))===yt(e)?r:void 0}var ry=/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,fa=63;function ny(e){return typeof e=="string"&&e.length<=fa&&ry.test(e)}var la={
pattern:new RegExp(`^[a-z0-9]([a-z0-9-]{0,${ca-2}}[a-z0-9])?$`,"u"),allowed:`1 to ${ca} lower-case letters, digits and "\
-", without dots`};function Jr(e,t){return typeof t=="string"&&la.pattern.test(t)?[]:[{field:e,value:t,allowed:la.allowed,
fix:"choose such a name: VolSync cuts or rewrites others, so that their backups would not be found again"}]}var sy="name\
 the namespace: it is part of the identity under which backups are found again";function Yr(e,t,r=sy){return ny(t)?[]:[{
field:e,value:t,allowed:`a namespace: 1 to ${fa} lower-case letters, digits and "-"`,fix:r}]}var _t=require("node:path");var _e="kopia.repository.f",iy=/^[0-9a-f]{64}$/;function qe(e){return typeof e=="string"&&iy.test(e)}function ha(e){if(typeof e!="string")return;let t=Buffer.from(e,"base64").toString("hex");return qe(t)?t:void 0}function Qr(e){return oy(e,cy(e.value))}function oy(e,t){return`${ay(e,t)}; to fix: ${e.fix}`}function ay({field:e,allowed:t},r){return`${e}: got ${r}; allowed:\
 ${t}`}function cy(e){return e===void 0?"nothing":typeof e=="string"||typeof e=="object"?JSON.stringify(e):String(e)}var Xr=class extends Error{constructor(r,n){
let s=n.length===1?"1 problem":`${n.length} problems`;super([`${r}: ${s}`,...n.map(i=>`  - ${Qr(i)}`)].join(`
`));this.problems=n}problems;name="ConfigError"};function da(e,t){if(t.length>0)throw new Xr(e,t)}var ly={ms:1,s:1e3,m:6e4,h:36e5},uy=/^(\d+(\.\d+)?(ms|s|m|h))+$/;function pa(e){return e==="0"?0:uy.test(e)?[...e.matchAll(
/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce((r,[,n,s])=>r+Number(n)*ly[s],0):void 0}var be="kopia-fs",ga=["debug","info","warn","error"];function ma(e){let t=[],r=S=>e[S]||void 0,n=(S,v,N,x,P=r(v))=>{S||t.
push({field:v,value:P,allowed:N,fix:x})},s=(S,v,N)=>{let x=r(S),P=x===void 0?v:pa(x),O=N===0?'a duration such as "90s", \
or 0':'a duration above 0, such as "2500ms" or "1m30s"';return n(P!==void 0&&P>=N,S,O,`leave it out for ${v/1e3}s`),P??v},
i=(S,v)=>{let N=r(S)??v;return n((0,_t.isAbsolute)(N),S,"an absolute path",`leave it out for ${v}`),N},o=r("BACKEND_TYPE");
n(o===be,"BACKEND_TYPE",be,'set it: the published service takes "s3" where nothing is said');let a=Number(r("PORT")??8080);
n(Number.isInteger(a)&&a>=0&&a<65536,"PORT","0 to 65535","leave it out for 8080");let c=(r("LOG_LEVEL")??"info").toLowerCase();
n(ga.includes(c),"LOG_LEVEL",ga.join(", "),'leave it out for "info"');let f=r("KOPIA_REPOSITORY_UNIQUE_ID");n(f===void 0||
qe(f),"KOPIA_REPOSITORY_UNIQUE_ID","64 hex digits, lower case",'copy "Unique ID" from the output of `kopia repository st\
atus`');let u=r("KOPIA_PASSWORD");n(u!==void 0,"KOPIA_PASSWORD","the password of the repository","set it from a Secret",
void 0);let h=s("HTTP_TIMEOUT",3e3,1),m=s("CACHE_TTL",6e4,0),y=s("RE_WARM_INTERVAL",9e4,0),l=s("LISTING_TIMEOUT",6e4,1),
g=s("SHUTDOWN_DELAY",5e3,0),_=i("KOPIA_REPOSITORY_PATH","/repository"),E=i("KOPIA_CONFIG_PATH","/tmp/kopia/repository.co\
nfig"),b=i("HOME","/tmp/kopia");da("environment of pvc-plumber",t);let w=r("USER")??"pvc-plumber";return{port:a,logLevel:c,
answerTimeout:h,cacheTtl:m,refreshInterval:y,listingTimeout:l,shutdownDelay:g,repositoryPath:_,repositoryId:f,password:u,
configFile:E,memoryFile:(0,_t.join)(E,"..","known-sources.json"),kopia:r("KOPIA_BINARY")??"kopia",kopiaEnvironment:{PATH:r(
"PATH")??"",HOME:b,USER:w,LOGNAME:r("LOGNAME")??w}}}var ya=["share","foreign","password","changed","kopia","killed","timeout","output"],A=class extends Error{constructor(r,n){
super(n);this.reason=r}reason;name="Fault"};function en({namespace:e,pvc:t}){return`${e}/${t}`}function _a(e){let t;try{t=JSON.parse(e)}catch{throw new A("output","\
Kopia did not print a whole list of snapshots")}if(!Array.isArray(t))throw new A("output","Kopia did not print a list of\
 snapshots");let r=new Map,n=new Map;for(let s of t.map(hy)){let i=ua(s.identity);if(i===void 0)continue;let o={namespace:i.
namespace,pvc:i.name},a=en(o),{id:c,time:f,flaw:u,failedFiles:h}=s;u===void 0?r.set(a,fy(r.get(a),o,s)):f>=(n.get(a)?.time??
Number.NEGATIVE_INFINITY)&&n.set(a,{...o,id:c,time:f,flaw:u,failedFiles:h})}for(let[s,{time:i}]of n)i<(r.get(s)?.last.time??
Number.NEGATIVE_INFINITY)&&n.delete(s);return{sources:r,unusable:n}}function fy(e,t,{time:r,size:n}){let s=[e?.last,e?.previous,
{time:r,size:n}].filter(a=>a!==void 0),[i,o]=s.sort((a,c)=>c.time-a.time);return{...t,last:i,previous:o}}function hy(e){
let{id:t,source:r,startTime:n,incomplete:s,stats:i,rootEntry:o}=e??{},{userName:a,host:c,path:f}=r??{},u=Date.parse(String(
n));if(!(Zr(a)&&Zr(c)&&Zr(f)&&!Number.isNaN(u)&&(s===void 0||typeof s=="string")))throw new A("output","Kopia printed a \
snapshot that lacks its source or its time");let{type:m,summ:y}=o??{},l=i?.totalSize;return{identity:{username:a,hostname:c,
path:f},id:String(t),time:u,size:[y?.size,l].find(g=>typeof g=="number")??0,flaw:(s??"")===""?dy(m,y):"incomplete",failedFiles:Number(
y?.numFailed??0)}}function dy(e,t){if(e==="f")return;let{files:r,symlinks:n=0,numFailed:s=0}=t??{};return typeof r!="num\
ber"||typeof n!="number"||typeof s!="number"?"no_summary":s>0?"failed_files":r+n>0?void 0:"no_files"}function Zr(e){return typeof e==
"string"&&e!==""}var bt=class{constructor(t,r){this.settings=t;this.catalog=r}settings;catalog;async ask(t,r){let n=en({namespace:t,pvc:r}),
s,i=new Promise(o=>{let{answerTimeout:a}=this.settings,c=`the repository could not be listed within ${a/1e3} s`;s=setTimeout(
()=>o(c),a)});try{let o=await Promise.race([this.find(n),i]);return o===void 0?{answer:ba(t,r,!1)}:typeof o=="string"?{answer:wa(
t,r,o)}:{answer:ba(t,r,!0),found:o}}catch(o){return{answer:wa(t,r,o.message)}}finally{clearTimeout(s)}}async find(t){if(this.
fromCache(t)!==void 0){let{mark:n}=await this.catalog.check();if(n===this.catalog.latest?.mark)return this.fromCache(t)??
await this.findLive(t)}return this.findLive(t)}fromCache(t){let{latest:r}=this.catalog;if(!(r===void 0||performance.now()-
r.beganTick>this.settings.cacheTtl))return r.losses.setBack.has(t)||r.unusable.has(t)?void 0:r.sources.get(t)}async findLive(t){
let r=await this.catalog.list(),n=r.unusable.get(t);return n!==void 0?py(t,n,r.sources.get(t)):gy(t,r)??r.sources.get(t)}};
function py(e,{id:t,time:r,flaw:n,failedFiles:s},i){let o={incomplete:"was cut off",failed_files:`lacks files: ${s} coul\
d not be read`,no_files:"holds no file",no_summary:"does not say what it holds"},a=i===void 0?"there is no complete one":
`the last complete one is of ${wt(i.last.time)}, but VolSync restores the newest of all`;return`the newest snapshot of ${e}\
, ${t} of ${wt(r)}, ${o[n]}; ${a}. Either delete that snapshot (runbook restore-one-pvc), or start empty with the annota\
tions ${Kr.skipRestore}: "true" and ${Kr.skipRestoreReason}.`}function gy(e,{sources:t,losses:r,missing:n}){let s="If th\
at is intended, restart pvc-plumber (kubectl rollout restart).",i=r.vanished.get(e);if(i!==void 0)return`${e} had a back\
up of ${wt(i)}, which is gone from the repository: the share is an older copy or damaged, or the backup was deleted. ${s}`;
let o=r.setBack.get(e);if(o!==void 0)return`${e} had a backup of ${wt(o)}, and the repository has only older ones: the s\
hare is an older copy, or the backup was deleted. ${s}`;if(!t.has(e)){if(n.length>0)return`the repository has lost a par\
t of its index: Kopia does not see ${n.join(" and ")}, which every repository has; so it is not known whether ${e} had a\
 backup. See the runbook repository-care.`;if(r.setBack.size>0){let[a]=r.setBack.keys();return`the repository is an olde\
r copy of itself: the newest backups of ${r.setBack.size} PVCs are gone, for example of ${a}; so it is not known whether\
 ${e} had one. ${s}`}if(t.size===0&&r.vanished.size>0)return`all backups are gone from the repository (${r.vanished.size}\
 PVCs had one); so it is not known whether ${e} had one. ${s}`}}function wt(e){return new Date(e).toISOString()}function Ea(e,t){
return{namespace:e,pvc:t,backend:be,source:yt(Hr({name:t,namespace:e}))}}function ba(e,t,r){return{exists:r,decision:r?"\
restore":"fresh",authoritative:!0,...Ea(e,t)}}function wa(e,t,r){return{exists:!1,decision:"unknown",authoritative:!1,...Ea(
e,t),error:r}}var my={"the global policy":{type:"policy",policyType:"global"},"the settings of the maintenance":{type:"maintenance"}};
function Sa(e){let t;try{t=JSON.parse(e)}catch{throw new A("output","Kopia did not print a whole list of manifests")}if(!Array.
isArray(t))throw new A("output","Kopia did not print a list of manifests");let r=t.map(n=>n?.labels??{});return Object.entries(
my).filter(([,n])=>!r.some(s=>Object.entries(n).every(([i,o])=>s[i]===o))).map(([n])=>n)}var De=require("node:fs/promises"),tn=require("node:path");var va=require("node:fs/promises"),Oa=require("node:path"),xa=["xn","xs","xr","n"],yy="n00000000000000000000000000000000\
-",Ta=".f";async function Na(e){let t=new Set,r=async(n,s)=>{let i=[];for(let o of await _y(n,s==="")){let a=s+o.name;o.
isDirectory()?by(a)&&i.push(r((0,Oa.join)(n,o.name),a)):o.isFile()&&wy(a)&&t.add(a.slice(0,-Ta.length))}await Promise.all(
i)};return await r(e,""),t}async function _y(e,t){try{return await(0,va.readdir)(e,{withFileTypes:!0})}catch(r){if(!t&&r.
code==="ENOENT")return[];throw r}}function by(e){return xa.some(t=>e.startsWith(t)||t.startsWith(e))}function wy(e){return e.
endsWith(Ta)&&xa.some(t=>e.startsWith(t))&&!e.startsWith(yy)}var St=".shards";async function Pa(e){let t=(0,tn.join)(e,_e),r=await Et(_e,()=>(0,De.readFile)(t,"utf8")),{dev:n,ino:s}=await Et(
_e,()=>(0,De.stat)(t,{bigint:!0})),i=Sy(r);if(i===void 0)throw new A("share",`${_e} on the share is not that of a Kopia \
repository`);await Et(St,()=>(0,De.stat)((0,tn.join)(e,St)));let o=await Et("the index",()=>Na(e));if(o.size===0)throw new A(
"share","the repository on the share has lost its index");return{id:i,mark:`${n}:${s}`,index:o}}async function Et(e,t){try{
return await t()}catch(r){throw new A("share",Ey(e,r))}}function Ey(e,{code:t}){return t==="ENOENT"||t==="ENOTDIR"?e===St?
`${St} is missing from the share: it is an incomplete copy. Copy this hidden file from where the copy was made, before a\
nything opens the repository`:`the share holds no Kopia repository: ${_e} is missing. Is the dataset mounted on the NFS \
server?`:t==="EACCES"||t==="EPERM"?`${e} on the share may not be read: pvc-plumber must run as the user of the movers`:t===
"ESTALE"?"the mount of the share is stale (ESTALE): the NFS server exports something else than when it was mounted. Rest\
art pvc-plumber (kubectl rollout restart)":`the share cannot be read (${t??"unknown error"})`}function Sy(e){try{return ha(
JSON.parse(e)?.uniqueID)}catch{return}}var Be=class{constructor(t){this.run=t}run;running;queued;next(){if(this.queued!==void 0)return this.queued;if(this.running===
void 0)return this.begin();let t=()=>this.begin();return this.queued=this.running.then(t,t),this.queued}begin(){this.queued=
void 0;let t=this.run().finally(()=>{this.running=void 0});return this.running=t,t}};var vt=class{constructor(t,r,n,s){this.settings=t;this.kopia=r;this.memory=n;this.metrics=s}settings;kopia;memory;metrics;newest;proven=new Set;listings=new Be(
()=>this.measuredList());sightings=new Be(()=>this.sight());get latest(){return this.newest}list(){return this.listings.
next()}check(){return this.sightings.next()}async sight(){let t=await Pa(this.settings.repositoryPath),r=this.settings.repositoryId??
this.memory.repositoryId,n=r!==void 0&&t.id!==r;if(this.metrics.sawRepository(!n),n)throw new A("foreign",`the share hol\
ds another Kopia repository than the one that is meant: its unique id is ${t.id}, not ${r}`);return t}async measuredList(){
let t=this.metrics.beginListing();try{let r=await this.listOnce();return this.newest=r,t(r),r}catch(r){let n=r instanceof
A?r:new A("kopia",r.message);throw t(n),n}}async listOnce(){let t=Date.now(),r=performance.now(),n=await this.sight(),s=await this.
kopia.snapshots(),i=await this.sightAgain(n),o=_a(s),a=await this.missingManifests(i);return{began:t,beganTick:r,mark:i.
mark,indexBlobs:i.index.size,...o,missing:a,losses:await this.memory.learn(i.id,o.sources)}}async sightAgain(t){let r=await this.
sight();if(t.id!==r.id||t.mark!==r.mark)throw new A("changed","the share was replaced while Kopia listed it");return r}async missingManifests(t){
if(this.proven.size>0&&[...this.proven].every(s=>t.index.has(s)))return this.proven=t.index,[];let n=Sa(await this.kopia.
manifests());return await this.sightAgain(t),this.proven=n.length===0?t.index:new Set,n}};var Ra=require("node:child_process"),we=require("node:fs/promises"),Ia=require("node:path");var vy=256*2**20,Oy=2**16,xy=["--disable-repository-log","--no-auto-maintenance","--disable-file-logging","--disable-con\
tent-log","--no-progress","--log-level=error"],Ty=["snapshot","list","--all","--json","--no-retention"],Ny=["manifest","\
list","--json"],Py=/^Found too many index blobs \(\d+\), this may result in degraded performance\.\n\nPlease ensure periodic repository maintenance is enabled or run 'kopia maintenance'\.$/gm,
Ay=/^(?:panic|fatal error): .*$/m,Ot=class{constructor(t){this.settings=t}settings;child;snapshots(){return this.run(Ty)}manifests(){
return this.run(Ny)}async run(t){await this.writeConfig();let{listingTimeout:r,password:n,configFile:s,kopia:i,kopiaEnvironment:o}=this.
settings,a=(0,Ra.spawn)(i,[`--config-file=${s}`,...xy,...t],{env:{...o,KOPIA_PASSWORD:n,KOPIA_CHECK_FOR_UPDATES:"false"},
stdio:["ignore","pipe","pipe"]});this.child=a;let c,f=y=>{c??=y,a.kill("SIGKILL")},u=setTimeout(()=>f(new A("timeout",`K\
opia needed more than ${r/1e3} s to list the repository`)),r),h=Aa(a.stdout,vy,()=>f(new A("output","Kopia printed too m\
uch"))),m=Aa(a.stderr,Oy,()=>{});try{let[y,l]=await new Promise((_,E)=>{a.once("error",({message:b})=>E(new A("kopia",`K\
opia cannot be run: ${b}`))),a.once("close",(...b)=>_(b))});if(c!==void 0)throw c;if(l!==null)throw new A("killed",`Kopi\
a was ended by ${l} while it listed the repository`);let g=m().replaceAll(Py,"").trim();if(y!==0)throw this.failure(y,g);
if(g!=="")throw new A("kopia",`Kopia could not read all of the repository: ${this.inOneLine(g)}`);return h()}finally{clearTimeout(
u),this.child=void 0}}stop(){this.child?.kill("SIGKILL")}failure(t,r){return r.includes("invalid repository password")?new A(
"password","Kopia says that the password of the repository is wrong"):new A("kopia",`Kopia failed with exit code ${t}: ${this.
inOneLine(r)||"it gave no reason"}`)}inOneLine(t){return(Ay.exec(t)?.[0]??t.split(`
`).at(-1)??"").replaceAll(this.settings.password,"***").slice(0,500)}async writeConfig(){let{configFile:t,repositoryPath:r}=this.
settings,n={storage:{type:"filesystem",config:{path:r}},caching:{},hostname:"pvc-plumber",username:"pvc-plumber",readonly:!0,
enableActions:!1,formatBlobCacheDuration:-1};try{await(0,we.mkdir)((0,Ia.dirname)(t),{recursive:!0}),await(0,we.writeFile)(
`${t}.new`,JSON.stringify(n),{mode:384}),await(0,we.rename)(`${t}.new`,t)}catch(s){throw new A("kopia",`KOPIA_CONFIG_PAT\
H cannot be written: ${s.message}`)}}};function Aa(e,t,r){let n=[],s=0;return e.on("data",i=>{s>t||(n.push(i.subarray(0,
t-s)),s+=i.length,s>t&&r())}),()=>Buffer.concat(n).toString("utf8")}var ee=require("node:fs/promises"),La=require("node:path");var xt=class{constructor(t){this.file=t}file;id;newest=new Map;get repositoryId(){return this.id}async load(){try{let t=JSON.
parse(await(0,ee.readFile)(this.file,"utf8"));if(!qe(t?.repositoryId))return;this.id=t.repositoryId;for(let[r,n]of Object.
entries(t.newest??{}))typeof n=="number"&&this.newest.set(r,n)}catch{}}async learn(t,r){this.id!==t&&this.newest.clear();
let n=this.id!==t;this.id=t;let s=new Map,i=new Map;for(let[o,a]of this.newest){let c=r.get(o)?.last.time;c===void 0?s.set(
o,a):c<a&&i.set(o,a)}for(let[o,{last:a}]of r)a.time<=(this.newest.get(o)??Number.NEGATIVE_INFINITY)||(this.newest.set(o,
a.time),n=!0);return n&&await this.save(t),{vanished:s,setBack:i}}async save(t){let r={repositoryId:t,newest:Object.fromEntries(
this.newest)};try{await(0,ee.mkdir)((0,La.dirname)(this.file),{recursive:!0}),await(0,ee.writeFile)(`${this.file}.new`,JSON.
stringify(r)),await(0,ee.rename)(`${this.file}.new`,this.file)}catch{}}};var q=Ks(Yf());var Xf=["restore","fresh","unknown"];var Qf=["namespace","pvc"],Yt=class{registry=new q.Registry;registers=[this.registry];latest;decisions=new q.Counter({name:"\
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
atch","1 while the share holds another repository than the one that is meant");indexBlobs=this.gauge("pvc_plumber_index_\
blobs","Index blobs of the repository, of which each listing reads most; NaN before the first listing");missingManifests=this.
gauge("pvc_plumber_missing_base_manifests","Manifests that every healthy repository has and that cannot be seen in this \
one; NaN before the first listing");repositoryBytes=this.gauge("pvc_plumber_repository_bytes","Bytes of all files of the\
 repository; NaN until they have been counted");freeBytes=this.gauge("pvc_plumber_repository_free_bytes","Free bytes of \
the share");sizeBytes=this.gauge("pvc_plumber_repository_size_bytes","Size of the share");lastTime=this.pvcGauge("pvc_pl\
umber_source_last_complete_snapshot_timestamp_seconds","When the newest complete backup of a PVC was begun");lastSize=this.
pvcGauge("pvc_plumber_source_last_complete_snapshot_size_bytes","Size of the newest complete backup of a PVC");previousSize=this.
pvcGauge("pvc_plumber_source_previous_snapshot_size_bytes","Size of the complete backup before the newest one");unusable=new q.Gauge(
{name:"pvc_plumber_source_newest_snapshot_unusable",help:"1 for a PVC whose newest snapshot is no complete backup, by re\
ason",labelNames:[...Qf,"reason"],registers:this.registers});promised=this.pvcGauge("pvc_plumber_restore_promised_bytes",
'Size of the backup from which the PVC is to be filled, as of the last time that "restore" was answered');constructor(t){
(0,q.collectDefaultMetrics)({register:this.registry}),new q.Gauge({name:"pvc_plumber_build_info",help:"Always 1; the ver\
sion is in the label",labelNames:["version"],registers:this.registers}).set({version:t},1);let r=()=>this.cacheAge();new q.Gauge(
{name:"pvc_plumber_cache_age_seconds",help:"Age of the newest listing that succeeded; NaN before the first",registers:this.
registers,collect(){this.set(r())}});for(let i of Xf)this.decisions.inc({decision:i},0);for(let i of ya)this.failures.inc(
{reason:i},0);let n=[this.sources,this.indexBlobs,this.missingManifests],s=[this.repositoryBytes,this.freeBytes,this.sizeBytes];
for(let i of[...n,...s])i.set(Number.NaN)}async text(){return{contentType:this.registry.contentType,body:await this.registry.
metrics()}}beginListing(){let t=this.duration.startTimer();return r=>{t(),r instanceof A?this.failures.inc({reason:r.reason}):
this.listed(r)}}answered({answer:t,found:r},n){this.decisions.inc({decision:t.decision}),this.answerDuration.observe(n),
r!==void 0&&this.promised.set(Fs(r),r.last.size)}refused(){this.badRequests.inc()}sawRepository(t){this.mismatch.set(t?0:
1)}measured({free:t,size:r,repository:n}){t!==void 0&&this.freeBytes.set(t),r!==void 0&&this.sizeBytes.set(r),n!==void 0&&
this.repositoryBytes.set(n)}listed(t){this.latest=t,this.lastSuccess.set(t.began/1e3),this.sources.set(t.sources.size),this.
indexBlobs.set(t.indexBlobs),this.missingManifests.set(t.missing.length),this.vanished.set(t.losses.vanished.size),this.
setBack.set(t.losses.setBack.size);for(let r of[this.lastTime,this.lastSize,this.previousSize,this.unusable])r.reset();for(let r of t.
unusable.values())this.unusable.set({...Fs(r),reason:r.flaw},1);for(let r of t.sources.values()){let n=Fs(r);this.lastTime.
set(n,r.last.time/1e3),this.lastSize.set(n,r.last.size),r.previous!==void 0&&this.previousSize.set(n,r.previous.size)}}cacheAge(){
return this.latest===void 0?Number.NaN:(performance.now()-this.latest.beganTick)/1e3}gauge(t,r){return new q.Gauge({name:t,
help:r,registers:this.registers})}pvcGauge(t,r){return new q.Gauge({name:t,help:r,labelNames:Qf,registers:this.registers})}};
function Fs({namespace:e,pvc:t}){return{namespace:e,pvc:t}}var Zf=require("node:http");function eh(e){return(0,Zf.createServer)({keepAliveTimeout:75e3,requestTimeout:1e4},(r,n)=>{A0(e,r,n).catch(s=>{e.log.error(
{error:s.message},"a request failed"),n.headersSent?n.destroy():ie(n,500,{error:"internal error"})})})}async function A0(e,t,r){
if(t.method!=="GET"&&t.method!=="HEAD"){ie(r,405,{error:"only GET is answered"},{allow:"GET, HEAD"});return}let[n=""]=(t.
url??"").split("?");if(n==="/exists"||n.startsWith("/exists/"))await R0(e,n,r);else if(n==="/healthz")ie(r,200,{status:"\
ok"});else if(n==="/readyz")await I0(e,r);else if(n==="/metrics"){let{contentType:s,body:i}=await e.metrics.text();r.writeHead(
200,{"content-type":s}).end(i)}else ie(r,404,{error:`there is no ${n}; there are /exists/{namespace}/{pvc}, /readyz, /he\
althz, /metrics`})}async function R0({oracle:e,metrics:t,log:r},n,s){let i=performance.now(),[o="",a="",...c]=n.split("/").
slice(2),f=[...Yr("namespace",o),...Jr("pvc",a),...c.length>0?[{field:"path",value:n,allowed:"/exists/{namespace}/{pvc}",
fix:"ask so"}]:[]];if(f.length>0){t.refused();let g=f.map(Qr).join("; ");r.warn({path:n,error:g},"not the name of a prot\
ected PVC"),ie(s,400,{...{exists:!1,decision:"unknown",authoritative:!1},namespace:o,pvc:a,backend:be,error:g});return}let u=await e.
ask(o,a),h=(performance.now()-i)/1e3;t.answered(u,h);let{decision:m,error:y}=u.answer,l={namespace:o,pvc:a,decision:m,seconds:Number(
h.toFixed(3)),...y!==void 0&&{error:y}};m==="unknown"?r.warn(l,"asked"):r.info(l,"asked"),ie(s,m==="unknown"?503:200,u.answer)}
async function I0({checkReadiness:e},t){try{await e(),ie(t,200,{status:"ok"})}catch(r){ie(t,503,{status:"not ready",error:r.
message})}}function ie(e,t,r,n={}){let s=JSON.stringify(r);e.writeHead(t,{"content-type":"application/json","content-len\
gth":Buffer.byteLength(s),...n}),e.end(s)}var Ae=require("node:fs/promises"),th=require("node:path");async function rh(e){let{bavail:t,blocks:r,bsize:n}=await(0,Ae.statfs)(
e);return{free:t*n,size:r*n}}async function Us(e){let t=0;for await(let r of await(0,Ae.opendir)(e)){let n=(0,th.join)(e,
r.name);r.isDirectory()?t+=await Us(n):r.isFile()&&(t+=await L0(n))}return t}async function L0(e){try{return(await(0,Ae.stat)(
e)).size}catch{return 0}}var nh=1e4,C0=36e5;async function sh(e,t,r){let n=new Yt(r),s=new Ot(e),i=new xt(e.memoryFile);await i.load();let o=new vt(
e,s,i,n),a=new AbortController,c=async()=>{if(a.signal.aborted)throw new Error("pvc-plumber is being stopped");if(o.latest===
void 0)throw new Error("the repository has not been listed yet");await k0(e.answerTimeout,o.check(),"the share does not \
answer")},f=eh({oracle:new bt(e,o),metrics:n,log:t,checkReadiness:c});await new Promise((h,m)=>{f.once("error",m),f.listen(
e.port,()=>h())});let{port:u}=f.address();return t.info({port:u,repository:e.repositoryPath,uniqueId:e.repositoryId},"pv\
c-plumber listens"),M0(e,o,n,t,a.signal),D0(e,n,t,a.signal),{port:u,async stop(){a.abort(),await(0,Re.setTimeout)(e.shutdownDelay);
let h=new Promise(m=>f.close(m));f.closeIdleConnections(),await Promise.race([h,(0,Re.setTimeout)(e.answerTimeout+500)]),
s.stop(),f.closeAllConnections()}}}async function k0(e,t,r){let n=new AbortController,s=(0,Re.setTimeout)(e,void 0,{signal:n.
signal}).then(()=>{throw new Error(r)});try{await Promise.race([t,s])}finally{n.abort(),s.catch(()=>{})}}async function M0(e,t,r,n,s){
let{refreshInterval:i}=e;for(;!s.aborted;){let o=i;try{q0(await t.list(),n),r.measured(await rh(e.repositoryPath))}catch(a){
if(s.aborted)return;n.warn({error:a.message},"the repository could not be listed"),(i>0||t.latest===void 0)&&(o=Math.min(
i||nh,nh))}if(o===0)return;await(0,Re.setTimeout)(o,void 0,{signal:s}).catch(()=>{})}}function q0({sources:e,unusable:t,
indexBlobs:r,missing:n,losses:s},i){let{vanished:o,setBack:a}=s,c={sources:e.size,unusable:t.size,indexBlobs:r,vanished:o.
size,setBack:a.size};n.length>0?i.error({...c,missing:n},"the repository has lost a part of its index"):o.size+a.size>0?
i.error(c,"backups are gone from the repository"):i.debug(c,"listed the repository")}async function D0(e,t,r,n){for(;!n.
aborted;){try{t.measured({repository:await Us(e.repositoryPath)})}catch(s){r.debug({error:s.message},"the files of the r\
epository could not be counted")}await(0,Re.setTimeout)(C0,void 0,{signal:n}).catch(()=>{})}}function B0(){try{return ma(process.env)}catch(e){console.error(e.message),process.exit(1)}}async function j0(){let e=B0(),
t=(0,Xt.default)({level:e.logLevel,base:null,timestamp:Xt.default.stdTimeFunctions.isoTime,formatters:{level:s=>({level:s})}},
Xt.default.destination({fd:1,sync:!0})),r=await sh(e,t,aa.version),n=s=>{t.info({signal:s},"stopping"),r.stop().then(()=>process.
exit(0))};process.once("SIGTERM",n),process.once("SIGINT",n)}j0().catch(e=>{console.error(e.message),process.exit(1)});

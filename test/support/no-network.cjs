/** Loaded before a program: each attempt to reach other machines or to start another program fails, and is written down. */
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync } = require('node:fs');
const net = require('node:net');

const { ORION_NETWORK_ATTEMPTS: file } = process.env;

/**
 * @param {object} owner
 * @param {string} of
 * @param {RegExp} names
 */
function forbid(owner, of, names) {
  for (const name of Object.getOwnPropertyNames(owner)) {
    if (!names.test(name) || typeof owner[name] !== 'function') continue;
    owner[name] = () => {
      appendFileSync(file, `${of}.${name}\n`);
      throw new Error(`${of}.${name} is forbidden here.`);
    };
  }
}

forbid(net.Socket.prototype, 'Socket', /^connect$/);
forbid(net.Server.prototype, 'Server', /^listen$/);
forbid(dgram, 'dgram', /^createSocket$/);
forbid(dgram.Socket.prototype, 'datagram', /^(?:bind|connect|send)$/);
for (const [resolver, of] of [
  [dns, 'dns'],
  [dns.promises, 'dns.promises'],
  [dns.Resolver.prototype, 'Resolver'],
  [dns.promises.Resolver.prototype, 'promises.Resolver'],
]) {
  forbid(resolver, of, /^(?:lookup|resolve|reverse)/);
}
forbid(childProcess, 'child_process', /^(?:spawn|exec|fork)/);

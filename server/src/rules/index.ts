/** Every rule, sorted by code. A new rule is a new file and a new line here. */

import { certificateOrder } from './certificate-order.ts';
import { chainIsOwnIssuer } from './chain-is-own-issuer.ts';
import { clientFirstUseTrust } from './client-first-use-trust.ts';
import { doubledWorkdir } from './doubled-workdir.ts';
import { duplicateKey } from './duplicate-key.ts';
import { emptyWhitelist } from './empty-whitelist.ts';
import { emptyWorkdir } from './empty-workdir.ts';
import { endOfSupport } from './end-of-support.ts';
import { escapeInPath } from './escape-in-path.ts';
import { expiredCertificate } from './expired-certificate.ts';
import { expiringCertificate } from './expiring-certificate.ts';
import { exposedPrivateKey } from './exposed-private-key.ts';
import { firstUseTrust } from './first-use-trust.ts';
import { halfKeyPair } from './half-key-pair.ts';
import { ignoredChain } from './ignored-chain.ts';
import { insecureTrustMode } from './insecure-trust-mode.ts';
import { interruptedWrite } from './interrupted-write.ts';
import { invalidFingerprintInConfig } from './invalid-fingerprint.ts';
import { invalidLineInConfig } from './invalid-line.ts';
import { invalidStorage } from './invalid-storage.ts';
import { invalidUrl } from './invalid-url.ts';
import { invalidValue } from './invalid-value.ts';
import { jvmTrustStore } from './jvm-trust-store.ts';
import { keyCountMismatch } from './key-count-mismatch.ts';
import { keyInTable } from './key-in-table.ts';
import { keyMismatch } from './key-mismatch.ts';
import { keyPermissions } from './key-permissions.ts';
import { miscasedKey } from './miscased-key.ts';
import { missingChainFile } from './missing-chain-file.ts';
import { missingCommonName } from './missing-common-name.ts';
import { missingEnclaveFile } from './missing-enclave-file.ts';
import { missingKeyPair } from './missing-key-pair.ts';
import { missingPort } from './missing-port.ts';
import { noEffectProperty } from './no-effect-property.ts';
import { noTesseraEquivalent } from './no-tessera-equivalent.ts';
import { notFoundHere } from './not-found-here.ts';
import { notOrionConfig } from './not-orion-config.ts';
import { notYetValidCertificate } from './not-yet-valid-certificate.ts';
import { outOfRange } from './out-of-range.ts';
import { peerNotWhitelisted } from './peer-not-whitelisted.ts';
import { pemInConfig } from './pem-in-config.ts';
import { plaintextClientApi } from './plaintext-client-api.ts';
import { plaintextNodeApi } from './plaintext-node-api.ts';
import { portConflict } from './port-conflict.ts';
import { relativeWorkdir } from './relative-workdir.ts';
import { repeatedFolder } from './repeated-folder.ts';
import type { Rule } from './rule.ts';
import { sameCertificateAndKeyFile } from './same-certificate-and-key-file.ts';
import { schemeWithoutEffect } from './scheme-without-effect.ts';
import { sharedKnownHostsFile } from './shared-known-hosts-file.ts';
import { sharedListener } from './shared-listener.ts';
import { swappedKnownHostsInConfig } from './swapped-known-hosts.ts';
import { systemCertificatePath } from './system-certificate-path.ts';
import { template } from './template.ts';
import { tomlPortability } from './toml-portability.ts';
import { tomlSyntax } from './toml-syntax.ts';
import { unknownKey } from './unknown-key.ts';
import { unreachableNodeUrl } from './unreachable-node-url.ts';
import { unreadableFile } from './unreadable-file.ts';
import { unreadableKnownHosts } from './unreadable-known-hosts.ts';
import { unsupportedCertificateFormat } from './unsupported-certificate-format.ts';
import { unsupportedChainFormat } from './unsupported-chain-format.ts';
import { unsupportedKeyFormat } from './unsupported-key-format.ts';
import { untrustedByPeers } from './untrusted-by-peers.ts';
import { unusableCommonName } from './unusable-common-name.ts';
import { unusableInterface } from './unusable-interface.ts';
import { unusableUrl } from './unusable-url.ts';
import { unusableWorkdir } from './unusable-workdir.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { unusedTlsProperty } from './unused-tls-property.ts';
import { uppercaseCommonName } from './uppercase-common-name.ts';
import { uppercaseHost } from './uppercase-host.ts';
import { weakKey } from './weak-key.ts';
import { weakSignature } from './weak-signature.ts';
import { wrongType } from './wrong-type.ts';

export const rules: readonly Rule[] = [
  certificateOrder,
  chainIsOwnIssuer,
  clientFirstUseTrust,
  doubledWorkdir,
  duplicateKey,
  emptyWhitelist,
  emptyWorkdir,
  endOfSupport,
  escapeInPath,
  expiredCertificate,
  expiringCertificate,
  exposedPrivateKey,
  firstUseTrust,
  halfKeyPair,
  ignoredChain,
  insecureTrustMode,
  interruptedWrite,
  invalidFingerprintInConfig,
  invalidLineInConfig,
  invalidStorage,
  invalidUrl,
  invalidValue,
  jvmTrustStore,
  keyCountMismatch,
  keyInTable,
  keyMismatch,
  keyPermissions,
  miscasedKey,
  missingChainFile,
  missingCommonName,
  missingEnclaveFile,
  missingKeyPair,
  missingPort,
  noEffectProperty,
  noTesseraEquivalent,
  notFoundHere,
  notOrionConfig,
  notYetValidCertificate,
  outOfRange,
  peerNotWhitelisted,
  pemInConfig,
  plaintextClientApi,
  plaintextNodeApi,
  portConflict,
  relativeWorkdir,
  repeatedFolder,
  sameCertificateAndKeyFile,
  schemeWithoutEffect,
  sharedKnownHostsFile,
  sharedListener,
  swappedKnownHostsInConfig,
  systemCertificatePath,
  template,
  tomlPortability,
  tomlSyntax,
  unknownKey,
  unreachableNodeUrl,
  unreadableFile,
  unreadableKnownHosts,
  unsupportedCertificateFormat,
  unsupportedChainFormat,
  unsupportedKeyFormat,
  untrustedByPeers,
  unusableCommonName,
  unusableInterface,
  unusableUrl,
  unusableWorkdir,
  unusedSuppression,
  unusedTlsProperty,
  uppercaseCommonName,
  uppercaseHost,
  weakKey,
  weakSignature,
  wrongType,
];

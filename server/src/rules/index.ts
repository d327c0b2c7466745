/** Every rule, sorted by code. A new rule is a new file and a new line here. */

import { clientFirstUseTrust } from './client-first-use-trust.ts';
import { doubledWorkdir } from './doubled-workdir.ts';
import { duplicateKey } from './duplicate-key.ts';
import { emptyWorkdir } from './empty-workdir.ts';
import { endOfSupport } from './end-of-support.ts';
import { escapeInPath } from './escape-in-path.ts';
import { firstUseTrust } from './first-use-trust.ts';
import { halfKeyPair } from './half-key-pair.ts';
import { ignoredChain } from './ignored-chain.ts';
import { insecureTrustMode } from './insecure-trust-mode.ts';
import { invalidStorage } from './invalid-storage.ts';
import { invalidUrl } from './invalid-url.ts';
import { invalidValue } from './invalid-value.ts';
import { jvmTrustStore } from './jvm-trust-store.ts';
import { keyCountMismatch } from './key-count-mismatch.ts';
import { keyInTable } from './key-in-table.ts';
import { miscasedKey } from './miscased-key.ts';
import { missingChainFile } from './missing-chain-file.ts';
import { missingEnclaveFile } from './missing-enclave-file.ts';
import { missingKeyPair } from './missing-key-pair.ts';
import { missingPort } from './missing-port.ts';
import { noEffectProperty } from './no-effect-property.ts';
import { noTesseraEquivalent } from './no-tessera-equivalent.ts';
import { notFoundHere } from './not-found-here.ts';
import { notOrionConfig } from './not-orion-config.ts';
import { outOfRange } from './out-of-range.ts';
import { plaintextClientApi } from './plaintext-client-api.ts';
import { plaintextNodeApi } from './plaintext-node-api.ts';
import { portConflict } from './port-conflict.ts';
import { relativeWorkdir } from './relative-workdir.ts';
import type { Rule } from './rule.ts';
import { sameCertificateAndKeyFile } from './same-certificate-and-key-file.ts';
import { schemeWithoutEffect } from './scheme-without-effect.ts';
import { sharedKnownHostsFile } from './shared-known-hosts-file.ts';
import { sharedListener } from './shared-listener.ts';
import { systemCertificatePath } from './system-certificate-path.ts';
import { template } from './template.ts';
import { tomlPortability } from './toml-portability.ts';
import { tomlSyntax } from './toml-syntax.ts';
import { unknownKey } from './unknown-key.ts';
import { unreachableNodeUrl } from './unreachable-node-url.ts';
import { unreadableFile } from './unreadable-file.ts';
import { unusableUrl } from './unusable-url.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { unusedTlsProperty } from './unused-tls-property.ts';
import { uppercaseHost } from './uppercase-host.ts';
import { wrongType } from './wrong-type.ts';

export const rules: readonly Rule[] = [
  clientFirstUseTrust,
  doubledWorkdir,
  duplicateKey,
  emptyWorkdir,
  endOfSupport,
  escapeInPath,
  firstUseTrust,
  halfKeyPair,
  ignoredChain,
  insecureTrustMode,
  invalidStorage,
  invalidUrl,
  invalidValue,
  jvmTrustStore,
  keyCountMismatch,
  keyInTable,
  miscasedKey,
  missingChainFile,
  missingEnclaveFile,
  missingKeyPair,
  missingPort,
  noEffectProperty,
  noTesseraEquivalent,
  notFoundHere,
  notOrionConfig,
  outOfRange,
  plaintextClientApi,
  plaintextNodeApi,
  portConflict,
  relativeWorkdir,
  sameCertificateAndKeyFile,
  schemeWithoutEffect,
  sharedKnownHostsFile,
  sharedListener,
  systemCertificatePath,
  template,
  tomlPortability,
  tomlSyntax,
  unknownKey,
  unreachableNodeUrl,
  unreadableFile,
  unusableUrl,
  unusedSuppression,
  unusedTlsProperty,
  uppercaseHost,
  wrongType,
];

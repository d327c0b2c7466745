package orion.harness;

import java.security.KeyStore;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.impl.KeyStoreHelper;

/** Loads PEM files as Vert.x does when a server or a client of Orion starts. */
final class PemExpert implements Harness.Expert {

  private final VertxInternal vertx;

  PemExpert(VertxInternal vertx) {
    this.vertx = vertx;
  }

  /** How many certificates were loaded: of a pair in <code>certificate</code> and <code>key</code>, or of a chain list's file. */
  @Override
  public JsonObject answer(JsonObject question) {
    try {
      return new JsonObject().put("certificates", load(question));
    } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
      JsonArray messages = new JsonArray();
      for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
        messages.add(String.valueOf(cause.getMessage()));
      }
      return new JsonObject().put("refused", messages).put("by", Harness.describe(thrown));
    }
  }

  private int load(JsonObject question) throws Exception {
    if (question.containsKey("chain")) {
      PemTrustOptions trust = new PemTrustOptions().addCertValue(file(question, "chain"));
      KeyStoreHelper helper = KeyStoreHelper.create(vertx, trust);
      helper.getTrustMgrFactory(vertx);
      return helper.store().size();
    }
    PemKeyCertOptions pair =
        new PemKeyCertOptions().setKeyValue(file(question, "key")).setCertValue(file(question, "certificate"));
    KeyStoreHelper helper = KeyStoreHelper.create(vertx, pair);
    helper.getKeyMgrFactory();
    KeyStore store = helper.store();
    return store.getCertificateChain(store.aliases().nextElement()).length;
  }

  private static Buffer file(JsonObject question, String name) {
    return Buffer.buffer(question.getBinary(name));
  }
}

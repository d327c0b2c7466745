package orion.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TCPSSLOptions;
import io.vertx.core.net.TrustOptions;
import org.apache.tuweni.net.tls.VertxTrustOptions;

/** Lets a server and a client of which one judges the other as Orion does shake hands on this machine. */
final class HandshakeExpert implements Harness.Expert {

  private static final int SECONDS = 20;

  private final Vertx vertx;
  private final Path trustStore;

  HandshakeExpert(Vertx vertx, Path folder) {
    this.vertx = vertx;
    this.trustStore = folder.resolve("trust-store");
  }

  /** Makes the authority in a PEM file the only one that Java trusts. Asked before the first handshake. */
  JsonObject setJavaAuthority(JsonObject question) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream file = Files.newInputStream(Paths.get(question.getString("certificate")))) {
      Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(file);
      store.setCertificateEntry("authority", certificate);
    }
    char[] password = "of no importance".toCharArray();
    try (OutputStream file = Files.newOutputStream(trustStore)) {
      store.store(file, password);
    }
    System.setProperty("javax.net.ssl.trustStore", trustStore.toString());
    System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
    System.setProperty("javax.net.ssl.trustStorePassword", new String(password));
    return new JsonObject().put("authorities", store.size());
  }

  /** Whether a request got through; if not, what each side says about it. */
  @Override
  public JsonObject answer(JsonObject question) throws InterruptedException {
    HttpServerOptions server = new HttpServerOptions().setHost("localhost").setPort(question.getInteger("port"));
    HttpClientOptions client = new HttpClientOptions().setConnectTimeout(SECONDS * 1000);
    if (question.getString("role").equals("accepts")) {
      server.setClientAuth(ClientAuth.REQUIRED);
      judge(server, question, serverTrust(question));
      present(client, question.getJsonObject("peer"));
      client.setTrustAll(true).setVerifyHost(false);
    } else {
      present(server, question.getJsonObject("peer"));
      judge(client, question, clientTrust(question));
    }
    return shakeHands(server, client);
  }

  private JsonObject shakeHands(HttpServerOptions serverOptions, HttpClientOptions clientOptions)
      throws InterruptedException {
    AtomicReference<String> serverSays = new AtomicReference<>();
    HttpServer server = vertx
        .createHttpServer(serverOptions)
        .requestHandler(request -> request.response().end())
        .exceptionHandler(thrown -> serverSays.compareAndSet(null, Harness.describe(thrown)));
    HttpClient client = vertx.createHttpClient(clientOptions);
    JsonObject answer = new JsonObject();
    try {
      CompletableFuture<Void> listening = new CompletableFuture<>();
      server.listen(started -> settle(listening, started.succeeded() ? null : started.cause()));
      listening.get(SECONDS, TimeUnit.SECONDS);
      CompletableFuture<Void> answered = new CompletableFuture<>();
      client
          .get(serverOptions.getPort(), "localhost", "/", response -> settle(answered, null))
          .exceptionHandler(thrown -> settle(answered, thrown))
          .end();
      answered.get(SECONDS, TimeUnit.SECONDS);
      answer.put("admitted", true);
    } catch (ExecutionException | TimeoutException e) {
      answer.put("admitted", false).put("client", Harness.describe(e)).put("server", serverSays.get());
    } finally {
      client.close();
      CompletableFuture<Void> closed = new CompletableFuture<>();
      server.close(done -> closed.complete(null));
      closed.join();
    }
    return answer;
  }

  private static void settle(CompletableFuture<Void> future, Throwable thrown) {
    if (thrown == null) {
      future.complete(null);
    } else {
      future.completeExceptionally(thrown);
    }
  }

  private static void present(TCPSSLOptions options, JsonObject pair) {
    options.setSsl(true);
    options.setPemKeyCertOptions(
        new PemKeyCertOptions().setCertPath(pair.getString("certificate")).setKeyPath(pair.getString("key")));
  }

  /** The order in which Orion sets chain list and mode; the second takes the place of the first. */
  private static void judge(TCPSSLOptions options, JsonObject question, TrustOptions trust) {
    present(options, question.getJsonObject("own"));
    JsonArray chain = question.getJsonArray("chain");
    if (!chain.isEmpty()) {
      PemTrustOptions anchors = new PemTrustOptions();
      chain.forEach(path -> anchors.addCertPath((String) path));
      options.setPemTrustOptions(anchors);
    }
    if (trust != null) {
      options.setTrustOptions(trust);
    }
  }

  /** Who is let in, by mode: HttpTlsOptionHelpers. */
  private static TrustOptions serverTrust(JsonObject question) {
    Path file = Paths.get(question.getString("knownHosts"));
    switch (question.getString("mode")) {
      case "ca":
        return null;
      case "whitelist":
        return VertxTrustOptions.whitelistClients(file, false);
      case "ca-or-whitelist":
        return VertxTrustOptions.whitelistClients(file, true);
      case "tofu":
      case "insecure-tofa":
        return VertxTrustOptions.trustClientOnFirstAccess(file, false);
      case "ca-or-tofu":
      case "insecure-ca-or-tofa":
        return VertxTrustOptions.trustClientOnFirstAccess(file, true);
      case "insecure-no-validation":
      case "insecure-record":
        return VertxTrustOptions.recordClientFingerprints(file, false);
      case "insecure-ca-or-record":
        return VertxTrustOptions.recordClientFingerprints(file, true);
      default:
        throw new UnsupportedOperationException(question.getString("mode"));
    }
  }

  /** Who is talked to, by mode: NodeHttpClientBuilder. */
  private static TrustOptions clientTrust(JsonObject question) {
    Path file = Paths.get(question.getString("knownHosts"));
    switch (question.getString("mode")) {
      case "ca":
        return null;
      case "whitelist":
        return VertxTrustOptions.whitelistServers(file, false);
      case "ca-or-whitelist":
        return VertxTrustOptions.whitelistServers(file, true);
      case "tofu":
        return VertxTrustOptions.trustServerOnFirstUse(file, false);
      case "ca-or-tofu":
        return VertxTrustOptions.trustServerOnFirstUse(file, true);
      case "insecure-no-validation":
      case "insecure-record":
        return VertxTrustOptions.recordServerFingerprints(file, false);
      case "insecure-ca-or-record":
        return VertxTrustOptions.recordServerFingerprints(file, true);
      default:
        throw new UnsupportedOperationException(question.getString("mode"));
    }
  }
}

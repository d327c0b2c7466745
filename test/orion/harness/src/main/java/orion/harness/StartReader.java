package orion.harness;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Locale;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.tuweni.config.Configuration;
import org.apache.tuweni.config.DocumentPosition;

/** Reads an accepted configuration as Orion does when it starts, where a value that the schema took can still stop it. */
final class StartReader {

  private interface Step {
    void run() throws Exception;
  }

  private final Configuration configuration;
  private final JsonArray properties;
  private final JsonObject failures = new JsonObject();

  private StartReader(Configuration configuration, JsonArray properties) {
    this.configuration = configuration;
    this.properties = properties;
  }

  /** The properties whose reading throws, with what is thrown and where they stand. */
  static JsonObject read(Configuration configuration, JsonArray properties) {
    StartReader reader = new StartReader(configuration, properties);
    reader.readAll();
    return reader.failures;
  }

  private void readAll() {
    step("workdir", this::workDir);
    step("libsodiumpath", () -> Paths.get(text("libsodiumpath")));
    step("passwords", () -> workDir().resolve(text("passwords")));
    step("alwayssendto", () -> paths("alwayssendto"));
    step("publickeys", () -> paths("publickeys"));
    step("privatekeys", () -> paths("privatekeys"));
    step(configuration.inputPositionOf("privatekeys") == null ? "publickeys" : "privatekeys", this::comparePairs);
    step("storage", () -> openStorage(configuration.getString("storage")));
    step("knownnodesstorage", () -> openStorage(configuration.getString("knownnodesstorage")));
    step("nodeurl", () -> new URL(text("nodeurl")).toURI());
    step("othernodes", () -> configuration.getListOfString("othernodes").forEach(URI::create));
    step("nodeport", () -> configuration.getInteger("nodeport"));
    step("clientport", () -> configuration.getInteger("clientport"));
    if (isStrict("tls")) {
      for (String side : new String[] {"server", "client"}) {
        readFiles("tls" + side);
        step("tls" + side + "trust", () -> findMode("tls" + side + "trust"));
      }
      step("tlsknownclients", () -> path("tlsknownclients"));
      step("tlsknownservers", () -> path("tlsknownservers"));
    }
    if (isStrict("clientconnectiontls")) {
      readFiles("clientconnectiontlsserver");
      step("clientconnectiontlsservertrust", () -> findMode("clientconnectiontlsservertrust"));
      step("clientconnectiontlsknownclients", () -> path("clientconnectiontlsknownclients"));
    }
  }

  private void readFiles(String prefix) {
    step(prefix + "cert", () -> path(prefix + "cert"));
    step(prefix + "key", () -> path(prefix + "key"));
    step(prefix + "chain", () -> paths(prefix + "chain"));
  }

  private void step(String key, Step step) {
    if (configuration.get(key) == null) {
      return;
    }
    try {
      step.run();
    } catch (Exception e) {
      DocumentPosition position = configuration.inputPositionOf(key);
      JsonObject failure = new JsonObject().put("message", Harness.describe(e));
      failures.put(
          key,
          position == null ? failure : failure.put("line", position.line()).put("column", position.column()));
    }
  }

  private boolean isStrict(String key) {
    Object value = configuration.get(key);
    return value instanceof String && ((String) value).toLowerCase(Locale.ROOT).equals("strict");
  }

  private String text(String key) {
    return configuration.getString(key);
  }

  private Path workDir() {
    return Paths.get(configuration.contains("workdir") ? text("workdir") : ".");
  }

  private Path path(String key) {
    return workDir().resolve(text(key));
  }

  private void paths(String key) {
    configuration.getListOfString(key).forEach(workDir()::resolve);
  }

  /** HttpTlsOptionHelpers and NodeHttpClientBuilder compare the mode in lower case, letter by letter. */
  private void findMode(String key) {
    String mode = text(key).toLowerCase(Locale.ROOT);
    for (Object property : properties) {
      JsonObject row = (JsonObject) property;
      if (row.getString("key").equals(key) && !row.getJsonArray("choices").contains(mode)) {
        throw new UnsupportedOperationException(mode + " is not supported");
      }
    }
  }

  /** Without a list the schema's default counts, an empty one. */
  private void comparePairs() {
    List<String> publicKeys = configuration.getListOfString("publickeys");
    List<String> privateKeys = configuration.getListOfString("privatekeys");
    if (publicKeys.size() != privateKeys.size()) {
      throw new IllegalStateException("key sets differ in size");
    }
  }

  /** The part of Orion.createStorage that opens nothing; which databases it has drivers for is not asked here. */
  private void openStorage(String storage) {
    String[] parts = storage.split(":", 2);
    String lower = storage.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mapdb") || lower.startsWith("leveldb")) {
      workDir().resolve(parts.length > 1 ? parts[1] : "name");
    } else if (!lower.startsWith("sql") && !lower.equals("memory")) {
      throw new IllegalStateException("unsupported storage mechanism");
    }
  }
}

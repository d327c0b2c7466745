package orion.harness;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.vertx.core.json.JsonObject;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.net.tls.FingerprintRepository;

/** Reads known-hosts files through Tuweni's own repository, and lets it add a fingerprint. */
final class KnownHostsExpert implements Harness.Expert {

  private final Path file;

  KnownHostsExpert(Path folder) {
    file = folder.resolve("known-hosts");
  }

  /** What the file holds; with <code>add</code> also the file after that, and what it then holds for a new process. */
  @Override
  public JsonObject answer(JsonObject question) throws IOException, ReflectiveOperationException {
    Files.write(file, question.getBinary("file"));
    JsonObject answer = new JsonObject();
    FingerprintRepository repository = open(answer, "entries");
    JsonObject add = question.getJsonObject("add");
    if (repository == null || add == null) {
      return answer;
    }
    repository.addFingerprint(add.getString("identifier"), Bytes.fromHexString(add.getString("fingerprint")));
    answer.put("rewritten", Files.readAllBytes(file));
    open(answer, "reread");
    return answer;
  }

  /** Opens the file and puts its entries, or why it cannot be read, into the answer. */
  private FingerprintRepository open(JsonObject answer, String name) throws ReflectiveOperationException {
    Class<?> type = Class.forName("org.apache.tuweni.net.tls.FileBackedFingerprintRepository");
    Constructor<?> constructor = type.getDeclaredConstructor(Path.class);
    constructor.setAccessible(true);
    Object repository;
    try {
      repository = constructor.newInstance(file);
    } catch (InvocationTargetException e) {
      if (!e.getCause().getClass().getSimpleName().equals("TLSEnvironmentException")) {
        throw e;
      }
      answer.put(name, new JsonObject().put("refused", e.getCause().getMessage().replace(file.toString(), "the file")));
      return null;
    }
    Field field = type.getDeclaredField("fingerprints");
    field.setAccessible(true);
    JsonObject entries = new JsonObject();
    ((Map<?, ?>) field.get(repository))
        .forEach((identifier, fingerprint) -> entries.put((String) identifier, hex((Bytes) fingerprint)));
    answer.put(name, new JsonObject().put("entries", entries));
    return (FingerprintRepository) repository;
  }

  private static String hex(Bytes bytes) {
    return bytes.toHexString().substring(2);
  }
}

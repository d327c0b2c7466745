package orion.harness;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.json.JsonObject;

/**
 * Answers questions about Orion's libraries: one JSON object a line on standard input, one answer a line on standard
 * output, in the same order. A question that makes a library throw is answered with <code>thrown</code>.
 */
public final class Harness {

  /** Takes the question apart and says what the libraries make of it. */
  interface Expert {
    JsonObject answer(JsonObject question) throws Exception;
  }

  private Harness() {}

  public static void main(String[] args) throws IOException {
    PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    // What libraries print must not get among the answers.
    System.setOut(System.err);
    Path folder = Files.createTempDirectory("orion-harness");
    Map<String, Expert> experts = experts(folder);
    BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      answers.println(answer(experts, new JsonObject(line)).encode());
      answers.flush();
    }
    remove(folder);
    System.exit(0);
  }

  private static Map<String, Expert> experts(Path folder) {
    Map<String, Expert> experts = new LinkedHashMap<>();
    ConfigExpert config = new ConfigExpert();
    experts.put("schema", config::defineSchema);
    experts.put("config", config);
    experts.put("known-hosts", new KnownHostsExpert(folder));
    Vertx vertx = Vertx.vertx();
    experts.put("pem", new PemExpert((VertxInternal) vertx));
    HandshakeExpert handshakes = new HandshakeExpert(vertx, folder);
    experts.put("java-authority", handshakes::setJavaAuthority);
    experts.put("handshake", handshakes);
    return experts;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  private static JsonObject answer(Map<String, Expert> experts, JsonObject question) {
    try {
      return experts.get(question.getString("ask")).answer(question);
    } catch (Throwable thrown) {
      return new JsonObject().put("thrown", describe(thrown));
    }
  }

  /** The exception and what caused it, outermost first. */
  static String describe(Throwable thrown) {
    StringBuilder description = new StringBuilder();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (description.length() > 0) {
        description.append(" <- ");
      }
      description.append(cause.getClass().getName()).append(": ").append(cause.getMessage());
    }
    return description.toString();
  }
}

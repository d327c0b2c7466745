package orion.harness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.tuweni.config.Configuration;
import org.apache.tuweni.config.ConfigurationError;
import org.apache.tuweni.config.DocumentPosition;
import org.apache.tuweni.config.Schema;
import org.apache.tuweni.config.SchemaBuilder;

/** Reads configurations as Orion does: through Tuweni's TOML parser and a schema of Orion's properties. */
final class ConfigExpert implements Harness.Expert {

  private JsonArray properties = new JsonArray();
  private Schema schema = SchemaBuilder.create().toSchema();

  /** Takes the table of properties that all later questions are about. */
  JsonObject defineSchema(JsonObject question) {
    properties = question.getJsonArray("properties");
    schema = ConfigSchema.of(properties);
    return new JsonObject().put("properties", properties.size());
  }

  /** Everything that the parser and the schema have against the text, and what Orion would stop on after that. */
  @Override
  public JsonObject answer(JsonObject question) throws IOException, ReflectiveOperationException {
    SharedEmptyTable.reset();
    byte[] file = question.getString("text").getBytes(StandardCharsets.UTF_8);
    Configuration configuration = Configuration.fromToml(new ByteArrayInputStream(file), schema);
    JsonArray errors = new JsonArray();
    for (ConfigurationError error : configuration.errors()) {
      errors.add(describe(error));
    }
    return new JsonObject().put("errors", errors).put("later", StartReader.read(configuration, properties));
  }

  private static JsonObject describe(ConfigurationError error) {
    JsonObject described = new JsonObject().put("message", error.getMessage());
    DocumentPosition position = error.position();
    if (position != null) {
      described.put("line", position.line()).put("column", position.column());
    }
    return described;
  }
}

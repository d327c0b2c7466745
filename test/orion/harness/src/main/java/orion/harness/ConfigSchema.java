package orion.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.tuweni.config.Configuration;
import org.apache.tuweni.config.ConfigurationError;
import org.apache.tuweni.config.ConfigurationErrors;
import org.apache.tuweni.config.PropertyValidator;
import org.apache.tuweni.config.Schema;
import org.apache.tuweni.config.SchemaBuilder;

/** Makes Tuweni's schema from a table of properties, with the checks that Orion's own Config adds to it. */
final class ConfigSchema {

  private static final List<String> STORAGE_ENGINES = Arrays.asList("leveldb", "mapdb", "sql", "memory");

  private ConfigSchema() {}

  static Schema of(JsonArray properties) {
    SchemaBuilder builder = SchemaBuilder.create();
    for (Object property : properties) {
      add(builder, (JsonObject) property);
    }
    builder.validateConfiguration(ConfigSchema::compareProperties);
    return builder.toSchema();
  }

  private static void add(SchemaBuilder builder, JsonObject property) {
    String key = property.getString("key");
    switch (property.getString("type")) {
      case "string":
        builder.addString(key, property.getString("default"), null, stringCheck(property));
        break;
      case "integer":
        JsonArray range = property.getJsonArray("range");
        builder.addInteger(
            key,
            property.getInteger("default"),
            null,
            PropertyValidator.inRange(range.getLong(0), range.getLong(1)));
        break;
      case "list":
        PropertyValidator<String> check = stringCheck(property);
        builder.addListOfString(
            key,
            Collections.emptyList(),
            null,
            check == null ? null : PropertyValidator.allInList(check));
        break;
      case "unchecked":
        builder.documentProperty(key, key);
        break;
      default:
        throw new IllegalArgumentException(property.encode());
    }
  }

  private static PropertyValidator<String> stringCheck(JsonObject property) {
    switch (property.getString("check")) {
      case "choice":
        List<String> choices = new ArrayList<>();
        property.getJsonArray("choices").forEach(choice -> choices.add((String) choice));
        return PropertyValidator.anyOfIgnoreCase(choices);
      case "url":
        return PropertyValidator.isURL();
      case "storage":
        return (key, position, value) -> STORAGE_ENGINES.contains(value.split(":", 2)[0])
            ? ConfigurationErrors.noErrors()
            : ConfigurationErrors.singleError(position, "Value of property '" + key + "' must have storage type");
      default:
        return null;
    }
  }

  /** The two comparisons of Config.validateConfiguration. They throw where a value has the wrong type, as there. */
  private static List<ConfigurationError> compareProperties(Configuration configuration) {
    List<ConfigurationError> errors = new ArrayList<>();
    if (configuration.contains("nodeport") && configuration.contains("clientport")) {
      int port = configuration.getInteger("nodeport");
      if (port == configuration.getInteger("clientport") && port != 0) {
        errors.add(
            new ConfigurationError(configuration.inputPositionOf("clientport"), "'nodeport' must be different"));
      }
    }
    if (configuration.contains("publickeys") && configuration.contains("privatekeys")) {
      int count = configuration.getListOfString("publickeys").size();
      if (count != configuration.getListOfString("privatekeys").size()) {
        errors.add(new ConfigurationError(configuration.inputPositionOf("privatekeys"), "The number of keys differs"));
      }
    }
    return errors;
  }
}

package orion.harness;

import java.lang.reflect.Field;
import java.util.HashMap;

/**
 * Every <code>{}</code> is one and the same table to Tuweni's parser, which later lines may fill, and which therefore
 * still holds what earlier documents of this process put there. Orion reads one document in its life.
 */
final class SharedEmptyTable {

  private SharedEmptyTable() {}

  /** Makes the table as a new process finds it. */
  static void reset() throws ReflectiveOperationException {
    Class<?> type = Class.forName("org.apache.tuweni.toml.MutableTomlTable");
    Object empty = field(type, "EMPTY").get(null);
    field(type, "properties").set(empty, new HashMap<>());
    field(type, "implicitlyDefined").set(empty, true);
  }

  private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}

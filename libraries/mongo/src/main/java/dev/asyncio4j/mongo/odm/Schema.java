package dev.asyncio4j.mongo.odm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;

/**
 * The fields of a type.
 *
 * <p><i>Python:</i> {@code umongo.schema.Schema}.
 */
public final class Schema {
  private final String name;
  private final Layout layout;

  Schema(String name, Layout layout) {
    this.name = name;
    this.layout = layout;
  }

  /** {@return the fields by their names, in order} */
  public Map<String, Field<?>> fields() {
    var all = new LinkedHashMap<String, Field<?>>();
    for (var slot : layout.slots()) all.put(slot.name(), slot.field());
    return Collections.unmodifiableMap(all);
  }

  /** {@return a JSON schema of what {@code dump()} gives} */
  public Document asJsonSchema() {
    var properties = new Document();
    var required = new ArrayList<String>();
    for (var slot : layout.slots()) {
      var field = slot.field();
      if (field.isLoadOnly()) continue;
      properties.put(slot.name(), field.kind().schema());
      if (field.isRequired()) required.add(slot.name());
    }
    var schema =
        new Document("title", name).append("type", "object").append("properties", properties);
    return required.isEmpty() ? schema : schema.append("required", required);
  }

  @Override
  public String toString() {
    return "<Schema of " + name + " " + fields().keySet() + ">";
  }
}

package dev.asyncio4j.mongo.odm;

import java.util.ArrayList;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The names of fields in filters, made into those of the database. */
final class QueryMapper {
  private final TypeCore<?> type;

  QueryMapper(TypeCore<?> type) {
    this.type = type;
  }

  BsonDocument mapped(BsonDocument query) {
    return mapped(query, type);
  }

  private BsonDocument mapped(BsonDocument query, @Nullable TypeCore<?> of) {
    if (of == null) return query;
    var result = new BsonDocument();
    query.forEach(
        (key, value) -> {
          if (key.startsWith("$"))
            result.put(key, value.isArray() ? all(value.asArray(), of) : value);
          else {
            var path = new Path(of, key);
            result.put(path.name(), operand(value, path.inside));
          }
        });
    return result;
  }

  /** Maps the parts of {@code $and} and the like. */
  private BsonArray all(BsonArray parts, TypeCore<?> of) {
    var result = new BsonArray();
    for (var each : parts) result.add(each.isDocument() ? mapped(each.asDocument(), of) : each);
    return result;
  }

  /** Maps what a field is compared with: operators, or a document as it is inside, or several. */
  private BsonValue operand(BsonValue value, @Nullable TypeCore<?> inside) {
    if (inside == null) return value;
    if (value.isArray()) {
      var all = new BsonArray();
      for (var each : value.asArray()) all.add(operand(each, inside));
      return all;
    }
    if (!value.isDocument() || value.asDocument().isEmpty()) return value;
    var document = value.asDocument();
    if (!document.getFirstKey().startsWith("$")) return mapped(document, inside);
    var result = new BsonDocument();
    document.forEach(
        (operator, each) ->
            result.put(
                operator,
                switch (operator) {
                  case "$elemMatch" -> mapped(each.asDocument(), inside);
                  case "$not", "$eq", "$ne", "$in", "$nin", "$all" -> operand(each, inside);
                  default -> each;
                }));
    return result;
  }

  /** A path such as {@code wheels.0.size}. */
  private static final class Path {
    private final ArrayList<String> names = new ArrayList<>();

    /** The type of what is inside of the last one; null if it is not known. */
    private @Nullable TypeCore<?> inside;

    Path(TypeCore<?> of, String path) {
      inside = of;
      boolean isKey = false; // of a map: any name
      for (var name : path.split("\\.")) {
        var slot = inside == null || isKey ? null : slot(inside, name);
        names.add(slot == null ? name : slot.mongoName());
        if (slot != null) {
          var kind = slot.field().kind();
          isKey = kind instanceof DictKind<?>;
          inside = kind.nested(inside.instance());
        } else if (isKey) isKey = false;
        else if (!isPosition(name)) inside = null;
      }
    }

    private static @Nullable Slot slot(TypeCore<?> of, String name) {
      var slot = of.layout().find(name);
      return slot == null ? of.layout().findStored(name) : slot;
    }

    private static boolean isPosition(String name) {
      return name.startsWith("$") || name.chars().allMatch(Character::isDigit);
    }

    String name() {
      return String.join(".", names);
    }
  }
}

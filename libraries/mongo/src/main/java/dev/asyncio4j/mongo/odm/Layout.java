package dev.asyncio4j.mongo.odm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a type, found by what they are asked for. */
final class Layout {
  static final String KEY = "_id";

  private final String owner;
  private final List<Slot> slots = new ArrayList<>();
  private final Map<Field<?>, Slot> byField = new IdentityHashMap<>();
  private final Map<String, Slot> byName = new HashMap<>();
  private final Map<String, Slot> byMongoName = new HashMap<>();

  /**
   * Makes one.
   *
   * @param owner the name of the type
   * @param fields bound to their names
   * @param replaced fields of classes above in whose place another one of that name is
   * @throws DocumentDefinitionException if two have one name in the database
   */
  Layout(String owner, List<Field<?>> fields, Map<Field<?>, String> replaced) {
    this.owner = owner;
    for (var field : fields) {
      var slot = new Slot(field, field.name(), field.mongoName(), slots.size());
      slots.add(slot);
      byField.put(field, slot);
      byName.put(slot.name(), slot);
      var other = byMongoName.put(slot.mongoName(), slot);
      if (other != null)
        throw new DocumentDefinitionException(
            "%s: the fields '%s' and '%s' are both '%s' in the database: give one an attribute(…)"
                .formatted(owner, other.name(), slot.name(), slot.mongoName()));
    }
    replaced.forEach(
        (field, name) -> {
          var slot = named(name);
          if (isAlike(field, slot.field())) byField.put(field, slot);
        });
  }

  /** {@return whether two fields have values of one type, as far as their kinds tell} */
  private static boolean isAlike(Field<?> field, Field<?> other) {
    return field.kind().toString().equals(other.kind().toString());
  }

  List<Slot> slots() {
    return slots;
  }

  Slot of(Field<?> field) {
    var slot = byField.get(field);
    if (slot == null)
      throw new IllegalArgumentException(
          field + " is no field of " + owner + ": it has " + names());
    return slot;
  }

  Slot named(String name) {
    var slot = byName.get(name);
    if (slot == null)
      throw new NoSuchElementException(owner + " has no field '" + name + "': it has " + names());
    return slot;
  }

  @Nullable Slot find(String name) {
    return byName.get(name);
  }

  @Nullable Slot findStored(String mongoName) {
    return byMongoName.get(mongoName);
  }

  /** {@return the primary key, of a type of documents} */
  Slot pk() {
    return Objects.requireNonNull(byMongoName.get(KEY), "types of documents have a key");
  }

  private List<String> names() {
    return slots.stream().map(Slot::name).toList();
  }
}

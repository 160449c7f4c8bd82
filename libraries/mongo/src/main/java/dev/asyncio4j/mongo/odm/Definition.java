package dev.asyncio4j.mongo.odm;

import com.mongodb.client.model.IndexModel;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a class of documents about itself, found by reflection once.
 *
 * @param <X> the class
 */
@Meta
final class Definition<X extends DataObject> {
  private static final String INDEXES = "INDEXES";

  private final Class<X> type;
  private final Class<?> base;
  private final Meta meta;
  private final Map<String, Field<?>> fields = new LinkedHashMap<>();

  /** The fields of classes above that a class has anew, with their names. */
  private final Map<Field<?>, String> replaced = new IdentityHashMap<>();

  private final List<IndexModel> indexes = new ArrayList<>();

  /**
   * Reads a class.
   *
   * @param base the class that all documents of the kind extend
   */
  Definition(Class<X> type, Class<?> base) {
    this.type = type;
    this.base = base;
    meta = metaOf(type);
    var naming = naming();
    for (var each : ancestry()) read(each, naming);
  }

  private static Meta metaOf(Class<?> type) {
    var own = type.getAnnotation(Meta.class);
    return own == null ? Definition.class.getAnnotation(Meta.class) : own;
  }

  /** {@return the class and those above it, below the base; the uppermost first} */
  private List<Class<?>> ancestry() {
    var all = new ArrayList<Class<?>>();
    for (Class<?> each = type; each != base; each = each.getSuperclass()) all.add(0, each);
    return all;
  }

  private Naming naming() {
    var result = Naming.LOWER;
    for (var each : ancestry()) {
      var own = each.getAnnotation(Meta.class);
      if (own != null && own.naming() != Naming.LOWER) result = own.naming();
    }
    return result;
  }

  private void read(Class<?> source, Naming naming) {
    for (var each : source.getInterfaces()) read(each, naming);
    for (var constant : source.getDeclaredFields()) {
      if (!Modifier.isStatic(constant.getModifiers())) continue;
      boolean isField = Field.class.isAssignableFrom(constant.getType());
      boolean isIndexes = source == type && constant.getName().equals(INDEXES);
      if (!isField && !isIndexes) continue;
      var value = valueOf(constant);
      if (value instanceof Field<?> field) add(field, naming.of(constant.getName()));
      else if (value instanceof Collection<?> models)
        for (var each : models) indexes.add((IndexModel) each);
      else
        throw new DocumentDefinitionException(
            "%s.%s is null: is it used before it is set?"
                .formatted(type.getSimpleName(), constant.getName()));
    }
  }

  private @Nullable Object valueOf(java.lang.reflect.Field constant) {
    try {
      constant.setAccessible(true);
      return constant.get(null);
    } catch (InaccessibleObjectException | IllegalAccessException e) {
      throw new DocumentDefinitionException(
          "%s.%s cannot be read: open its package to dev.asyncio4j.mongo: %s"
              .formatted(type.getSimpleName(), constant.getName(), e.getMessage()));
    }
  }

  private void add(Field<?> field, String name) {
    if (!field.bind(name))
      throw new DocumentDefinitionException(
          "%s.%s is the field '%s' of another class: one constant has one name"
              .formatted(type.getSimpleName(), name, field.name()));
    var above = fields.remove(name);
    if (above != null) replaced.put(above, name);
    fields.put(name, field);
  }

  Class<X> type() {
    return type;
  }

  String name() {
    return type.getSimpleName();
  }

  Meta meta() {
    return meta;
  }

  /** {@return indexes of the constant of that name, of this class alone} */
  List<IndexModel> indexes() {
    return indexes;
  }

  /** {@return the fields; with the usual key, if a document has none of its own} */
  List<Field<?>> fields() {
    var all = new ArrayList<Field<?>>(fields.values());
    if (base != Doc.class) return all;
    for (var each : all) if (each.mongoName().equals(Layout.KEY)) return all;
    if (!Doc.ID.bind("id")) throw new AssertionError(Doc.ID);
    if (fields.containsKey("id"))
      throw new DocumentDefinitionException(
          "%s.ID is no key: give it attribute(\"_id\"), or another name".formatted(name()));
    all.add(0, Doc.ID);
    return all;
  }

  Map<Field<?>, String> replaced() {
    return replaced;
  }

  boolean isAbstract() {
    return isAbstract(type);
  }

  private static boolean isAbstract(Class<?> each) {
    return Modifier.isAbstract(each.getModifiers()) || metaOf(each).isAbstract();
  }

  /** {@return the nearest class above that has documents of its own; null if there is none} */
  @Nullable Class<?> parent() {
    for (Class<?> each = type.getSuperclass(); each != base; each = each.getSuperclass())
      if (!isAbstract(each)) return each;
    return null;
  }

  Constructor<X> constructor() {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor;
    } catch (InaccessibleObjectException | NoSuchMethodException e) {
      throw new DocumentDefinitionException(
          "%s needs a constructor without arguments, and its package open to dev.asyncio4j.mongo: %s"
              .formatted(name(), e.getMessage()));
    }
  }

  /** {@return the name of the collection that the class says, or else has by its own name} */
  String collection() {
    if (!meta.collection().isEmpty()) return meta.collection();
    return name()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toLowerCase(java.util.Locale.ROOT);
  }
}

package dev.asyncio4j.mongo.odm;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import dev.asyncio4j.mongo.DuplicateKeyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The indexes of a type, and what it means when the server says that one has a value already. */
final class Indexing {
  private final DocTypeImpl<?> type;
  private @Nullable List<IndexModel> models;

  Indexing(DocTypeImpl<?> type) {
    this.type = type;
  }

  /** {@return the indexes of the types above, then the type's own; none twice} */
  List<IndexModel> models() {
    var known = models;
    if (known != null) return known;
    var all = new ArrayList<IndexModel>();
    if (type.parent() instanceof DocTypeImpl<?> parent) all.addAll(parent.indexes());
    for (var text : type.definition().meta().indexes()) all.add(parsed(text));
    all.addAll(type.definition().indexes());
    if (type.isChild()) all.add(new IndexModel(new Document(Data.CLASS, 1)));
    addUnique(all, type, "", new HashSet<>());
    var names = new HashSet<String>();
    all.removeIf(each -> !names.add(name(each)));
    models = List.copyOf(all);
    return models;
  }

  private IndexModel parsed(String text) {
    var keys = new Document();
    for (var each : text.split(",")) {
      var name = each.strip();
      boolean isDescending = name.startsWith("-");
      if (isDescending || name.startsWith("+")) name = name.substring(1);
      keys.put(name, isDescending ? -1 : 1);
    }
    var mapped = type.mapped(keys);
    if (type.isChild()) mapped.put(Data.CLASS, new org.bson.BsonInt32(1));
    return new IndexModel(mapped);
  }

  private void addUnique(
      List<IndexModel> all, TypeCore<?> of, String prefix, Set<TypeCore<?>> above) {
    if (!above.add(of)) return; // it has its own kind inside
    for (var slot : of.layout().slots()) {
      if (of == type && isInherited(slot)) continue;
      var path = prefix + slot.mongoName();
      Field<?> field = slot.field();
      if (field.isUnique()) all.add(unique(path, field));
      while (field.inner() != null && !isMap(field)) {
        field = field.inner();
        if (field.isUnique()) all.add(unique(path, field));
      }
      var inside = isMap(field) ? null : field.kind().nested(type.instance());
      if (inside != null) addUnique(all, inside, path + ".", above);
    }
    above.remove(of);
  }

  /** {@return whether what is inside has no path of its own: keys are part of it} */
  private static boolean isMap(Field<?> field) {
    return field.kind() instanceof DictKind<?>;
  }

  private IndexModel unique(String path, Field<?> field) {
    var options = new IndexOptions().unique(true);
    if (!field.isRequired() || field.isNullable()) options.sparse(true);
    var keys = new Document(path, 1);
    if (type.isChild()) keys.append(Data.CLASS, 1);
    return new IndexModel(keys, options);
  }

  /** {@return whether a field has its indexes by the type above, whose documents they bind, too} */
  private boolean isInherited(Slot slot) {
    var parent = type.parent();
    var above = parent == null ? null : parent.layout().findStored(slot.mongoName());
    return above != null && above.field() == slot.field();
  }

  /** {@return the name that the server gives an index, if it has none of its own} */
  private String name(IndexModel model) {
    var own = model.getOptions().getName();
    if (own != null) return own;
    var name = new StringBuilder();
    keys(model)
        .forEach(
            (key, direction) -> {
              if (!name.isEmpty()) name.append('_');
              name.append(key).append('_');
              name.append(
                  direction.isNumber()
                      ? direction.asNumber().intValue() + ""
                      : direction.asString().getValue());
            });
    return name.toString();
  }

  private BsonDocument keys(IndexModel model) {
    return type.stored(model.getKeys());
  }

  /** {@return what to tell of a value that is there already; null if the index is none of ours} */
  @Nullable ValidationException refused(DuplicateKeyException error) {
    if (error.index().equals("_id_")) return refused(List.of(Layout.KEY));
    for (var candidate : family())
      for (var model : candidate.indexing().models())
        if (name(model).equals(error.index())) {
          var keys = new ArrayList<>(keys(model).keySet());
          keys.remove(Data.CLASS);
          return refused(keys);
        }
    return null;
  }

  /** {@return the types that share the collection} */
  private List<DocTypeImpl<?>> family() {
    var all = new ArrayList<DocTypeImpl<?>>();
    all.add(type);
    for (var each : type.offspring()) all.add((DocTypeImpl<?>) each);
    return all;
  }

  private @Nullable ValidationException refused(List<String> keys) {
    Map<String, Field<?>> fields = new TreeMap<>();
    for (var key : keys) {
      var slot = type.layout().findStored(key.replaceAll("\\..*", ""));
      if (slot == null) return null;
      var name = key.contains(".") ? slot.name() + key.substring(key.indexOf('.')) : slot.name();
      fields.put(name, slot.field());
    }
    Map<String, Object> messages = new LinkedHashMap<>();
    var list = fields.keySet().stream().map(each -> "'" + each + "'").toList().toString();
    fields.forEach(
        (name, field) -> {
          var text = field.text(fields.size() == 1 ? "unique" : "unique_compound");
          messages.put(
              name, Objects.requireNonNull(type.instance().text(text)).replace("{fields}", list));
        });
    return new ValidationException(messages);
  }
}

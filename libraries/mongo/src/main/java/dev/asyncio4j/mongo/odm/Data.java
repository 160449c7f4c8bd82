package dev.asyncio4j.mongo.odm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The values of a document, and which of them were changed since the last commit. */
final class Data {
  static final String CLASS = "_cls";

  /** The mark of a field that is not there, which is not the same as null. */
  private static final Object ABSENT = new Object();

  private final TypeCore<?> type;
  private final @Nullable Object[] values;

  /**
   * The fields that were set or unset, in that order; what was changed inside knows it by itself.
   */
  private final Set<Slot> changed = new LinkedHashSet<>();

  /** The rest of what the database has, for a type that is not strict. */
  private final Map<String, Object> unknown = new LinkedHashMap<>();

  Data(TypeCore<?> type) {
    this.type = type;
    values = new Object[type.layout().slots().size()];
    Arrays.fill(values, ABSENT);
  }

  Layout layout() {
    return type.layout();
  }

  InstanceImpl instance() {
    return type.instance();
  }

  boolean has(Slot slot) {
    return values[slot.index()] != ABSENT;
  }

  /** {@return the value; null as well if it is absent} */
  @Nullable Object value(Slot slot) {
    var value = values[slot.index()];
    return value == ABSENT ? null : value;
  }

  void put(Slot slot, @Nullable Object value) {
    values[slot.index()] = value;
  }

  /** Puts in a value as the database keeps it. */
  void putStored(Slot slot, Object stored) {
    put(slot, read(slot.field(), slot, stored));
  }

  void set(Slot slot, @Nullable Object given) {
    try {
      put(slot, Check.load(instance(), slot.field(), given));
    } catch (ValidationException e) {
      throw new ValidationException(Map.of(slot.name(), e.detail()));
    }
    touch(slot);
  }

  void unset(Slot slot) {
    values[slot.index()] = ABSENT;
    touch(slot);
  }

  private void touch(Slot slot) {
    changed.remove(slot);
    changed.add(slot);
  }

  /** Takes values from outside, all or none; with the defaults of new documents, if wanted. */
  void load(Map<String, ?> given, boolean isNew) {
    Map<String, Object> wrong = new LinkedHashMap<>();
    Map<Slot, @Nullable Object> loaded = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          var slot = layout().find(name);
          if (slot == null || slot.field().isDumpOnly())
            wrong.put(name, List.of(instance().text(Texts.UNKNOWN)));
          else load(slot, value, loaded, wrong);
        });
    if (isNew)
      for (var slot : layout().slots()) {
        var initial = slot.field().initial();
        if (initial != null && !given.containsKey(slot.name()))
          load(slot, initial.get(), loaded, wrong);
      }
    if (!wrong.isEmpty()) throw new ValidationException(wrong);
    loaded.forEach(this::put);
    if (!isNew) loaded.keySet().forEach(this::touch);
  }

  private void load(
      Slot slot,
      @Nullable Object value,
      Map<Slot, @Nullable Object> loaded,
      Map<String, Object> wrong) {
    try {
      loaded.put(slot, Check.load(instance(), slot.field(), value));
    } catch (ValidationException e) {
      wrong.put(slot.name(), e.detail());
    }
  }

  /** Takes what the database has; what it lacks, and has a default, has that. */
  void read(Document stored) {
    readAll(stored);
    for (var slot : layout().slots()) {
      var initial = slot.field().initial();
      if (initial != null && !has(slot))
        put(slot, Check.load(instance(), slot.field(), initial.get()));
    }
  }

  /** Takes just what a document has, as the database keeps it. */
  void readAll(Document stored) {
    Arrays.fill(values, ABSENT);
    changed.clear();
    unknown.clear();
    stored.forEach(
        (name, value) -> {
          var slot = layout().findStored(name);
          if (slot != null) put(slot, value == null ? null : read(slot.field(), slot, value));
          else if (!type.isStrict()) unknown.put(name, value);
          else if (!name.equals(CLASS)) throw new UnknownFieldInDbException(name, type.name());
        });
  }

  private <T> T read(Field<T> field, Slot slot, Object stored) {
    try {
      return field.kind().read(instance(), field, stored);
    } catch (ValidationException e) {
      throw new ValidationException(Map.of(slot.name(), e.detail()));
    }
  }

  Document toMongo() {
    var stored = new Document();
    for (var slot : layout().slots())
      if (has(slot)) stored.put(slot.mongoName(), stored(slot.field(), value(slot)));
    stored.putAll(unknown);
    if (type.isChild()) stored.put(CLASS, type.name());
    return stored;
  }

  @SuppressWarnings("unchecked") // a slot holds values of its field
  private static <T> @Nullable Object stored(Field<T> field, @Nullable Object value) {
    return value == null ? null : field.kind().store((T) value);
  }

  @Nullable Document toMongoUpdate() {
    var set = new Document();
    var unset = new Document();
    for (var slot : changedSlots())
      if (has(slot)) set.put(slot.mongoName(), stored(slot.field(), value(slot)));
      else unset.put(slot.mongoName(), "");
    var update = new Document();
    if (!set.isEmpty()) update.put("$set", set);
    if (!unset.isEmpty()) update.put("$unset", unset);
    return update.isEmpty() ? null : update;
  }

  /** {@return first what was changed inside, then what was set, in the order of that} */
  private Set<Slot> changedSlots() {
    var all = new LinkedHashSet<Slot>();
    for (var slot : layout().slots())
      if (!changed.contains(slot) && Tracked.isModified(values[slot.index()])) all.add(slot);
    all.addAll(changed);
    return all;
  }

  Map<String, @Nullable Object> dump() {
    var all = new LinkedHashMap<String, @Nullable Object>();
    for (var slot : layout().slots())
      if (has(slot) && !slot.field().isLoadOnly())
        all.put(slot.name(), dumped(slot.field(), value(slot)));
    if (type.isChild()) all.put("cls", type.name());
    return all;
  }

  @SuppressWarnings("unchecked") // a slot holds values of its field
  private static <T> @Nullable Object dumped(Field<T> field, @Nullable Object value) {
    return value == null ? null : field.kind().dump((T) value);
  }

  Set<String> changedNames() {
    var names = new LinkedHashSet<String>();
    changedSlots().forEach(slot -> names.add(slot.name()));
    return names;
  }

  boolean isChanged() {
    if (!changed.isEmpty()) return true;
    for (var value : values) if (Tracked.isModified(value)) return true;
    return false;
  }

  /** Takes all as unchanged from now on. */
  Set<Slot> clearChanged() {
    var before = changedSlots();
    changed.clear();
    for (var value : values) Tracked.clearModified(value);
    return before;
  }

  /** Takes those as changed again: their commit has failed. */
  void restoreChanged(Set<Slot> slots) {
    var since = List.copyOf(changed);
    changed.clear();
    changed.addAll(slots);
    changed.addAll(since);
  }

  void changeAll() {
    for (var slot : layout().slots()) if (has(slot)) changed.add(slot);
  }

  /** {@return what is missing, or wrong inside, by the names of the fields} */
  Map<Object, Object> missing() {
    Map<Object, Object> wrong = new LinkedHashMap<>();
    for (var slot : layout().slots()) {
      var below =
          has(slot)
              ? missing(slot.field(), value(slot))
              : slot.field().isRequired()
                  ? List.of(instance().text(slot.field().text("required")))
                  : null;
      if (below != null) wrong.put(slot.name(), below);
    }
    return wrong;
  }

  @SuppressWarnings("unchecked") // a slot holds values of its field
  private <T> @Nullable Object missing(Field<T> field, @Nullable Object value) {
    return Check.missing(instance(), field, (T) value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Data data
        && type == data.type
        && Arrays.deepEquals(values, data.values)
        && unknown.equals(data.unknown);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }
}

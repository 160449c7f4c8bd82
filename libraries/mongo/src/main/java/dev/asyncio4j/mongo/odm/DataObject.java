package dev.asyncio4j.mongo.odm;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Values of fields, whose changes are noticed.
 *
 * <p><i>Python:</i> {@code umongo.abstract.BaseDataObject}. A field that is not there is null.
 *
 * <p><b>Thread and loop:</b> on one loop at a time.
 */
public abstract sealed class DataObject permits Doc, Embedded {
  /** The type that makes this, set at once; null in one that was made by hand. */
  private @Nullable TypeCore<?> type;

  private @Nullable Data data;

  DataObject() {}

  void bind(TypeCore<?> made) {
    type = made;
    data = new Data(made);
  }

  TypeCore<?> type() {
    if (type == null)
      throw new NotRegisteredDocumentException(
          "%s was made by its constructor: register the class, and have its type create() it"
              .formatted(getClass().getSimpleName()));
    return type;
  }

  Data data() {
    type();
    return Objects.requireNonNull(data, "it is bound together with the type");
  }

  /** Refuses a change, if the field must not be changed. */
  void checkChange(Slot slot) {}

  /**
   * Returns the value of a field.
   *
   * @param field of this class
   * @param <T> the type of the value
   * @return the value; null if there is none
   * @throws IllegalArgumentException if it is a field of another class
   */
  @SuppressWarnings("unchecked") // a slot holds values of its field
  public <T> @Nullable T get(Field<T> field) {
    return (T) data().value(data().layout().of(field));
  }

  /**
   * Returns the value of a field.
   *
   * @param name of the field
   * @return the value; null if there is none
   * @throws java.util.NoSuchElementException if there is no such field
   */
  public @Nullable Object get(String name) {
    return data().value(data().layout().named(name));
  }

  /**
   * Sets a field.
   *
   * @param field of this class
   * @param value the value; null only if the field allows it
   * @param <T> the type of the value
   * @throws ValidationException if the field refuses the value
   * @throws AlreadyCreatedException if it is the key of a document in the database
   */
  public <T> void set(Field<T> field, @Nullable T value) {
    set(data().layout().of(field), value);
  }

  /**
   * Sets a field.
   *
   * @param name of the field
   * @param value the value, or what stands for it in JSON
   * @throws java.util.NoSuchElementException if there is no such field
   * @throws ValidationException if the field refuses the value
   * @throws AlreadyCreatedException if it is the key of a document in the database
   */
  public void set(String name, @Nullable Object value) {
    set(data().layout().named(name), value);
  }

  private void set(Slot slot, @Nullable Object value) {
    checkChange(slot);
    data().set(slot, value);
  }

  /**
   * Takes a field away, here and with the next commit in the database.
   *
   * @param field of this class
   * @throws AlreadyCreatedException if it is the key of a document in the database
   */
  public void unset(Field<?> field) {
    var slot = data().layout().of(field);
    checkChange(slot);
    data().unset(slot);
  }

  /**
   * Tells whether a field is there; it may be null all the same.
   *
   * @param field of this class
   * @return whether it is
   */
  public boolean has(Field<?> field) {
    return data().has(data().layout().of(field));
  }

  /**
   * Sets several fields: all of them, or none if one is refused.
   *
   * @param values by the names of the fields
   * @throws ValidationException if any is refused, or unknown: with all that is wrong
   * @throws AlreadyCreatedException if the key of a document in the database is among them
   */
  public void update(Map<String, ?> values) {
    for (var name : values.keySet()) {
      var slot = data().layout().find(name);
      if (slot != null) checkChange(slot);
    }
    data().load(values, false);
  }

  /** {@return the values for JSON, by the names of the fields, without what is {@code loadOnly}} */
  public Map<String, @Nullable Object> dump() {
    return data().dump();
  }

  /** {@return the values as the database keeps them} */
  public Document toMongo() {
    return data().toMongo();
  }

  /** {@return whether something was changed since the last commit} */
  public boolean isModified() {
    return data().isChanged();
  }

  /** {@return the names of the fields that were changed since the last commit} */
  public Set<String> modifiedFields() {
    return data().changedNames();
  }

  /** Takes all as unchanged: the next commit does not send it. */
  public void clearModified() {
    data().clearChanged();
  }

  /**
   * Checks that nothing required is missing, here and inside, and what is in lists and maps.
   *
   * @throws ValidationException if something is wrong: with all that is
   */
  public void requiredValidate() {
    var wrong = data().missing();
    if (!wrong.isEmpty()) throw ValidationException.of(wrong);
  }
}

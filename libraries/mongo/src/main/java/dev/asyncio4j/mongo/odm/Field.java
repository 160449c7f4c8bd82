package dev.asyncio4j.mongo.odm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A field of a class of documents: a constant of the class, made by {@link Fields}.
 *
 * <p><i>Python:</i> {@code umongo.fields.BaseField}. Each method gives a changed copy. Its name is
 * that of the constant, by the {@link Naming} of the class.
 *
 * <pre>{@code
 * class User extends Doc {
 *   static final Field<String> EMAIL = Fields.email().required().unique();
 *   static final Field<Integer> AGE = Fields.integer().validate(Validate.range(0, 150));
 * }
 * }</pre>
 *
 * @param <T> the type of its values
 */
public final class Field<T> implements Cloneable {
  private final Kind<T> kind;
  private boolean isRequired;
  private boolean isUnique;
  private boolean isNullable;
  private boolean isLoadOnly;
  private boolean isDumpOnly;
  private @Nullable String attribute;
  private @Nullable Supplier<?> initial;
  private List<Validator<? super T>> validators = List.of();
  private List<IoValidator<? super T>> ioValidators = List.of();
  private Map<String, String> texts = Map.of();

  /** The name, set when its class is registered, always to the same. */
  private volatile @Nullable String name;

  Field(Kind<T> kind) {
    this.kind = kind;
  }

  private Field<T> changed(Consumer<Field<T>> change) {
    try {
      @SuppressWarnings("unchecked") // a copy is of the type of its original
      var copy = (Field<T>) clone();
      copy.name = null;
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("fields are cloneable", e);
    }
  }

  /**
   * Has it refuse to be absent at a commit.
   *
   * @return a changed copy
   */
  public Field<T> required() {
    return changed(copy -> copy.isRequired = true);
  }

  /**
   * Gives it a unique index: sparse, unless it is required.
   *
   * @return a changed copy
   */
  public Field<T> unique() {
    return changed(copy -> copy.isUnique = true);
  }

  /**
   * Lets it be null.
   *
   * @return a changed copy
   */
  public Field<T> allowNone() {
    return changed(copy -> copy.isNullable = true);
  }

  /**
   * Sets its name in the database.
   *
   * @param mongoName the name there; {@code _id} makes it the primary key
   * @return a changed copy
   */
  public Field<T> attribute(String mongoName) {
    return changed(copy -> copy.attribute = mongoName);
  }

  /**
   * Sets the value of new documents, and of documents in the database that do not have it.
   *
   * @param value checked as any other
   * @return a changed copy
   */
  public Field<T> defaultValue(T value) {
    return changed(copy -> copy.initial = () -> value);
  }

  /**
   * Sets what makes the value of new documents, and of those in the database that do not have it.
   *
   * @param value called for each document; what it gives is checked as any other value
   * @return a changed copy
   */
  public Field<T> defaultValue(Supplier<? extends T> value) {
    return changed(copy -> copy.initial = value);
  }

  /**
   * Adds checks of its values, all of which are made.
   *
   * @param added the checks
   * @return a changed copy
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // they are read only
  public final Field<T> validate(Validator<? super T>... added) {
    return changed(copy -> copy.validators = plus(validators, List.of(added)));
  }

  /**
   * Adds checks that are awaited when a document is committed, all at once.
   *
   * @param added the checks
   * @return a changed copy
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // they are read only
  public final Field<T> ioValidate(IoValidator<? super T>... added) {
    return changed(copy -> copy.ioValidators = plus(ioValidators, List.of(added)));
  }

  private static <E> List<E> plus(List<E> some, List<? extends E> others) {
    var all = new ArrayList<E>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  /**
   * Leaves it out of {@code dump()}.
   *
   * @return a changed copy
   */
  public Field<T> loadOnly() {
    return changed(copy -> copy.isLoadOnly = true);
  }

  /**
   * Has it refused where values come from outside: at {@code create} and {@code update}.
   *
   * @return a changed copy
   */
  public Field<T> dumpOnly() {
    return changed(copy -> copy.isDumpOnly = true);
  }

  /**
   * Sets the text of an error.
   *
   * @param key {@code required}, {@code null}, {@code invalid}, {@code unique}, {@code
   *     unique_compound} or {@code not_found}
   * @param text the text
   * @return a changed copy
   */
  public Field<T> message(String key, String text) {
    var all = new HashMap<>(texts);
    all.put(key, text);
    return changed(copy -> copy.texts = Map.copyOf(all));
  }

  /**
   * Returns the name.
   *
   * @return the name in Java, which messages show
   * @throws IllegalStateException if its class is not registered
   */
  public String name() {
    var bound = name;
    if (bound == null)
      throw new IllegalStateException(this + " has no name: register its class first");
    return bound;
  }

  /**
   * Returns the name in the database.
   *
   * @return what {@link #attribute} says, or else the name
   * @throws IllegalStateException if its class is not registered
   */
  public String mongoName() {
    return attribute == null ? name() : attribute;
  }

  /** {@return the field of the elements; null if it is none of lists or maps} */
  public @Nullable Field<?> inner() {
    return kind.inner();
  }

  /** {@return the same without a name} */
  Field<T> copy() {
    return changed(copy -> {});
  }

  /** Gives it its name, and so the field of its elements; false: it has another one. */
  synchronized boolean bind(String given) {
    if (name == null) name = given;
    var inner = inner();
    if (inner != null) inner.bind(given);
    return given.equals(name);
  }

  /** {@return whether the database can make its values} */
  boolean isOfIds() {
    return kind.toString().equals(Fields.OBJECT_ID);
  }

  Kind<T> kind() {
    return kind;
  }

  boolean isRequired() {
    return isRequired;
  }

  boolean isUnique() {
    return isUnique;
  }

  boolean isNullable() {
    return isNullable;
  }

  boolean isLoadOnly() {
    return isLoadOnly;
  }

  boolean isDumpOnly() {
    return isDumpOnly;
  }

  @Nullable Supplier<?> initial() {
    return initial;
  }

  List<Validator<? super T>> validators() {
    return validators;
  }

  List<IoValidator<? super T>> ioValidators() {
    return ioValidators;
  }

  /** {@return the text of an error: the field's own, or else the usual one} */
  String text(String key) {
    var own = texts.get(key);
    if (own != null) return own;
    return Objects.requireNonNull(Texts.USUAL.getOrDefault(key, kind.invalid()), key);
  }

  @Override
  public String toString() {
    return "<Field " + (name == null ? "unnamed" : name) + " of " + kind + ">";
  }
}

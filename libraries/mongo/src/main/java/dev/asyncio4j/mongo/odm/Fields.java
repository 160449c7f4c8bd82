package dev.asyncio4j.mongo.odm;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The fields that documents can have.
 *
 * <p><i>Python:</i> {@code umongo.fields}. A value is also taken in the form that it has in JSON.
 *
 * <pre>{@code
 * class Car extends Doc {
 *   static final Field<String> NAME = Fields.str().required();
 *   static final Field<List<String>> TAGS = Fields.list(Fields.str());
 *   static final Field<Instant> BORN = Fields.dateTime().defaultValue(Instant::now);
 * }
 * }</pre>
 */
public final class Fields {
  /** The name of the kind of the database's own ids. */
  static final String OBJECT_ID = "objectId";

  private Fields() {}

  private static <T> Field<T> scalar(
      String name, String invalid, String json, Function<Object, @Nullable T> load) {
    return new Field<>(new Scalar<>(name, invalid, new Document("type", json), load));
  }

  private static <T> Field<T> dumpedAsText(
      String name,
      String invalid,
      String format,
      Function<Object, @Nullable T> load,
      Function<T, Object> store) {
    var schema = new Document("type", "string").append("format", format);
    return new Field<>(new Scalar<>(name, invalid, schema, load, store, Object::toString));
  }

  /** {@return a field of texts; <i>Python:</i> {@code StrField}} */
  public static Field<String> str() {
    return scalar("str", "Not a valid string.", "string", Conversions::text);
  }

  /** {@return a field of whole numbers of 32 bits; <i>Python:</i> {@code IntField}} */
  public static Field<Integer> integer() {
    return scalar("integer", "Not a valid integer.", "integer", Conversions::integer);
  }

  /** {@return a field of whole numbers of 64 bits; <i>Python:</i> {@code IntField}} */
  public static Field<Long> int64() {
    return scalar("int64", "Not a valid integer.", "integer", Conversions::int64);
  }

  /** {@return a field of floating numbers; <i>Python:</i> {@code FloatField}} */
  public static Field<Double> float64() {
    return scalar("float64", "Not a valid number.", "number", Conversions::float64);
  }

  /** {@return a field of decimal numbers of 34 digits; <i>Python:</i> {@code DecimalField}} */
  public static Field<BigDecimal> decimal() {
    return dumpedAsText(
        "decimal", "Not a valid number.", "decimal", Conversions::decimal128, Decimal128::new);
  }

  /** {@return a field of truth values; <i>Python:</i> {@code BoolField}} */
  public static Field<Boolean> bool() {
    return scalar("bool", "Not a valid boolean.", "boolean", Conversions::bool);
  }

  /** {@return a field of moments in milliseconds; <i>Python:</i> {@code AwareDateTimeField}} */
  public static Field<Instant> dateTime() {
    return dumpedAsText(
        "dateTime", "Not a valid datetime.", "date-time", Conversions::instant, value -> value);
  }

  /**
   * {@return a field of times without zone, kept as UTC; <i>Python:</i> {@code NaiveDateTimeField}}
   */
  public static Field<LocalDateTime> localDateTime() {
    return dumpedAsText(
        "localDateTime",
        "Not a valid datetime.",
        "date-time",
        Conversions::localDateTime,
        value -> value.toInstant(ZoneOffset.UTC));
  }

  /** {@return a field of dates, kept as midnight in UTC; <i>Python:</i> {@code DateField}} */
  public static Field<LocalDate> date() {
    return dumpedAsText(
        "date", "Not a valid date.", "date", Conversions::date, Conversions::midnight);
  }

  /** {@return a field of UUIDs; <i>Python:</i> {@code UUIDField}} */
  public static Field<UUID> uuid() {
    return dumpedAsText("uuid", "Not a valid UUID.", "uuid", Conversions::uuid, value -> value);
  }

  /** {@return a field of addresses of the web; <i>Python:</i> {@code UrlField}} */
  public static Field<String> url() {
    return dumpedAsText("url", "Not a valid URL.", "uri", Conversions::text, value -> value)
        .validate(Validate.url());
  }

  /** {@return a field of addresses of mail; <i>Python:</i> {@code EmailField}} */
  public static Field<String> email() {
    return dumpedAsText(
            "email", "Not a valid email address.", "email", Conversions::text, value -> value)
        .validate(Validate.email());
  }

  /** {@return a field of the database's own ids; <i>Python:</i> {@code ObjectIdField}} */
  public static Field<ObjectId> objectId() {
    return dumpedAsText(
        OBJECT_ID, "Invalid ObjectId.", "objectid", Conversions::objectId, value -> value);
  }

  /** {@return a field of bytes, in JSON as Base64; <i>Python:</i> {@code BinaryField}} */
  public static Field<byte[]> binary() {
    var schema = new Document("type", "string").append("contentEncoding", "base64");
    return new Field<>(
        new Scalar<byte[]>(
            "binary",
            "Not a valid byte string.",
            schema,
            Conversions::bytes,
            org.bson.types.Binary::new,
            Fields::base64));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Returns a field of one value, which new documents have.
   *
   * <p><i>Python:</i> {@code ConstantField}.
   *
   * @param value the value
   * @param <T> its type
   * @return the field
   */
  public static <T> Field<T> constant(T value) {
    var schema = new Document("const", value);
    return new Field<T>(new Scalar<>("constant", "Invalid input.", schema, given -> value))
        .defaultValue(value);
  }

  /** {@return a field of anything that the database takes; <i>Python:</i> {@code RawField}} */
  public static Field<Object> any() {
    return new Field<>(new AnyKind());
  }

  /**
   * Returns a field of the constants of an enum, kept by their names.
   *
   * @param type the enum
   * @param <E> the enum
   * @return the field
   */
  public static <E extends Enum<E>> Field<E> enumOf(Class<E> type) {
    var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return new Field<>(
        new Scalar<>(
            "enumOf " + type.getSimpleName(),
            "Must be one of: " + String.join(", ", names) + ".",
            new Document("enum", names),
            given -> type.isInstance(given) ? type.cast(given) : Enum.valueOf(type, "" + given),
            Enum::name,
            Enum::name));
  }

  /**
   * Returns a field of lists, whose changes are noticed.
   *
   * <p><i>Python:</i> {@code ListField}.
   *
   * @param inner the field of the elements
   * @param <T> the type of the elements
   * @return the field
   */
  public static <T> Field<List<T>> list(Field<T> inner) {
    return new Field<>(new ListKind<>(inner.copy()));
  }

  /**
   * {@return a field of maps of anything, whose changes are noticed; <i>Python:</i> {@code
   * DictField}}
   */
  public static Field<Map<String, Object>> dict() {
    return dict(any().allowNone());
  }

  /**
   * Returns a field of maps, whose changes are noticed.
   *
   * <p><i>Python:</i> {@code DictField(values=…)}.
   *
   * @param inner the field of the values
   * @param <V> the type of the values
   * @return the field
   */
  public static <V> Field<Map<String, V>> dict(Field<V> inner) {
    return new Field<>(new DictKind<>(inner.copy()));
  }

  /**
   * Returns a field of documents inside the document.
   *
   * <p><i>Python:</i> {@code EmbeddedField}.
   *
   * @param type their class, to be registered before
   * @param <E> their class
   * @return the field
   */
  public static <E extends Embedded> Field<E> embedded(Class<E> type) {
    return new Field<>(new EmbeddedKind<>(type));
  }

  /**
   * Returns a field of references to documents.
   *
   * <p><i>Python:</i> {@code ReferenceField}.
   *
   * @param type their class, to be registered before the first use
   * @param <D> their class
   * @return the field
   */
  public static <D extends Doc> Field<Ref<D>> reference(Class<D> type) {
    return new Field<>(new ReferenceKind<>(type, type.getSimpleName()));
  }

  /**
   * Returns a field of references to documents of a class that may come later.
   *
   * @param name the simple name of their class, to be registered before the first use
   * @param <D> their class
   * @return the field
   */
  public static <D extends Doc> Field<Ref<D>> reference(String name) {
    return new Field<>(new ReferenceKind<>(null, name));
  }

  /**
   * {@return a field of references to any document; <i>Python:</i> {@code GenericReferenceField}}
   */
  public static Field<Ref<? extends Doc>> genericReference() {
    return new Field<>(new GenericReferenceKind());
  }
}

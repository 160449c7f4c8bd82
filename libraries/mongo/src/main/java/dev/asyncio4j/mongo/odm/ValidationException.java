package dev.asyncio4j.mongo.odm;

import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that their fields refuse: all of a document's errors together.
 *
 * <p><i>Python:</i> {@code marshmallow.ValidationError}. A validator throws one with a text.
 */
public final class ValidationException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /** The key of errors that belong to no field. */
  private static final String WHOLE = "_schema";

  /** A list of texts, one text, or a map to such things by field or index. */
  private final transient Object detail;

  private ValidationException(Object detail, String text) {
    super(text);
    this.detail = detail;
  }

  /**
   * Makes one for a single value.
   *
   * @param message what is wrong with it
   */
  public ValidationException(String message) {
    this(List.of(message), message);
  }

  /**
   * Makes one for fields.
   *
   * @param messages by the name of the field: a list of texts, or a map of the same form
   */
  public ValidationException(Map<String, ?> messages) {
    this(Collections.unmodifiableMap(new LinkedHashMap<>(messages)), messages.toString());
  }

  /**
   * Makes one for a field.
   *
   * @param field its name
   * @param message what is wrong with its value
   * @return the exception
   */
  public static ValidationException ofField(String field, String message) {
    return new ValidationException(Map.of(field, List.of(message)));
  }

  static ValidationException of(Object detail) {
    return new ValidationException(detail, detail.toString());
  }

  /** {@return what went wrong, for the value as a whole or by its parts} */
  Object detail() {
    return detail;
  }

  /**
   * Returns what is wrong.
   *
   * @return by the name of the field: a list of texts, or a map by the names or the indexes of what
   *     is inside; under {@code _schema} what belongs to no field
   */
  @SuppressWarnings("unchecked") // names are the keys at the top
  public Map<String, Object> messages() {
    return detail instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of(WHOLE, detail);
  }
}

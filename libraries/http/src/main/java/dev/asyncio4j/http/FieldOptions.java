package dev.asyncio4j.http;

import org.jspecify.annotations.Nullable;

/**
 * Options of a form's field; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code FormData.add_field}.
 *
 * <pre>{@code
 * FormData form = FormData.create().addField("cv", data, FieldOptions.defaults().filename("cv.pdf"));
 * }</pre>
 *
 * @param contentType the type of the value; null: by what it is
 * @param filename the name of a file; null: none, or that of the path
 */
public record FieldOptions(@Nullable String contentType, @Nullable String filename) {
  private static final FieldOptions DEFAULTS = new FieldOptions(null, null);

  /** {@return options that set nothing} */
  public static FieldOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the type; the form becomes multipart.
   *
   * @param type such as {@code image/png}
   * @return a changed copy
   * @throws IllegalArgumentException if it has a control character
   */
  public FieldOptions contentType(String type) {
    dev.asyncio4j.http.internal.Tokens.headerValue("Content-Type", type);
    return new FieldOptions(type, filename);
  }

  /**
   * Sets the name of a file; the form becomes multipart.
   *
   * @param name without path
   * @return a changed copy
   */
  public FieldOptions filename(String name) {
    return new FieldOptions(contentType, name);
  }
}

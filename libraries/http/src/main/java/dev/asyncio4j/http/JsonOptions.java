package dev.asyncio4j.http;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Options of reading JSON; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code ClientResponse.json}.
 *
 * @param contentType the type that a reply must have; null: any
 * @param charset of the text; null: as the reply tells it
 */
public record JsonOptions(@Nullable String contentType, @Nullable Charset charset) {
  private static final JsonOptions DEFAULTS = new JsonOptions("application/json", null);

  /**
   * {@return options that ask for {@code application/json}, or a type that ends in {@code +json}}
   */
  public static JsonOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the type that a reply must have.
   *
   * @param type such as {@code text/javascript}; null: any
   * @return a changed copy
   */
  public JsonOptions contentType(@Nullable String type) {
    return new JsonOptions(type, charset);
  }

  /**
   * Sets the charset of the text.
   *
   * @param newCharset null: as the reply tells it
   * @return a changed copy
   */
  public JsonOptions charset(@Nullable Charset newCharset) {
    return new JsonOptions(contentType, newCharset);
  }
}

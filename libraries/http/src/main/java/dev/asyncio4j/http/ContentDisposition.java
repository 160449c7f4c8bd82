package dev.asyncio4j.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The field Content-Disposition, taken apart.
 *
 * <p><i>Python:</i> {@code aiohttp.client_reqrep.ContentDisposition}.
 *
 * @param type such as {@code attachment}, in lower case; null if it has none
 * @param parameters the parameters by name, decoded
 * @param filename the name of the file, from {@code filename*}, {@code filename} or its
 *     continuations; null: none
 */
public record ContentDisposition(
    @Nullable String type, Map<String, String> parameters, @Nullable String filename) {
  /**
   * Copies the parameters.
   *
   * @param type or null
   * @param parameters copied
   * @param filename or null
   */
  public ContentDisposition {
    parameters = Map.copyOf(parameters);
  }

  /** {@return the name of a form's field, if there is one; else null} */
  public @Nullable String name() {
    return parameters.get("name");
  }
}

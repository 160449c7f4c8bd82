package dev.asyncio4j.http;

import java.util.Map;

/**
 * A link of the field Link.
 *
 * <p><i>Python:</i> the values of {@code ClientResponse.links}.
 *
 * @param url where it leads, resolved against the URL of the reply
 * @param parameters such as {@code rel}
 */
public record Link(Url url, Map<String, String> parameters) {
  /**
   * Copies the parameters.
   *
   * @param url where it leads
   * @param parameters copied
   */
  public Link {
    parameters = Map.copyOf(parameters);
  }
}

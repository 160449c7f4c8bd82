package dev.asyncio4j.http.web;

import java.util.Optional;

/**
 * A handler for a method of a resource.
 *
 * <p><i>Python:</i> {@code web.AbstractRoute}.
 */
public interface Route {
  /** {@return the method in upper case; {@code *} for any} */
  String method();

  /** {@return what answers; middlewares are not in it} */
  Handler handler();

  /** {@return the resource; empty for the reply to a request that no route takes} */
  Optional<Resource> resource();

  /** {@return the name of the resource} */
  default Optional<String> name() {
    return resource().flatMap(Resource::name);
  }
}

package dev.asyncio4j.http.wire;

import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The way from the package of tests to the requests of the package web, which are not public. */
public final class Mocks {
  private static volatile @Nullable BiFunction<RequestHead, @Nullable Object, Object> requests;

  private Mocks() {}

  /**
   * Tells how a request without a connection is made; the package web does so.
   *
   * @param maker gives a request; it gets a head and an application, or null
   */
  public static void requests(BiFunction<RequestHead, @Nullable Object, Object> maker) {
    requests = maker;
  }

  /**
   * Makes a request without a connection.
   *
   * @param head of it
   * @param app whose routes are asked; null: none
   * @return a request of the package web
   */
  public static Object request(RequestHead head, @Nullable Object app) {
    if (requests == null) initialize();
    return Objects.requireNonNull(requests, "the package web did not tell").apply(head, app);
  }

  private static void initialize() {
    try {
      Class.forName("dev.asyncio4j.http.web.MockExchange");
    } catch (ClassNotFoundException e) {
      throw new AssertionError("it is in this module", e);
    }
  }
}

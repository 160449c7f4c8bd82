package dev.asyncio4j.http.web;

/**
 * A typed name for a value that a request carries.
 *
 * <p><i>Python:</i> {@code web.RequestKey}. Two keys of the same name are two keys.
 *
 * <pre>{@code
 * RequestKey<List<String>> names = RequestKey.of("names", List.class);
 * }</pre>
 *
 * @param <T> the type of the value
 * @see Request#get(RequestKey)
 */
public final class RequestKey<T> {
  private final String name;
  private final Class<? super T> type;

  private RequestKey(String name, Class<? super T> type) {
    this.name = name;
    this.type = type;
  }

  /**
   * Makes a key.
   *
   * @param name for texts
   * @param type of the value
   * @param <T> the type of the value
   * @return a new key
   */
  public static <T> RequestKey<T> of(String name, Class<? super T> type) {
    return new RequestKey<>(name, type);
  }

  @Override
  public String toString() {
    return "RequestKey(" + name + ", " + type.getSimpleName() + ")";
  }
}

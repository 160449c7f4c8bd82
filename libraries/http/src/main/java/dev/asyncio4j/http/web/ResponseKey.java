package dev.asyncio4j.http.web;

/**
 * A typed name for a value that a response carries.
 *
 * <p><i>Python:</i> {@code web.ResponseKey}. Two keys of the same name are two keys.
 *
 * <pre>{@code
 * ResponseKey<List<String>> names = ResponseKey.of("names", List.class);
 * }</pre>
 *
 * @param <T> the type of the value
 * @see StreamResponse#get(ResponseKey)
 */
public final class ResponseKey<T> {
  private final String name;
  private final Class<? super T> type;

  private ResponseKey(String name, Class<? super T> type) {
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
  public static <T> ResponseKey<T> of(String name, Class<? super T> type) {
    return new ResponseKey<>(name, type);
  }

  @Override
  public String toString() {
    return "ResponseKey(" + name + ", " + type.getSimpleName() + ")";
  }
}

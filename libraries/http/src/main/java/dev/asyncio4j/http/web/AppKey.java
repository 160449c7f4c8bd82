package dev.asyncio4j.http.web;

/**
 * A typed name for a value that an application carries.
 *
 * <p><i>Python:</i> {@code web.AppKey}. Two keys of the same name are two keys.
 *
 * <pre>{@code
 * AppKey<List<String>> names = AppKey.of("names", List.class);
 * }</pre>
 *
 * @param <T> the type of the value
 * @see Application#get(AppKey)
 */
public final class AppKey<T> {
  private final String name;
  private final Class<? super T> type;

  private AppKey(String name, Class<? super T> type) {
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
  public static <T> AppKey<T> of(String name, Class<? super T> type) {
    return new AppKey<>(name, type);
  }

  @Override
  public String toString() {
    return "AppKey(" + name + ", " + type.getSimpleName() + ")";
  }
}

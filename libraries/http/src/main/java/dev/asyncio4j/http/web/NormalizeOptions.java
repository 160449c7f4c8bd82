package dev.asyncio4j.http.web;

import java.util.function.Function;

/**
 * The options of {@link Web#normalizePath}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code normalize_path_middleware}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var middleware = Web.normalizePath(NormalizeOptions.defaults().mergeSlashes(false));
 * }</pre>
 *
 * @param appendSlash whether a slash at the end is tried
 * @param removeSlash whether no slash at the end is tried
 * @param mergeSlashes whether one slash in place of several is tried
 * @param redirect makes the reply to a location
 */
public record NormalizeOptions(
    boolean appendSlash,
    boolean removeSlash,
    boolean mergeSlashes,
    Function<String, ? extends HttpException> redirect) {
  private static final NormalizeOptions DEFAULTS =
      new NormalizeOptions(true, false, true, HttpException.PermanentRedirect::new);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param appendSlash true to try it
   * @param removeSlash true to try it
   * @param mergeSlashes true to try it
   * @param redirect makes the reply
   * @throws IllegalArgumentException if a slash is to be both appended and removed
   */
  public NormalizeOptions {
    if (appendSlash && removeSlash) {
      throw new IllegalArgumentException("Cannot both remove and append slash");
    }
  }

  /**
   * Returns the defaults: a slash is appended, several become one, the reply is 308.
   *
   * @return the defaults
   */
  public static NormalizeOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Chooses whether a slash at the end is tried.
   *
   * @param append true to try it
   * @return a changed copy
   * @throws IllegalArgumentException if a slash is to be removed, too
   */
  public NormalizeOptions appendSlash(boolean append) {
    return new NormalizeOptions(append, removeSlash, mergeSlashes, redirect);
  }

  /**
   * Chooses whether no slash at the end is tried, instead of one.
   *
   * @param remove true to try it; nothing is appended then
   * @return a changed copy
   */
  public NormalizeOptions removeSlash(boolean remove) {
    return new NormalizeOptions(appendSlash && !remove, remove, mergeSlashes, redirect);
  }

  /**
   * Chooses whether one slash in place of several is tried.
   *
   * @param merge true to try it
   * @return a changed copy
   */
  public NormalizeOptions mergeSlashes(boolean merge) {
    return new NormalizeOptions(appendSlash, removeSlash, merge, redirect);
  }

  /**
   * Sets the reply.
   *
   * @param redirect makes it, such as {@code HttpException.Found::new}
   * @return a changed copy
   */
  public NormalizeOptions redirect(Function<String, ? extends HttpException> redirect) {
    return new NormalizeOptions(appendSlash, removeSlash, mergeSlashes, redirect);
  }
}

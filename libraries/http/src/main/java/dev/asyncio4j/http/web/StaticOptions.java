package dev.asyncio4j.http.web;

import org.jspecify.annotations.Nullable;

/**
 * The options of a folder of files; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code add_static}; {@code chunk_size} has no meaning
 * here.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var files = Web.staticFiles("/css", Path.of("css"), StaticOptions.defaults().showIndex(true));
 * }</pre>
 *
 * @param name of the resource; null: none
 * @param showIndex whether a folder is answered by a list of its files; else 403
 * @param followSymlinks whether links may lead out of the folder
 * @param appendVersion whether URLs get a hash of the file's content
 */
public record StaticOptions(
    @Nullable String name, boolean showIndex, boolean followSymlinks, boolean appendVersion) {
  private static final StaticOptions DEFAULTS = new StaticOptions(null, false, false, false);

  /**
   * Returns the defaults: no name, no lists, no links out of the folder.
   *
   * @return the defaults
   */
  public static StaticOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Names the resource, for {@link Router#get(String)}.
   *
   * @param name of the resource
   * @return a changed copy
   */
  public StaticOptions name(String name) {
    return new StaticOptions(name, showIndex, followSymlinks, appendVersion);
  }

  /**
   * Chooses whether a folder is answered by a list of its files.
   *
   * @param show false for status 403
   * @return a changed copy
   */
  public StaticOptions showIndex(boolean show) {
    return new StaticOptions(name, show, followSymlinks, appendVersion);
  }

  /**
   * Chooses whether symbolic links may lead out of the folder.
   *
   * <p>Whoever can make a link in the folder can show any file then.
   *
   * @param follow false for status 404
   * @return a changed copy
   */
  public StaticOptions followSymlinks(boolean follow) {
    return new StaticOptions(name, showIndex, follow, appendVersion);
  }

  /**
   * Chooses whether the URLs that the resource makes get a hash of the file's content.
   *
   * <p>A client may keep such URLs for ever.
   *
   * @param append true for {@code ?v=…}; the file is read when a URL is made
   * @return a changed copy
   */
  public StaticOptions appendVersion(boolean append) {
    return new StaticOptions(name, showIndex, followSymlinks, append);
  }
}

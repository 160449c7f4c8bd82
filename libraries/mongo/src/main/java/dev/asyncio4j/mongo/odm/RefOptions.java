package dev.asyncio4j.mongo.odm;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Options of the fetch of a reference; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code Reference.fetch}.
 *
 * @param noData whether only the primary key is fetched, if nothing is kept
 * @param forceReload whether it is fetched even if it is kept
 * @param projection which fields are fetched; null: all
 */
public record RefOptions(boolean noData, boolean forceReload, @Nullable Bson projection) {
  private static final RefOptions DEFAULTS = new RefOptions(false, false, null);

  /** {@return the whole document, kept from the first time on} */
  public static RefOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets whether only the primary key is fetched, to see that the document is there.
   *
   * @param enabled true: nothing is kept
   * @return a changed copy
   */
  public RefOptions noData(boolean enabled) {
    return new RefOptions(enabled, forceReload, projection);
  }

  /**
   * Sets whether the document is fetched even if it is kept.
   *
   * @param enabled true: it is
   * @return a changed copy
   */
  public RefOptions forceReload(boolean enabled) {
    return new RefOptions(noData, enabled, projection);
  }

  /**
   * Sets which fields are fetched.
   *
   * @param fields which; null for all
   * @return a changed copy
   */
  public RefOptions projection(@Nullable Bson fields) {
    return new RefOptions(noData, forceReload, fields);
  }
}

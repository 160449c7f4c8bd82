package dev.asyncio4j.mongo.odm;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Options of a commit; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code Document.commit}.
 *
 * @param ioValidateAll whether the unchanged fields are checked as well
 * @param conditions what the document in the database must fit, besides its key; null: nothing
 * @param replace whether the whole document is sent
 */
public record CommitOptions(boolean ioValidateAll, @Nullable Bson conditions, boolean replace) {
  private static final CommitOptions DEFAULTS = new CommitOptions(false, null, false);

  /** {@return only what was changed is checked and sent} */
  public static CommitOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets whether the unchanged fields are checked as well.
   *
   * @param enabled true: they are
   * @return a changed copy
   */
  public CommitOptions ioValidateAll(boolean enabled) {
    return new CommitOptions(enabled, conditions, replace);
  }

  /**
   * Sets what the document in the database must fit.
   *
   * @param filter what, besides its key; null for nothing
   * @return a changed copy
   */
  public CommitOptions conditions(@Nullable Bson filter) {
    return new CommitOptions(ioValidateAll, filter, replace);
  }

  /**
   * Sets whether the whole document is sent.
   *
   * @param enabled true: it takes the place of the one in the database
   * @return a changed copy
   */
  public CommitOptions replace(boolean enabled) {
    return new CommitOptions(ioValidateAll, conditions, enabled);
  }
}

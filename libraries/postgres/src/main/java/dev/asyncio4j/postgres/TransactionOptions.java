package dev.asyncio4j.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Options of a transaction; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the arguments of {@code Connection.transaction}.
 *
 * @param isolation null: as the server is set
 * @param readOnly whether writing fails
 * @param deferrable whether it may wait for a moment at which it cannot fail
 */
public record TransactionOptions(
    @Nullable Isolation isolation, boolean readOnly, boolean deferrable) {
  private static final TransactionOptions DEFAULTS = new TransactionOptions(null, false, false);

  /** {@return as the server is set} */
  public static TransactionOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the isolation.
   *
   * @param level how far others are kept away
   * @return a changed copy
   */
  public TransactionOptions isolation(Isolation level) {
    return new TransactionOptions(level, readOnly, deferrable);
  }

  /**
   * Sets whether writing fails.
   *
   * @param enabled true: it fails
   * @return a changed copy
   */
  public TransactionOptions readOnly(boolean enabled) {
    return new TransactionOptions(isolation, enabled, deferrable);
  }

  /**
   * Sets whether the transaction may wait for a moment at which it cannot fail.
   *
   * @param enabled of use with {@link Isolation#SERIALIZABLE} and {@code readOnly}
   * @return a changed copy
   */
  public TransactionOptions deferrable(boolean enabled) {
    return new TransactionOptions(isolation, readOnly, enabled);
  }
}

package dev.asyncio4j.postgres;

import java.util.Locale;

/** The degree to which a transaction is kept from the work of others. */
public enum Isolation {
  /** An order as if one ran after the other. */
  SERIALIZABLE,
  /** Sees what was committed before it began. */
  REPEATABLE_READ,
  /** Each statement sees what was committed before it. */
  READ_COMMITTED,
  /** The same as {@link #READ_COMMITTED} with this server. */
  READ_UNCOMMITTED;

  /**
   * Returns the one of a name.
   *
   * @param name such as {@code serializable} or {@code repeatable_read}
   * @return the isolation
   * @throws IllegalArgumentException if there is none
   */
  public static Isolation of(String name) {
    for (var each : values()) if (each.name().toLowerCase(Locale.ROOT).equals(name)) return each;
    throw new IllegalArgumentException(
        "isolation is expected to be either of serializable, repeatable_read, read_committed,"
            + " read_uncommitted, got "
            + name);
  }

  /** {@return as SQL writes it, such as {@code REPEATABLE READ}} */
  public String sql() {
    return name().replace('_', ' ');
  }
}

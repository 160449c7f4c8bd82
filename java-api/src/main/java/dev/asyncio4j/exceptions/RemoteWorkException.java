package dev.asyncio4j.exceptions;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that work, or what came of it, cannot travel between this process and another.
 *
 * <p>An object is not serialisable, or too large, or of a class that the other side lacks.
 *
 * <p><i>Python:</i> {@code pickle.PicklingError}, and the {@code AttributeError} or {@code
 * TypeError} that pickling often fails with.
 */
public class RemoteWorkException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /** The way to what cannot travel; empty if no object is to blame. */
  private final String path;

  /**
   * Makes one.
   *
   * @param message what cannot travel, where to, and what to do
   * @param path the way to it from what was sent; empty if no object is to blame
   * @param cause what serialisation failed with; null if it was not tried
   */
  public RemoteWorkException(String message, String path, @Nullable Throwable cause) {
    super(message, cause);
    this.path = path;
  }

  /**
   * Returns the way to what cannot travel: what was sent, then field by field.
   *
   * <p>Such as {@code lambda in com.acme.Report.totals captures this (com.acme.Report) › store
   * (com.acme.Store)}.
   *
   * @return the way; empty if no object is to blame
   */
  public String path() {
    return path;
  }
}

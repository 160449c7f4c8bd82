package dev.asyncio4j.http.web;

import java.util.List;

/**
 * Tells that several contexts of an application failed when they were closed.
 *
 * <p><i>Python:</i> {@code web.CleanupError}. A single failure is thrown as it is.
 */
public class CleanupException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Throwable> exceptions;

  /**
   * Makes one.
   *
   * @param message what failed
   * @param exceptions each failure, the first one first
   */
  public CleanupException(String message, List<Throwable> exceptions) {
    super(message, exceptions.isEmpty() ? null : exceptions.get(0));
    this.exceptions = List.copyOf(exceptions);
    exceptions.stream().skip(1).forEach(this::addSuppressed);
  }

  /** {@return each failure, in the order in which they happened} */
  public List<Throwable> exceptions() {
    return exceptions;
  }
}

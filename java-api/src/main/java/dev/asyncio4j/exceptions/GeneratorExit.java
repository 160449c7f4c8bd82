package dev.asyncio4j.exceptions;

import java.io.Serial;

/**
 * Ends the body of an async generator that is being closed: its {@code emit} throws this.
 *
 * <p><i>Python:</i> {@code GeneratorExit}. An {@link Error}, as {@link CancelledError} is: {@code
 * catch (Exception e)} must not keep a generator alive.
 */
public final class GeneratorExit extends Error {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the error.
   *
   * @param message which generator is being closed
   */
  public GeneratorExit(String message) {
    super(message);
  }
}

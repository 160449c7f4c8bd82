package dev.asyncio4j;

/**
 * The event that ends {@link Asyncio#wait}.
 *
 * <p><i>Python:</i> the constants {@code asyncio.FIRST_COMPLETED}, {@code FIRST_EXCEPTION}, {@code
 * ALL_COMPLETED}.
 */
public enum ReturnWhen {
  /** The first that is done, in whatever way. */
  FIRST_COMPLETED,
  /**
   * The first that fails, where cancellation is no failure; if none does, as {@link
   * #ALL_COMPLETED}.
   */
  FIRST_EXCEPTION,
  /** The last that is done. */
  ALL_COMPLETED
}

package dev.asyncio4j;

/**
 * A block of code that may await, may fail with any exception, and gives no value.
 *
 * @see Body
 */
@FunctionalInterface
public interface VoidBody {
  /**
   * Runs the block.
   *
   * @throws Exception if the block fails; the awaiting code gets the same object
   */
  void run() throws Exception;
}

package dev.asyncio4j.spring;

import dev.asyncio4j.RunOptions;

/**
 * A bean that changes the options of the application's loop, before that starts.
 *
 * <p><i>Python:</i> none.
 *
 * <p><b>Thread and loop:</b> in the thread that makes the loop's bean.
 *
 * <pre>{@code
 * AsyncioCustomizer careful = options -> options.debug(true);
 * }</pre>
 */
@FunctionalInterface
public interface AsyncioCustomizer {
  /**
   * Returns other options.
   *
   * @param options so far
   * @return the options of the loop
   */
  RunOptions customize(RunOptions options);
}

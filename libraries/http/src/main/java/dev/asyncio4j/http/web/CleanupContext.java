package dev.asyncio4j.http.web;

import org.jspecify.annotations.Nullable;

/**
 * Opens what an application needs while it lives.
 *
 * <p><i>Python:</i> a generator of {@code app.cleanup_ctx}: what stands before its {@code yield} is
 * here, what stands after it is the close of the result. Contexts are entered in the order of their
 * adding, before the signal of the startup, and closed in reverse, before that of the cleanup.
 *
 * <pre>{@code
 * CleanupContext journal = app -> {
 *   System.out.println("journal opens");
 *   return () -> System.out.println("journal closes");
 * };
 * }</pre>
 */
@FunctionalInterface
public interface CleanupContext {
  /**
   * Runs at startup; it may await, and so may the close of its result.
   *
   * @param app the application
   * @return closed at cleanup; null for nothing
   * @throws Exception if the application cannot start
   */
  @Nullable AutoCloseable enter(Application app) throws Exception;
}

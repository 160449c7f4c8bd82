package dev.asyncio4j.http.web;

/**
 * The list of the contexts of an application.
 *
 * <p><i>Python:</i> {@code app.cleanup_ctx}.
 *
 * <pre>{@code
 * var app = Application.create();
 * app.cleanupContexts().append(a -> () -> System.out.println("the end"));
 * }</pre>
 */
public interface CleanupContexts {
  /**
   * Adds a context at the end.
   *
   * @param context what is entered at startup
   * @return this
   * @throws IllegalStateException if the application has been set up
   */
  CleanupContexts append(CleanupContext context);

  /** {@return how many contexts there are} */
  int size();
}

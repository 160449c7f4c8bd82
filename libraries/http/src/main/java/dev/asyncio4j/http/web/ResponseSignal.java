package dev.asyncio4j.http.web;

/**
 * A list of what is called right before the head of a response is sent.
 *
 * <p><i>Python:</i> {@code app.on_response_prepare}. It is called for every response of the
 * application and of its sub-applications: errors and WebSockets, too. What a receiver throws makes
 * the reply a 500.
 *
 * <pre>{@code
 * var app = Application.create();
 * app.onResponsePrepare().append((request, response) -> response.header("X-Frame-Options", "DENY"));
 * }</pre>
 */
public interface ResponseSignal {
  /** A receiver. */
  @FunctionalInterface
  interface Receiver {
    /**
     * Looks at a response, and changes its headers.
     *
     * @param request what is answered
     * @param response the answer, of which nothing has been sent
     * @throws Exception if the response must not be sent
     */
    void prepare(Request request, StreamResponse response) throws Exception;
  }

  /**
   * Adds a receiver at the end.
   *
   * @param receiver what is called; it may await
   * @return this
   * @throws IllegalStateException if the application has been set up
   */
  ResponseSignal append(Receiver receiver);

  /** {@return how many receivers there are} */
  int size();

  /** {@return whether no receiver can be added any more} */
  boolean isFrozen();
}

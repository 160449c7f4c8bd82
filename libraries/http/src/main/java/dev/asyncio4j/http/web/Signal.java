package dev.asyncio4j.http.web;

import dev.asyncio4j.VoidBody1;

/**
 * A list of what is called when something happens to an application.
 *
 * <p><i>Python:</i> {@code aiosignal.Signal}. The receivers run one after the other, in the order
 * of their adding, and may await; the first one that throws ends the round.
 *
 * <pre>{@code
 * var app = Application.create();
 * app.onStartup().append(a -> System.out.println("starting " + a));
 * }</pre>
 *
 * @param <T> what the receivers get
 */
public interface Signal<T> {
  /**
   * Adds a receiver at the end.
   *
   * @param receiver what is called
   * @return this
   * @throws IllegalStateException if the application has been set up
   */
  Signal<T> append(VoidBody1<? super T> receiver);

  /** {@return how many receivers there are} */
  int size();

  /** {@return whether no receiver can be added any more} */
  boolean isFrozen();
}

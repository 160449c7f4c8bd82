package dev.asyncio4j.testing;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a test has left something behind, or that an error of it was never read.
 *
 * <p><i>Python:</i> none. The cause is the first error that nobody has read; for each other thing a
 * suppressed exception has the stack of the code that made it.
 */
public final class LeftBehindError extends AssertionError {
  @Serial private static final long serialVersionUID = 1L;

  /** The things that are left, a line or more each. */
  private final transient List<String> things;

  LeftBehindError(List<String> things, @Nullable Throwable cause) {
    super("the test left behind:\n  " + String.join("\n  ", things), cause);
    this.things = List.copyOf(things);
  }

  /** {@return what is left, in words, as the message lists it} */
  public List<String> things() {
    return things == null ? List.of() : things;
  }
}

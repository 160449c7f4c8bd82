package dev.asyncio4j.postgres.session;

/** Throws what was caught, checked or not: the caller's code has thrown it. */
public final class Sneaky {
  private Sneaky() {}

  /**
   * Throws {@code error}.
   *
   * @return nothing, ever; for {@code throw Sneaky.raise(e)}
   */
  @SuppressWarnings("unchecked") // the compiler is to believe it
  public static <X extends Throwable> RuntimeException raise(Throwable error) throws X {
    throw (X) error;
  }
}

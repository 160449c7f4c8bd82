package dev.asyncio4j.http.internal;

/** Throws anything where the signature declares nothing. */
public final class Throwing {
  private Throwing() {}

  /**
   * Throws an error itself, checked or not.
   *
   * @param error what to throw
   * @param <X> what the compiler takes it for
   * @return never; for {@code throw sneaky(e)}
   * @throws X always
   */
  @SuppressWarnings("unchecked")
  public static <X extends Throwable> RuntimeException sneaky(Throwable error) throws X {
    throw (X) error;
  }
}

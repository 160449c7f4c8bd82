package dev.asyncio4j.texts;

/** An error whose text fails: {@code toString} and {@code getMessage} throw. */
public final class Evil extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Evil() {}

  public Evil(Throwable cause) {
    super("unused", cause);
  }

  @Override
  public String getMessage() {
    throw new IllegalStateException("no text");
  }
}

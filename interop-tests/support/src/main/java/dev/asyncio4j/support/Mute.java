package dev.asyncio4j.support;

/** An exception that answers no question. */
public class Mute extends RuntimeException {
  @Override
  public String getMessage() {
    throw new IllegalStateException("no message");
  }

  @Override
  public String toString() {
    throw new IllegalStateException("no text");
  }

  @Override
  public synchronized Throwable getCause() {
    throw new IllegalStateException("no cause");
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    throw new IllegalStateException("no trace");
  }

  @Override
  public int hashCode() {
    throw new IllegalStateException("no hash");
  }

  @Override
  public boolean equals(Object other) {
    throw new IllegalStateException("no equal");
  }
}

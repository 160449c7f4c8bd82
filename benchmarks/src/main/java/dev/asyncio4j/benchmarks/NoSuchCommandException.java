package dev.asyncio4j.benchmarks;

import java.io.IOException;

/** A program is not on this machine. */
final class NoSuchCommandException extends IOException {
  private static final long serialVersionUID = 1;

  NoSuchCommandException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}

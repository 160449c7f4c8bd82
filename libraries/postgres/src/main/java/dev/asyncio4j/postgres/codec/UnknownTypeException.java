package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.InternalClientException;
import java.io.Serial;

/** Signals that the server must be asked for a type. */
public final class UnknownTypeException extends InternalClientException {
  @Serial private static final long serialVersionUID = 1L;

  private final int oid;

  UnknownTypeException(int oid) {
    super("no codec for the type with the number " + Integer.toUnsignedString(oid));
    this.oid = oid;
  }

  public int oid() {
    return oid;
  }
}

package dev.asyncio4j.http.multipart;

import java.io.Serial;

/** Tells that a peer's multipart body is malformed; a server answers it with 400. */
public final class BadMultipart extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param how in which way
   */
  public BadMultipart(String how) {
    super(how);
  }
}

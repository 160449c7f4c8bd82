package dev.asyncio4j.zeromq.rpc;

import java.io.Serial;

/**
 * Signals that a remote call failed.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.Error}.
 */
public class RpcException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message says what is wrong, and of what
   */
  public RpcException(String message) {
    super(message);
  }
}

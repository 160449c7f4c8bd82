package dev.asyncio4j.zeromq.rpc;

import java.io.Serial;

/**
 * Signals that a client is closed, or was closed before the answer came.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.ServiceClosedError}.
 */
public class ServiceClosedException extends RpcException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message says what is wrong, and of what
   */
  public ServiceClosedException(String message) {
    super(message);
  }
}

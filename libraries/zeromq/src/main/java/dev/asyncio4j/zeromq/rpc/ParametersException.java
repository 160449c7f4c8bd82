package dev.asyncio4j.zeromq.rpc;

import java.io.Serial;

/**
 * Signals that a function does not take the arguments of a call; it did not run.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.ParametersError}.
 */
public class ParametersException extends RpcException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message says what is wrong, and of what
   */
  public ParametersException(String message) {
    super(message);
  }
}
